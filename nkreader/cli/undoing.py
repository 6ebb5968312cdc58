"""`undo` and `redo`: the annotator's last act, wherever in the library it was."""

from nkreader.cli.printing import emit, out
from nkreader.cli.session import session
from nkreader.cli.shapes import change_shape
from nkreader.cli.verb import as_json, verb
from nkreader.library import Library
from nkreader.model import Change
from nkreader.text.hidden import one_line


@verb(
    "undo",
    """
    nkreader undo
    nkreader undo --annotator mina --json
    """,
)
@as_json
def undo(as_json: bool) -> int:
    """Take back your last act: a tag, a note, a change of the codebook, an import."""
    with session().open() as library:
        _done(library.undo(), library, as_json)
    return 0


@verb(
    "redo",
    """
    nkreader redo
    nkreader redo --json
    """,
)
@as_json
def redo(as_json: bool) -> int:
    """Do again what was undone last; no longer possible after another act."""
    with session().open() as library:
        _done(library.redo(), library, as_json)
    return 0


def _done(change: Change, library: Library, as_json: bool) -> None:
    for _ in library.entities.catch_up() if change.structure else ():
        continue
    _tell(change, library, as_json)


def _tell(change: Change, library: Library, as_json: bool) -> None:
    if as_json:
        emit(change_shape(change, library))
        return
    out(change.said)
    for sign, marks in (("+", change.added), ("-", change.removed)):
        for mark in marks:
            claim = mark.annotation
            out(one_line(f"{sign} {claim.id}  {claim.tag}  {claim.article}  “{claim.exact}”"))
