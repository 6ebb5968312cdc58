"""`check`, `backup` and `restore`: looking after a library file as a whole."""

from pathlib import Path

import click

from nkreader.cli.printing import emit, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb
from nkreader.library.paths import user_path
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line


@verb(
    "check",
    """
    nkreader check
    nkreader check --library coding.db --json
    """,
)
@as_json
def check(as_json: bool) -> int:
    """Verify a library: the file, its references, every passage against its text.

    Exit code 1 where anything is wrong. Mends nothing: `nkreader restore` puts a backup back.
    """
    from nkreader.library.upkeep import check as check_library

    path = _there(session().path)
    found = check_library(path)
    for one in found:
        if as_json:
            emit({"trouble": one})
        else:
            out(one_line(one))
    say(f"{path}: {'sound' if not found else f'{len(found)} things are wrong'}")
    return 1 if found else 0


@verb(
    "backup",
    """
    nkreader backup
    nkreader backup /media/stick/coding.db
    """,
)
@click.argument("to", required=False)
def backup(to: str | None) -> int:
    """Copy the library while it may be open; without TO, to a dated file beside it."""
    from nkreader.library.upkeep import backup as copy

    out(str(copy(_there(session().path), None if to is None else user_path(to))))
    return 0


@verb("restore", "nkreader restore library-backup-20260102-101500.db")
@click.argument("copy")
def restore(copy: str) -> int:
    """Put a backup in the place of the library, which nobody may have open.

    What was there is kept beside it under another name.
    """
    from nkreader.library.upkeep import restore as put_back

    path = session().path
    kept = put_back(user_path(copy), path)
    say(f"{path}: restored from {copy}")
    if kept is not None:
        say(f"what was there is kept as {kept}")
    return 0


def _there(path: Path) -> Path:
    if not path.exists():
        raise NkreaderError(f"{path}: there is no library; `nkreader where` says how one is chosen")
    return path
