"""Keeps programs running: starts again what ended by itself, until that helps no more."""

import collections
import signal
import time

from processes import ProcessFailed

# Host and provider reconnect within seconds, so a look is short beside what they ride out.
LOOK_EVERY_S = 0.2
# More than somebody needs who kills a program to see what happens; a program that cannot start at
# all gets there within seconds.
ENDS_AT_MOST = 10
WITHIN_S = 60


class Keeper:
    """Each part alone: whoever stands on another one waits for it, and is not restarted with it."""

    def __init__(self, parts, say):
        self.parts = parts
        self.say = say
        self.ends = {part: collections.deque(maxlen=ENDS_AT_MOST) for part in parts}

    def keep(self):
        """Until a signal, or until one of the parts ends again and again."""
        while True:
            for part in self.parts:
                if not part.running:
                    self.start_again(part)
            time.sleep(LOOK_EVERY_S)

    def start_again(self, part):
        how = how_it_ended(part.popen.returncode)
        ends = self.ends[part]
        ends.append(time.monotonic())
        if len(ends) == ENDS_AT_MOST and ends[-1] - ends[0] < WITHIN_S:
            raise ProcessFailed(f"{part.name} ended by itself {ENDS_AT_MOST} times within "
                                f"{WITHIN_S} s, at last with {how}:\n{part.tail()}")
        # Not waited for: the other parts are looked after meanwhile.
        part.start()
        self.say(f"{time.strftime('%H:%M:%S')}  {part.name} ended by itself ({how}) "
                 "and was started again.")


def how_it_ended(code):
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"  # real-time signals have no names
