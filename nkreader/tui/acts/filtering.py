"""What the list of articles shows: a query as one types it, all of them again."""

import re

from nkreader.model import NkreaderError
from nkreader.tui.acts.chosen import unmark
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.acts.views import ask_name
from nkreader.tui.when_typed import WhenTyped
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.hints import Hint
from nkreader.tui.widgets.prompt import Asked

FILTERING: Acts[ListContext] = Acts()
_LAST = re.compile(r"(?<![^\s(-])[a-z]+:?$")
"""The word that is being typed, as far as it may be the name of a field."""
_LANGUAGE = (
    Hint("a b", " both"),
    Hint("OR", " either"),
    Hint("-a", " not"),
    Hint("a*", " begins so"),
    Hint('"a b"', " phrase"),
    Hint("is:unread"),
    Hint("publisher:"),
    Hint("tag:"),
    Hint("note:"),
    Hint("before:2020-07"),
    Hint("title:"),
)
"""What a query is made of, for the line below while one is typed."""


@FILTERING("filter")
def filter(here: ListContext) -> None:
    """Type a query; the list keeps the articles that answer it."""
    ask_filter(here, here.listing.query)


@FILTERING("clear")
def clear(here: ListContext) -> None:
    """Let no row be marked; where none is, the whole list again."""
    if here.rows.marked:
        unmark(here)
    else:
        here.list_again(here.home)


@FILTERING("back")
def back(here: ListContext) -> None:
    """The whole list again; where that is shown, leave the program."""
    if here.listing.query != here.home:
        here.list_again(here.home)
    else:
        here.leave()


@FILTERING("view.save")
def save_view(here: ListContext) -> None:
    """Give the query of the list a name."""
    ask_name(here, here.prompt, here.listing.query)


def ask_filter(here: ListContext, typed: str, mending: bool = False) -> None:
    """Let a query be typed, beginning with what is typed already. What can't be read yet is told
    below, and the list stays as it is."""
    here.hint(_LANGUAGE)
    shown = [f"{here.listing.query} "]
    follow = WhenTyped(here.prompt, here.attempt, lambda query, _: _follow(here, query, shown))

    def over() -> None:
        """What was typed last holds, also where the keys went elsewhere at once."""
        follow.hurry()
        here.hint(())

    here.prompt.ask(
        Asked(
            "words of the articles, or a field and its value",
            typed,
            typed=lambda query: follow(query, unfinished=True),
            entered=lambda query: _keep(here, query),
            left=lambda: here.list_again(here.home),
            over=over,
            mending=mending,
        )
    )


def _follow(here: ListContext, query: str, shown: list[str]) -> None:
    """List what answers a query that is being typed. A word that is not found and may become a
    field is waited for: the list stays at the last query that was `shown`."""
    try:
        here.list_again(query, unfinished=True)
        if here.listing.at_least or not _may_become_field(query):
            shown.append(query)
        else:
            here.list_again(shown[-1], unfinished=True)
        here.hint(_LANGUAGE)
    except NkreaderError as error:
        _tell(here, error)


def _may_become_field(query: str) -> bool:
    from nkreader.library.query.parsing import FIELDS  # not needed to start

    last = _LAST.search(query)
    return last is not None and any(f"{name}:".startswith(last[0]) for name in FIELDS)


def _keep(here: ListContext, query: str) -> None:
    """List what answers a query that was typed to its end. Its last word is a whole one now; where
    only its beginning is found, that is what is meant, and is said by a star."""
    try:
        begun = here.listing.at_least if query.strip() == here.listing.query else 0
        here.list_again(query)
        if begun and not here.listing.at_least:
            here.list_again(f"{query.rstrip()}*")
    except NkreaderError as error:
        ask_filter(here, query, mending=True)
        _tell(here, error)


def _tell(here: ListContext, error: NkreaderError) -> None:
    here.hint([Hint("", shorten(trouble(error), here.app.size.width - 2))])


def trouble(error: NkreaderError) -> str:
    """What is wrong with a query, and at which of its characters, for a line that is narrow."""
    place, words = getattr(error, "place", None), getattr(error, "words", str(error))
    return one_line(words if place is None else f"at character {place + 1}: {words}")
