"""`add`: articles in, one result a file."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from nkreader.cli.opening import standard_input
from nkreader.cli.printing import emit, fail, flush, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library.adding import Added


@verb(
    "add",
    """
    nkreader add bridge.txt train.md
    nkreader add articles/ --json
    pbpaste | nkreader add -
    """,
)
@click.argument("sources", metavar="PATH...", nargs=-1, required=True, callback=named)
@as_json
def add(sources: tuple[str, ...], as_json: bool) -> int:
    """Add articles: text and Markdown files, folders of them, or - for standard input.

    A file that is there already is left as it is; one whose text has changed becomes a new version
    of the same article, and its annotations are found again in it. One that can't be added does
    not stop the others.

    --json prints {"id", "path", "title", "status", "kind"} for each, status added, unchanged,
    updated or failed, and then "error" too; "member" inside an archive, and "same_as", the id of
    another article that has the same text.
    """
    counts: Counter[str] = Counter()
    with session().open() as library:
        for one in library.add(sources, standard_input(sources)):
            counts[one.status] += 1
            _tell(one, as_json)
            flush()
    if counts.total() > 1:
        words = ("added", "updated", "unchanged", "failed")
        say(", ".join(f"{counts[word]} {word}" for word in words if counts[word]))
    if not counts:
        fail(f"{' '.join(sources)}: no articles there; text (.txt) and Markdown (.md) can be added")
    return 1 if counts["failed"] or not counts else 0


def _tell(one: "Added", as_json: bool) -> None:
    if as_json:
        shape = {"id": one.id, "path": one.path, "title": one.title, "status": one.status,
                 "kind": one.kind}  # fmt: skip
        more = {"member": one.member, "same_as": one.same_as, "error": one.error}
        emit({**shape, **{name: value for name, value in more.items() if value is not None}})
    elif one.error is None:
        said = one_line(f"{one.title or one.path}")
        write(f"{one.status:<9}  {styled(str(one.id), bold=True)}  {said}\n")
    if one.error is not None:
        fail(one.error)
    for note in one.notes:
        say(f"{one.path}: {note}")
