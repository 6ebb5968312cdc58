"""`feeds`, `update` and `original`: what is fetched again, and what articles were made from."""

import sys
from typing import Any

import click

from nkreader.cli.adding import told
from nkreader.cli.exit_codes import DONE
from nkreader.cli.printing import counted, emit, fail, on_terminal, say
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import Entry, VerbTable, as_json, named, verb
from nkreader.cli.views import takes_view
from nkreader.cli.wanted import answering
from nkreader.model import NkreaderError

_HERE = "nkreader.cli.web"
FEEDS = {
    "add": Entry(_HERE, "feeds_add", "Remember feeds, and add their articles."),
    "list": Entry(_HERE, "feeds_list", "List the feeds, with the last look at each."),
    "remove": Entry(_HERE, "feeds_remove", "Forget feeds; their articles stay."),
    "update": Entry(_HERE, "feeds_update", "Look at every feed again."),
}
COLUMNS = (
    Column("id", 10, style={"bold": True}),
    Column("articles", 8, right=True),
    Column("looked at", 20),
    Column("title", 40),
    Column("address", None),
    Column("trouble", 40),
)

feeds = VerbTable(
    "feeds",
    table=FEEDS,
    help="Addresses that bring articles: RSS, Atom and JSON feeds.",
    examples="""
        nkreader feeds add https://example.org/rss
        nkreader feeds update
    """,
)


@verb("add", "nkreader feeds add https://example.org/rss")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True, callback=named)
@as_json
def feeds_add(addresses: tuple[str, ...], as_json: bool) -> int:
    """Remember feeds and add their articles."""
    with session().open() as library:
        code = told(library.add(addresses), as_json) or DONE
        known = {feed.address for feed in library.web.feeds()}
        for address in addresses:
            if address not in known:
                say(f"{address}: no feed was found there under this address")
    return code


@verb("list", "nkreader feeds list --json")
@as_json
def feeds_list(as_json: bool) -> int:
    """List the feeds with the number of their articles and the last look at each."""
    with session().open() as library:
        found = library.web.feeds()
    if as_json:
        for feed in found:
            shape = feed._asdict()
            names = ("id", "address", "title", "articles", "looked", "trouble")
            emit({name: shape[name] for name in names})
        return 0
    rows = (
        (one.id, str(one.articles), one.looked or "never", one.title or "", one.address,
         one.trouble or "")
        for one in found
    )  # fmt: skip
    if not print_table(COLUMNS, rows):
        say("no feeds; `nkreader feeds add ADDRESS` remembers one")
    return 0


@verb("remove", "nkreader feeds remove https://example.org/rss")
@click.argument("wanted", metavar="FEED...", nargs=-1, required=True)
def feeds_remove(wanted: tuple[str, ...]) -> int:
    """Forget feeds, by address or id; their articles stay in the library."""
    failed = 0
    with session().open() as library:
        for one in wanted:
            try:
                feed = library.web.forget(one)
            except NkreaderError as error:
                fail(str(error))
                failed = 1
                continue
            say(f"{feed.address}: forgotten; {counted(feed.articles, 'article')} stay")
    return failed


@verb(
    "update",
    """
    nkreader feeds update --json
    nkreader feeds update https://example.org/rss
    """,
)
@click.argument("wanted", metavar="[FEED...]", nargs=-1)
@as_json
def feeds_update(wanted: tuple[str, ...], as_json: bool) -> int:
    """Look at every feed again, or at those that are named by address or id, and add what is new.
    Exit code 1 where one could not be read."""
    with session().open() as library:
        found = library.web.update(feeds_only=True, named=wanted)
        return told(found, as_json, quiet=True) or DONE


@verb(
    "update",
    """
    nkreader update
    nkreader update --query "publisher:yalu is:untagged"
    """,
)
@click.option("--query", metavar="QUERY", help="Only where the articles that answer it came from.")
@takes_view
@as_json
def update(query: str | None, as_json: bool) -> int:
    """Look again at every feed, and at every address that an article came from.

    --query looks only at the feeds and addresses of the articles that answer it.

    What has not changed says nothing; a changed text becomes a new version, and annotations are
    found again in it. Exit code 1 where something could not be read; the rest is in.
    """
    with session().open() as library:
        if query is None:
            return told(library.web.update(), as_json, quiet=True) or DONE
        found = answering(library, query)
        places = library.web.places(found)
        where = f"{counted(len(places.addresses), 'page')}, {counted(len(places.feeds), 'feed')}"
        say(f"{counted(len(found), 'article')}, from the web: {where}")
        return told(library.web.look(places), as_json, quiet=True) or DONE


@verb(
    "original",
    """
    nkreader original 7F3K -o page.html
    nkreader original 7F3K --warc -o page.warc
    """,
)
@click.argument("article")
@click.option("-o", "--output", metavar="PATH", default="-", callback=named,
              help="A file; - is standard output.")  # fmt: skip
@click.option("--warc", is_flag=True, help="As a WARC record, with address and time.")
def original(article: str, output: str, warc: bool) -> int:
    """Give back the bytes an article was made from, as they came.

    Kept are those that were fetched or came packed in something else; of a file on the disk the
    hash is known (`show --json`), and its path leads to it.
    """
    with session().open() as library:
        found = library.article(article)
        about, data = library.original(found)
    if data is None or about is None:
        where = f"; it was made from {found.path}" if about else ""
        raise NkreaderError(f"{found.id}: the bytes of its original were not kept{where}")
    if warc:
        data = _record(about, data)
    if output == "-":
        if on_terminal():
            raise NkreaderError("these bytes are for no terminal; name a file with -o")
        sys.stdout.buffer.write(data)
        return 0
    from nkreader.exchange.atomic import write_file
    from nkreader.library.paths import user_path

    path = user_path(output)
    write_file(path, [data])
    say(f"wrote {path} ({len(data):,} bytes, sha256 {about.sha256[:16]}…)")
    return 0


def _record(about: Any, data: bytes) -> bytes:
    from nkreader.sources.warc_record import warc_record

    return warc_record(data, about.address or "", about.media_type, about.retrieved)
