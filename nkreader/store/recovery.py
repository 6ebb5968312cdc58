"""What programs left half done that are no longer there: taken back by the next one that opens the
library to write."""

import os
from contextlib import suppress

from nkreader.model import NkreaderError
from nkreader.store.connection import Store


def recover(store: Store) -> None:
    """Take back what programs left unfinished that are no longer there; where the disk is full, or
    another program is writing, the library can be read all the same, and the next one tries again.
    """
    if store.read_only or store.value("SELECT 1 FROM unfinished") is None:
        return
    import platform

    from nkreader.store.long_acts import take_back  # seldom anything is unfinished
    from nkreader.store.turning import turn_back

    for change, host, process in store.rows("SELECT change, host, process FROM unfinished"):
        gone = host == platform.node() and process != os.getpid() and not _is_running(process)
        if gone:
            with suppress(NkreaderError):
                if not turn_back(store, change):
                    take_back(store, change)


def _is_running(process: int) -> bool:
    """Where it can't be told, it is taken to be."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, SystemError):
        return True
    return True
