"""A real SMTP server for the tests: keeps what arrives, and misbehaves on request.

    smtp_server.py PORT FOLDER

Each message becomes NNNNNN.eml (bytes as they came) and NNNNNN.json (envelope). The file FOLDER/mode
says what the next ones meet: "accept", "busy" (451), "refuse" (550) or "hang". What met "busy" is
kept beside, as NNNNNN.busy, to be compared with the next attempt.
"""

import asyncio
import json
import pathlib
import signal
import sys

from aiosmtpd.smtp import SMTP

HANG_S = 3600


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = len(list(folder.glob("*.eml")))

    def mode(self):
        file = self.folder / "mode"
        return file.read_text().strip() if file.exists() else "accept"

    async def handle_DATA(self, server, session, envelope):
        mode = self.mode()
        if mode == "hang":
            await asyncio.sleep(HANG_S)
        if mode == "busy":
            tried = len(list(self.folder.glob("*.busy"))) + 1
            (self.folder / f"{tried:06}.busy").write_bytes(envelope.content)
            return "451 4.3.0 Try again later"
        if mode == "refuse":
            return "550 5.1.1 No such mailbox"
        self.keep(envelope)
        return "250 2.0.0 Kept"

    def keep(self, envelope):
        self.count += 1
        name = f"{self.count:06}"
        (self.folder / f"{name}.eml").write_bytes(envelope.content)
        # Written last and renamed: who sees it finds both whole.
        beside = self.folder / f"{name}.new"
        beside.write_text(json.dumps({"id": name, "from": envelope.mail_from,
                                      "to": envelope.rcpt_tos}))
        beside.replace(self.folder / f"{name}.json")


async def serve(port, folder):
    keeper = Keeper(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="mail.test", enable_SMTPUTF8=True), "127.0.0.1", port)
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with server:
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
