"""`search`: every place where the words of a query stand, with what is around it."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from nkreader.cli.listing import ARTICLES, article_cells
from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.shapes import hit_shape, row_shape
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import asked, view_option

if TYPE_CHECKING:
    from nkreader.hits import Hit
    from nkreader.library.named import Concordance
    from nkreader.library.searching import Search
    from nkreader.lists import ArticleRow

SIDE = 36
"""Cells on either side of a hit, in a terminal."""
HITS = (
    Column("article", 10, style={"bold": True}),
    Column("published", 10),
    Column("place", 9, right=True),
    Column("before", SIDE, right=True),
    Column("", 30, style={"bold": True}),
    Column("after", None),
)


@verb(
    "search",
    """
    nkreader search sinuiju quarantine
    nkreader search '"train talks" OR coal' --limit 20
    nkreader search rice --view "border, 2020"
    nkreader search COVID-19 --json
    """,
)
@click.argument("words", metavar="QUERY...", nargs=-1)
@view_option
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--articles", is_flag=True, help="The articles, each with the number of its hits.")
@as_json
def search(
    words: tuple[str, ...], view: str | None, limit: int | None, articles: bool, as_json: bool
) -> int:
    """Find words, each with what stands around it, newest article first.

    All words must occur, each as a whole word; `word*` begins one. "phrases", OR, -not, ( ) and
    fields such as tag: publisher: before: may be used. Case, accents and kinds of quotation marks
    make no difference. In a pipe columns are separated by tabs and nothing is cut.
    """
    typed = " ".join(words).strip()
    if not typed and view is None:
        raise click.UsageError("give at least one word")
    with session().open() as library:
        typed = asked(library, typed, view)
        found = library.search(typed)
        if not found.has_words and not articles:
            raise click.UsageError("no words to look for in this; --articles lists what answers it")
        if articles:
            _articles(found, limit, as_json)
        else:
            print_hits(found, limit, as_json)
    if not found.listing.count:
        say(f"nothing found for {typed}")
    return 0


def print_hits(found: "Search | Concordance", limit: int | None, as_json: bool) -> None:
    """Every hit, or at most so many, article by article; then how many there were."""
    every = islice(((row, hit) for row, hits in found.each() for hit in hits), limit)
    if as_json:
        for row, hit in every:
            emit(hit_shape(row, hit))
        return
    count = print_table(HITS, (_cells(row, hit) for row, hit in every))
    if count:
        more = "" if limit is None or count < limit else " at most"
        say(f"{counted(count, 'hit')}{more}, {counted(found.listing.count, 'article')}")


def _articles(found: "Search", limit: int | None, as_json: bool) -> None:
    every: Iterator[tuple[ArticleRow, list[Hit]]] = islice(found.each(), limit)
    if as_json:
        for row, hits in every:
            emit(row_shape(row) | {"hits": len(hits)})
        return
    columns = (Column("hits", 5, right=True), *ARTICLES)
    print_table(columns, ((str(len(hits)), *article_cells(row)) for row, hits in every))


def _cells(row: "ArticleRow", hit: "Hit") -> tuple[str, ...]:
    place = hit.field if hit.start is None else str(hit.start)
    before = " ".join(hit.before.split())[-SIDE:]
    return (row.id, row.published or "", place, before, hit.exact, " ".join(hit.after.split()))
