"""`link`, `links` and `unlink`: how one passage bears on another."""

from typing import Any

import click

from nkreader.cli.printing import emit, fail, out, say
from nkreader.cli.session import session
from nkreader.cli.shapes import passage_shape
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.linked import End, Gone, LinkedPair
from nkreader.links import LINK_KINDS, LINK_STATES
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

_PAGE = 200
"""Links read at a time."""
COLUMNS = (
    Column("id", 10),
    Column("kind", 11, style={"bold": True}),
    Column("state", 10),
    Column("from", 44),
    Column("to", 44),
    Column("reason", None),
)


def link_shape(pair: LinkedPair) -> dict[str, Any]:
    """A link with both passages, as JSON."""
    link = pair.link
    return {
        "id": link.id, "kind": link.kind, "state": link.state, "reason": link.reason,
        "source": _end_shape(pair.source), "target": _end_shape(pair.target),
        "broken": pair.is_broken, "created": link.created, "modified": link.modified,
    }  # fmt: skip


def _end_shape(end: End) -> dict[str, Any]:
    """A passage with its article's data; of one that was taken off the id, and its words where the
    history still knows them."""
    if isinstance(end, Gone):
        return {"id": end.id, "exact": end.words or None, "status": "gone"}
    data = end.article.metadata
    told = {"title": data.title, "publisher": data.publisher, "published": data.published}
    return passage_shape(end.mark, end.set) | told


def in_words(end: End) -> str:
    """A passage and where it was read, in one line."""
    if isinstance(end, Gone):
        return one_line(f"gone: “{end.words}”" if end.words else f"gone: {end.id}")
    data = end.article.metadata
    where = (end.mark.annotation.id, data.publisher, data.published)
    return one_line(f"“{end.mark.words}” {', '.join(part for part in where if part)}")


@verb(
    "link",
    """
    nkreader link 4QW9M2B7XZ 9HTC supports
    nkreader link 4QW9 9HTC contradicts --reason "another price for the same week"
    nkreader link 4QW9 9HTC contradicts --state resolved
    """,
)
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@click.argument("kind", metavar="KIND", type=click.Choice(LINK_KINDS))
@click.option("--reason", metavar="TEXT", help="Why they are linked.")
@click.option("--state", type=click.Choice(LINK_STATES), help="open, unless said.")
@as_json
def link(
    source: str, target: str, kind: str, reason: str | None, state: str | None, as_json: bool
) -> int:
    """Link one annotation (A) with another (B): A contradicts, supports, updates, repeats or
    corrects B.

    A and B are ids or unique beginnings of ids, of any article and set. A link of this kind that is
    there gets the reason and state that are given. `undo` takes it back.
    """
    with session().open() as library:
        made = library.linking.make(source, target, kind, reason, state)
        if not made.change.id:
            say("linked so already; nothing was changed")
        _tell(library.linking.get(made.link.id), as_json)
    return 0


@verb(
    "links",
    """
    nkreader links
    nkreader links --kind contradicts --state open
    nkreader links --article 7F3K --json
    """,
)
@click.option("--article", metavar="ARTICLE", help="Only those with an end in this article.")
@click.option("--kind", type=click.Choice(LINK_KINDS), help="Only those of this kind.")
@click.option("--state", type=click.Choice(LINK_STATES), help="Only those in this state.")
@click.option("--broken", is_flag=True, help="Only those whose passage at one end is gone.")
@as_json
def links(
    article: str | None, kind: str | None, state: str | None, broken: bool, as_json: bool
) -> int:
    """List the links between annotations, the latest first.

    Where a passage was taken off its link stays, and its end is told as gone; `undo` of that heals
    it.
    """
    with session().open() as library:
        named = library.article(article).id if article is not None else None
        listing = library.linking.listing(kind, state, named, broken)
        pairs = (
            pair for first in range(0, listing.count, _PAGE) for pair in listing.fetch(first, _PAGE)
        )
        if as_json:
            for pair in pairs:
                emit(link_shape(pair))
        elif not print_table(COLUMNS, map(_row, pairs)):
            say("no links; `nkreader link A B KIND` makes one")
    return 0


def _row(pair: LinkedPair) -> tuple[str, ...]:
    link = pair.link
    ends = in_words(pair.source), in_words(pair.target)
    return link.id, link.kind, link.state, *ends, link.reason or ""


@verb(
    "unlink",
    """
    nkreader unlink 6ZK3R8WQ1M
    nkreader unlink 6ZK3 2BQ7 --json
    """,
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@as_json
def unlink(ids: tuple[str, ...], as_json: bool) -> int:
    """Take links away, by id or unique beginning of one; the passages stay. `undo` brings them
    back."""
    failed = 0
    with session().open() as library:
        for id in ids:
            try:
                pair = library.linking.get(id)
                library.linking.remove(pair.link.id)
            except NkreaderError as error:
                fail(str(error))
                failed = 1
                continue
            _tell(pair, as_json)
    return failed


def _tell(pair: LinkedPair, as_json: bool) -> None:
    if as_json:
        emit(link_shape(pair))
        return
    link = pair.link
    words = f"{link.id}  {in_words(pair.source)}  {link.kind} ({link.state})  "
    out(one_line(words + in_words(pair.target)) + (f"  {link.reason}" if link.reason else ""))
