"""`search`: every place where the words of a query stand, with what is around it."""

import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from nkreader.cli.listing import ARTICLES, article_cells
from nkreader.cli.printing import counted, emit, on_terminal, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.shapes import hit_shape, row_shape
from nkreader.cli.table import Column, ending, fitted, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.hits import Hit
    from nkreader.library.named import Concordance
    from nkreader.library.searching import Search
    from nkreader.lists import ArticleRow

SIDE = 36
"""Code points before a hit, in a pipe."""
_PLACE = 9
_LEAST = 12
"""Cells of a place, and the fewest before a hit, in a terminal."""
_COLUMNS = [Column(name) for name in ("article", "published", "place", "before", "", "after")]


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
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--articles", is_flag=True, help="The articles, each with the number of its hits.")
@takes_view
@as_json
def search(words: tuple[str, ...], limit: int | None, articles: bool, as_json: bool) -> int:
    """Find words, each with what stands around it, newest article first.

    All words must occur, each as a whole word; `word*` begins one. "phrases", OR, -not, ( ) and
    fields such as tag: publisher: before: may be used. Case, accents and kinds of quotation marks
    make no difference. In a terminal the hits stand below their article; in a pipe each has a line
    of its own, columns are separated by tabs and nothing is cut.
    """
    typed = " ".join(words).strip()
    if not typed:
        raise click.UsageError("give at least one word")
    with session().open() as library:
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
    if on_terminal():
        count = _grouped(every)
    else:
        count = print_table(_COLUMNS, (_cells(row, hit) for row, hit in every))
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


def _grouped(every: Iterable[tuple["ArticleRow", "Hit"]]) -> int:
    """Print hits below a heading for each article, the words in one column; returns how many."""
    from rich.cells import cell_len

    count, before = 0, ""
    width = shutil.get_terminal_size().columns
    for row, hit in every:
        if row.id != before:
            title = one_line(row.title or row.opening)
            about = " · ".join(one_line(part) for part in (row.published, row.publisher) if part)
            write("\n" * bool(count) + styled(row.id, bold=True) + styled(f"  {about}", dim=True))
            room = width - cell_len(f"{row.id}  {about}") - 2 * bool(about)
            write("  " * bool(about) + (fitted(title, room).rstrip() if room > 0 else "") + "\n")
            before = row.id
        write(_line(hit, width))
        count += 1
    return count


def _line(hit: "Hit", width: int) -> str:
    from rich.cells import cell_len

    left = max(_LEAST, (width - _PLACE) * 2 // 5)
    before = ending(one_line(hit.before) + " " * hit.before[-1:].isspace(), left)
    room = max(1, width - _PLACE - 2 - left)
    words = one_line(hit.exact)
    words = words if cell_len(words) <= room else fitted(words, room)
    after = " " * hit.after[:1].isspace() + one_line(hit.after)
    after = fitted(after, max(0, room - cell_len(words))).rstrip()
    place = styled(f"{_place(hit):>{_PLACE}}  ", dim=True)
    return f"{place}{before}{styled(words, bold=True)}{after}\n"


def _place(hit: "Hit") -> str:
    return hit.field if hit.start is None else str(hit.start)


def _cells(row: "ArticleRow", hit: "Hit") -> tuple[str, ...]:
    before = " ".join(hit.before.split())[-SIDE:]
    after = " ".join(hit.after.split())
    return (row.id, row.published or "", _place(hit), before, hit.exact, after)
