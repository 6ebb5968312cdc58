"""The other end of `processes`: a process that does jobs until its input ends.

Jobs come pickled on standard input, after what holds for all of them; one answer for each goes out
on what was standard output when it began. Nobody else's word gets there.
"""

import os
import pickle
import signal
import sys

NICE = 5
"""How far workers step back where others want the processors too: somebody may be reading."""
READY = "ready"
"""The first answer, to nothing: from here on, what it does not survive is a job."""


def main() -> None:
    """Work until there is no more, or nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever gives the jobs
    if hasattr(os, "nice"):
        os.nice(NICE)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from nkreader.library.parcels import packed
    from nkreader.library.work import done

    try:
        how = pickle.load(sys.stdin.buffer)
        pickle.dump(READY, answers)
        answers.flush()
        while True:
            job = pickle.load(sys.stdin.buffer)
            pickle.dump(packed(done(job, how)), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, OSError):
        os._exit(0)


if __name__ == "__main__":
    main()
