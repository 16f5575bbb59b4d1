"""The whole of packaging/run --story, with mails over SMTP instead of a Maildir."""

import story


def test_the_story_happens_in_both_directions(own):
    lines = []
    association = story.Association(own.url, own.stack.provider_url, own.mailbox)
    played = story.Story(association, own.stack.accounts(), lines.append)
    played.play()
    assert played.steps > 30, "\n".join(lines)
