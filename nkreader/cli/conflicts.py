"""`conflicts`: what was said otherwise under an id that is here, listed and settled."""

from typing import Any, cast

import click

from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import Entry, VerbTable, as_json, verb
from nkreader.conflicts import Conflict, Which, Wording

_HERE = "nkreader.cli.conflicts"
CONFLICTS = {
    "list": Entry(_HERE, "conflicts_list", "List what stands and what is kept beside it."),
    "settle": Entry(_HERE, "conflicts_settle", "Say which of two versions stands."),
}
COLUMNS = (
    Column("id", 10, style={"bold": True}),
    Column("article", 24),
    Column("mine: what stands", 48),
    Column("theirs: what is kept", None),
)

conflicts = VerbTable(
    "conflicts",
    table=CONFLICTS,
    help="What two have said under one id: the later stands, the other is kept beside it.",
    examples="""
        nkreader conflicts list
        nkreader conflicts settle 7F3K theirs
        nkreader undo
    """,
)


def shape(one: Conflict) -> dict[str, Any]:
    """A conflict as other programs read it; offsets count in the text that was annotated."""
    return {
        "id": one.id, "kind": one.kind, "about": one.about, "article": one.article,
        "title": one.title, "mine": _side(one.mine), "theirs": _side(one.theirs),
    }  # fmt: skip


def _side(side: Wording) -> dict[str, Any]:
    return {
        "start": side.start, "end": side.end, "exact": side.exact, "tag": side.tag,
        "note": side.note, "set": side.set, "annotator": side.annotator,
        "modified": side.modified, **side.more,
    }  # fmt: skip


@verb("list", "nkreader conflicts list --json")
@as_json
def conflicts_list(as_json: bool) -> int:
    """List the conflicts, of every set: what stands, and the other version, which an import has
    kept beside it. What two have changed since is a conflict as long as they differ."""
    with session().open() as library:
        found = library.conflicts.every()
    if as_json:
        for one in found:
            emit(shape(one))
        return 0
    rows = ((one.id, one.title, *_both(one)) for one in found)
    if not print_table(COLUMNS, rows):
        say("no conflicts: imports have brought nothing that is otherwise here")
    return 0


def _both(one: Conflict) -> tuple[str, str]:
    """Both versions in few words: what they differ in."""
    return _words(one.mine, one.theirs), _words(one.theirs, one.mine)


def _words(side: Wording, other: Wording) -> str:
    said = side.tag or str(side.more.get("kind", "memo"))
    parts = [said, f"“{side.exact}”" if side.exact is not None else None]
    parts += [f"{name} {value}" for name, value in _differing(side, other)]
    parts.append(f"({side.annotator}, {side.modified})" if side.annotator else side.modified)
    return " ".join(part for part in parts if part)


def _differing(side: Wording, other: Wording) -> list[tuple[str, str]]:
    found = [] if side.note == other.note else [("note", side.note or "none")]
    if (side.set, side.annotator) != (other.set, other.annotator):
        found.append(("set", side.set or ""))
    if side.exact == other.exact and side.start != other.start:
        found.append(("at", f"{side.start}"))
    names = (side.more.keys() | other.more.keys()) - {"kind"}
    for name in sorted(names):
        if side.more.get(name) != other.more.get(name):
            found.append((name.replace("_", " "), str(side.more.get(name, "none"))))
    return found


@verb(
    "settle",
    """
    nkreader conflicts settle 7F3K mine
    nkreader conflicts settle 7F3K 9QXZ theirs
    """,
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.argument("which", metavar="mine|theirs", type=click.Choice(["mine", "theirs"]))
@as_json
def conflicts_settle(ids: tuple[str, ...], which: str, as_json: bool) -> int:
    """Let what stands stand (mine), or what was kept beside it (theirs). Each is an act that `undo`
    takes back. ID is that of a conflict, or of the annotation where it has one only. Of several all
    are known, or none is settled."""
    with session().open() as library:
        for one in [library.conflicts.find(id) for id in ids]:
            library.conflicts.settle(one.id, cast(Which, which))
            if as_json:
                emit({**shape(one), "settled": which})
    say(f"settled {counted(len(ids), 'conflict')}: {which} stands")
    return 0
