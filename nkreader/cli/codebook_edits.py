"""`codebook add`, `set`, `move`, `merge`, `split`: one change to one tag, one act each."""

from typing import Any

import click

from nkreader.cli.printing import counted, say
from nkreader.cli.session import session
from nkreader.cli.verb import verb
from nkreader.library import Library
from nkreader.model import Change


def _told(change: Change, more: str = "") -> int:
    say(f"{change.said}{more}" if change.id else "nothing has changed")
    return 0


def _uses(library: Library, slug: str) -> str:
    passages, articles = library.codebooks.uses().get(slug, (0, 0))
    return f" ({counted(passages, 'passage')} in {counted(articles, 'article')})"


@verb(
    "add",
    """
    nkreader codebook add "coal exports"
    nkreader codebook add "coal exports" --slug coal --under trade-and-smuggling
    """,
)
@click.argument("name")
@click.option("--slug", metavar="SLUG", help="What it is called for ever; made from its name.")
@click.option("--under", metavar="TAG", help="The tag that it belongs under.")
def add(name: str, slug: str | None, under: str | None) -> int:
    """Add a tag, on the first free digit and in the colour that is used least."""
    with session().open() as library:
        return _told(library.codebooks.add(name, under, slug))


@verb(
    "set",
    """
    nkreader codebook set coal --name "coal and iron" --colour brown
    nkreader codebook set coal --key 3 --definition "Coal is mined or sold."
    nkreader codebook set coal --retire
    """,
)
@click.argument("tag")
@click.option("--name", metavar="TEXT")
@click.option("--key", metavar="DIGIT", help="The digit that sets it; an empty one: none.")
@click.option("--colour", metavar="COLOUR", help="Such as red, teal or brown.")
@click.option("--definition", metavar="TEXT")
@click.option("--under", metavar="TAG", help="The tag that it belongs under; an empty one: none.")
@click.option("--retire/--bring-back", "retired", default=None,
              help="Its passages stay, no new ones get it.")  # fmt: skip
def set_(
    tag: str,
    name: str | None,
    key: str | None,
    colour: str | None,
    definition: str | None,
    under: str | None,
    retired: bool | None,
) -> int:
    """Change a tag; it keeps its slug, by which exports know it."""
    said = {"name": name, "colour": colour, "definition": definition, "retired": retired}
    fields: dict[str, Any] = {field: value for field, value in said.items() if value is not None}
    if key is not None:
        fields["key"] = key or None
    if under is not None:
        fields["parent"] = under or None
    if not fields:
        raise click.UsageError("nothing to set; give at least one part, such as --name")
    with session().open() as library:
        return _told(library.codebooks.change(tag, **fields), _uses(library, tag))


@verb("move", "nkreader codebook move coal --up")
@click.argument("tag")
@click.option("--up/--down", default=False, help="Past the one before it, or the next one.")
def move(tag: str, up: bool) -> int:
    """Move a tag, and those below it, past its neighbour."""
    with session().open() as library:
        return _told(library.codebooks.move(tag, -1 if up else 1))


@verb("merge", "nkreader codebook merge coal trade-and-smuggling")
@click.argument("tag")
@click.argument("into", metavar="INTO")
def merge(tag: str, into: str) -> int:
    """Give every passage of a tag, of every set, another tag; the first is retired.

    Where a passage has both, one annotation stays, with the notes of both.
    """
    with session().open() as library:
        uses = _uses(library, tag)
        return _told(library.codebooks.merge(tag, into), uses)


@verb("split", 'nkreader codebook split market-prices "rice prices" --words rice')
@click.argument("tag")
@click.argument("name")
@click.option("--words", metavar="WORDS", required=True,
              help="Passages with these in them or in their note get the new tag.")  # fmt: skip
def split(tag: str, name: str, words: str) -> int:
    """Give some passages of a tag, of every set, a new tag."""
    with session().open() as library:
        change, count = library.codebooks.split(tag, name, words)
        return _told(change, f" ({counted(count, 'passage')})")
