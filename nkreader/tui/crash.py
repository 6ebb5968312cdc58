"""When the program breaks: one line for the user, the rest in a file for whoever mends it."""

import traceback
from datetime import UTC, datetime

from nkreader.library.places import data_folder, keep_private
from nkreader.model import NkreaderError


def told(error: BaseException) -> str:
    """Keep the traceback of `error` in a file; returns the line to print.

    What a user can act on is the line itself.
    """
    if isinstance(error, NkreaderError):
        return f"nkreader: {error}"
    file = data_folder() / "crash.txt"
    trace = "".join(traceback.format_exception(error))
    try:
        keep_private(file, f"{datetime.now(UTC).isoformat()}\n{trace}")
        where = f"details are in {file}"
    except OSError as trouble:
        where = f"details could not be kept ({trouble.strerror})"
    words = " ".join(str(error).split())[:200]
    return (
        f"nkreader: stopped by a fault of its own ({type(error).__name__}: {words}); "
        f"what was tagged is saved; {where}"
    )
