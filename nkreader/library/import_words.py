"""What an import would do, in the words that both front ends show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkreader.exchange.wording import counted
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library.import_preview import Coming
    from nkreader.library.importing import Imported

_NAMES = 6
"""Names that are told one by one."""


def coming_lines(coming: "Coming") -> Iterator[str]:
    """A few lines, one a kind of thing; what there is none of is not spoken of, but annotations."""
    places = (
        (coming.placed, "in their place"),
        (coming.review, "for review"),
        (coming.orphan, "without a place"),
    )
    where = ", ".join(f"{number:,} {words}" for number, words in places if number)
    known = f"; {coming.known:,} here already" if coming.known else ""
    yield f"{counted(coming.annotations, 'annotation')}{f': {where}' if where else ''}{known}"
    some = ((coming.articles, "new"), (coming.known_articles, "here already"))
    if told := ", ".join(f"{counted(number, 'article')} {how}" for number, how in some if number):
        yield told
    if coming.tags:
        yield new_tags_line(coming.tags)
    if coming.sets:
        yield f"into {_named(coming.sets)}"
    if coming.whole:
        yield counted(coming.whole, "mark") + " on whole articles"
    more = (
        (coming.links, "link"),
        (coming.decisions, "entity decision"),
        (coming.heard, "speaker decision"),
        (coming.relations, "article relation"),
        (coming.views, "view"),
    )
    if told := ", ".join(counted(number, noun) for number, noun in more if number):
        yield told
    if coming.conflicts:
        yield f"{counted(coming.conflicts, 'conflict')}: what is said otherwise here is kept too"


def new_tags_line(names: tuple[str, ...]) -> str:
    """How many tags are new, and what the first of them are called."""
    return f"{counted(len(names), 'tag')} new: {_named(names)}"


def imported_words(done: "Imported") -> str:
    """What an import has brought in."""
    more = "".join(
        f", {counted(number, noun)}"
        for number, noun in (
            (done.decisions, "entity decision"),
            (done.heard, "speaker decision"),
            (done.relations, "article relation"),
            (done.views, "view"),
        )
        if number
    )
    known = f" ({done.known} were there already)" if done.known else ""
    return (
        f"imported {counted(done.annotations, 'annotation')},"
        f" {counted(done.articles, 'article')}, {counted(done.tags, 'tag')}{more}{known}"
    )


def _named(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMES:,} more" if len(names) > _NAMES else ""
    return one_line(", ".join(names[:_NAMES])) + more
