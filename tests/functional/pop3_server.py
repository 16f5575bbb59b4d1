"""A real POP3 server for the tests: Dovecot on the loopback, with a Maildir that tests write to."""

import grp
import os
import pathlib
import pwd
import shutil
import tempfile

from processes import Process
from stack import Stack, free_port

CONFIG = """
protocols = pop3
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/Maildir
first_valid_uid = 1
default_login_user = {login}
default_internal_user = {user}
default_internal_group = {group}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
service pop3-login {{
  chroot =
  inet_listener pop3 {{
    port = {port}
  }}
  inet_listener pop3s {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


class Pop3Server:
    """Root hands over to Debian's own users for it; anybody else runs all of it as themselves."""

    def __init__(self):
        # Below /tmp itself: Dovecot's user has to reach it.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tandem-pop3-"))
        self.port = free_port()
        root = os.getuid() == 0
        self.user = "dovecot" if root else pwd.getpwuid(os.getuid()).pw_name
        self.login = "dovenull" if root else self.user
        self.group = "dovecot" if root else grp.getgrgid(os.getgid()).gr_name
        self.maildir = self.folder / "Maildir"
        for part in ("new", "cur", "tmp"):
            (self.maildir / part).mkdir(parents=True)
        self.give_away(self.folder)
        self.count = 0
        self.process = None

    def give_away(self, folder):
        os.chmod(folder, 0o755)
        if os.getuid() == 0:
            for each in [folder, *folder.rglob("*")]:
                shutil.chown(each, self.user, self.group)

    def start(self):
        config = self.folder / "dovecot.conf"
        config.write_text(CONFIG.format(folder=self.folder, user=self.user, group=self.group,
                                        login=self.login, port=self.port))
        program = shutil.which("dovecot", path=os.environ["PATH"] + ":/usr/sbin")
        records = self.folder / "records"
        records.mkdir()
        self.process = Process("pop3", [program, "-F", "-c", config], records,
                               self.folder / "out.log").start()
        self.process.wait_until(lambda: Stack._listens(self.port), 20, "listening")
        return self

    def options(self):
        return ["--mailbox", f"127.0.0.1:{self.port}", "--mailbox-user", "returns",
                "--mailbox-password", "secret", "--mailbox-every", "1"]

    def deliver(self, raw):
        """As a mail server would, last: whole at once."""
        self.count += 1
        draft = self.maildir / "tmp" / f"{self.count:06}.tests"
        draft.write_bytes(raw)
        if os.getuid() == 0:
            shutil.chown(draft, self.user, self.group)
        draft.rename(self.maildir / "new" / draft.name)

    def holds(self):
        return sum(len(list((self.maildir / part).iterdir())) for part in ("new", "cur"))

    def stop(self):
        if self.process:
            self.process.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
