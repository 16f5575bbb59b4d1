"""The whole of packaging/run --story, with mails over SMTP, and back through a POP3 server."""

import pytest
import story
from bounces_test import give_back
from pop3_server import Pop3Server


@pytest.fixture
def pop3():
    server = Pop3Server()
    try:
        yield server.start()
    finally:
        server.stop()


class Association(story.Association):
    """As behind a real mail server: what comes back is put into the mailbox by the test."""

    def __init__(self, running, pop3):
        super().__init__(running.url, running.stack.provider_url, running.mailbox)
        self.running, self.pop3 = running, pop3

    def let_come_back(self, mail):
        give_back(self.running, self.pop3, mail)


def test_the_story_happens_in_both_directions(make_association, pop3):
    lines = []
    own = make_association(options=pop3.options())
    played = story.Story(Association(own, pop3), own.stack.accounts(), lines.append)
    played.play()
    assert played.steps > 80, "\n".join(lines)
