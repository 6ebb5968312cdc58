"""Which articles a verb is about: those that are named, or all that answer a query."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import click

from nkreader.cli.printing import counted, fail, say
from nkreader.model import Article, NkreaderError

if TYPE_CHECKING:
    from nkreader.library import Library

by_query = click.option("--query", metavar="QUERY", help="All articles that answer it.")
"""The option of a verb that takes a query."""
articles_named = click.argument("wanted_articles", metavar="ARTICLE...", nargs=-1)
"""The articles of a verb that takes them by name too."""


class Acted(NamedTuple):
    """What became of the articles of a verb."""

    done: int
    failed: int

    @property
    def code(self) -> int:
        """The exit code."""
        return 1 if self.failed else 0


def wanted(library: "Library", named: tuple[str, ...], query: str | None) -> tuple[str, ...]:
    """The articles as they were named, or the ids of those that answer a query now.

    Raises click's UsageError where both or neither are given, and NkreaderError, with the place,
    for a query that is none.
    """
    if bool(named) == (query is not None):
        raise click.UsageError("name articles, or give a --query")
    return named if query is None else answering(library, query)


def answering(library: "Library", query: str) -> tuple[str, ...]:
    """The ids of the articles that answer a query now."""
    return tuple(row.id for row in library.listing(query=query).printed())


def each(library: "Library", names: tuple[str, ...], act: Callable[[Article], None]) -> Acted:
    """Do something with each article; one that can't be found or done stops none of the others."""
    done = 0
    for name in names:
        try:
            act(library.article(name))
        except NkreaderError as error:
            fail(str(error))
            continue
        done += 1
    return Acted(done, len(names) - done)


def say_how_many(acted: Acted, done: str, query: str | None) -> None:
    """Of articles that were found by a query: how many there were."""
    if query is not None:
        rest = f", {acted.failed:,} not" if acted.failed else ""
        say(f"{counted(acted.done, 'article')} {done}{rest}")


def agreed(question: str, yes: bool) -> bool:
    """Whether a person wants what can't be undone; `yes` was said on the command line.

    Raises click's UsageError where nobody can be asked.
    """
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError(f"{question}; there is no undo: say --yes")
    return click.confirm(f"{question}; there is no undo. Go on?", default=False, err=True)
