"""`list`: which articles are there, and which passages carry a tag."""

from typing import TYPE_CHECKING

import click

from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.shapes import passage_shape, row_shape
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import asked, view_option
from nkreader.lists import ArticleRow
from nkreader.model import NkreaderError, Passage

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.listing import Listing

ARTICLES = (
    Column("id", 10, style={"bold": True}),
    Column("published", 10),
    Column("words", 6, right=True),
    Column("state", 7),
    Column("title", None),
    Column("publisher", 20),
    Column("tags", 30),
)
PASSAGES = (
    Column("id", 10, style={"bold": True}),
    Column("article", 10),
    Column("published", 10),
    Column("place", 13),
    Column("status", 6),
    Column("passage", None),
    Column("note", 30),
)


@verb(
    "list",
    """
    nkreader list
    nkreader list --filter "yalu 2020"
    nkreader list --query "coal OR rice is:undated"
    nkreader list --view "coal, undated"
    nkreader list --tag covid-quarantine --json
    """,
)
@click.option("--tag", metavar="TAG", help="List the passages with this tag, not the articles.")
@click.option("--filter", "words", metavar="WORDS", default="",
              help="Only articles with all these in title, publisher, date, opening.")  # fmt: skip
@click.option("--query", metavar="QUERY", default="",
              help="Only those that answer it: words, \"phrases\", OR, -not, fields.")  # fmt: skip
@view_option
@click.option("--everybody", is_flag=True, help="With --tag: passages of all sets.")
@as_json
def list_(
    tag: str | None, words: str, query: str, view: str | None, everybody: bool, as_json: bool
) -> int:
    """List the articles, newest first, or the passages of the current set that carry a tag.

    In a pipe columns are separated by tabs and nothing is cut.
    """
    if (query or view) and (words or tag):
        raise click.UsageError("a query says it all: leave --filter and --tag out")
    if everybody and tag is None:
        raise click.UsageError("--everybody goes with --tag")
    with session().open() as library:
        if tag is None:
            listing = library.listing(words, asked(library, query, view))
            return _articles(listing, as_json)
        return _passages(library, tag, words, everybody, as_json)


def article_cells(row: ArticleRow) -> tuple[str, ...]:
    """A row of the list, as the columns of `ARTICLES`."""
    return (
        row.id,
        row.published or "",
        str(row.words),
        row.state,
        row.title or f"“{row.opening}”",
        row.publisher or "",
        " ".join(f"{slug} {number}" for slug, number in row.tags)
        + (f" · {row.unsettled} to review" if row.unsettled else ""),
    )


def _articles(listing: "Listing", as_json: bool) -> int:
    if as_json:
        for row in listing.printed():
            emit(row_shape(row))
        return 0
    count = print_table(ARTICLES, map(article_cells, listing.printed()))
    if not count:
        asked_for = listing.filter or listing.query
        say("no articles with these words" if asked_for
            else "no articles; `nkreader add PATH` brings some in")  # fmt: skip
    return 0


def _passages(library: "Library", tag: str, words: str, everybody: bool, as_json: bool) -> int:
    if library.codebook.get(tag) is None:
        known = ", ".join(one.slug for one in library.codebook.tags)
        raise NkreaderError(f"{tag}: no such tag; there are {known}")
    if everybody:
        library.blind.end_first()
    found = library.passages(tag=tag, everybody=everybody)
    if words:
        kept = {row.id for row in library.listing(words).printed()}
        found = [one for one in found if one.article.id in kept]
    if as_json:
        for one in found:
            emit(passage_shape(one.mark, one.set) | {"title": one.article.metadata.title})
        return 0
    if not print_table(PASSAGES, (_passage_row(one) for one in found)):
        say(f"no passages with the tag {tag} in this set")
    reworded = sum(one.mark.now is not None for one in found)
    if reworded:
        was = counted(reworded, "passage")
        say(f"{was} tagged with other words than stand there now; `nkreader show ID` has both")
    return 0


def _passage_row(one: Passage) -> tuple[str, ...]:
    claim, place = one.mark.annotation, one.mark.placement
    return (
        claim.id,
        claim.article,
        one.article.metadata.published or "",
        "" if place.start is None else f"{place.start}-{place.end}",
        place.status,
        one.mark.words,
        claim.note or "",
    )
