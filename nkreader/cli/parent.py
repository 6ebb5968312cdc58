"""A reader that a server has started ends with that server, however it ends."""

import os
import signal
import sys
import threading
import time

SERVER = "NKREADER_SERVER"
"""The variable in which a reader finds its server's process number."""
LOOK_S, GRACE_S = 0.5, 0.5


def watch_server() -> None:
    """Where a server started this process, end it within a second of the server's end.

    Textual's driver for pages reads on when its input ends, so the parent's number is looked at,
    which changes however the parent ends. What was tagged is in the library already.
    """
    server = os.environ.pop(SERVER, "")
    if not server.isdecimal() or sys.platform == "win32":
        return

    def watch() -> None:
        while os.getppid() == int(server):
            time.sleep(LOOK_S)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_S)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
