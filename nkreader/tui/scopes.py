"""What can be handed over from a place of the program: scopes, each with its words and its way to
the annotations. They are found by whoever writes, with a library of its own."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from nkreader.library import Library
from nkreader.model import Article, Passage, Tag

if TYPE_CHECKING:
    # Nothing of an export is imported to start.
    from nkreader.library.selecting import Going


class Along(NamedTuple):
    """What of the articles goes along with their annotations, found by rules."""

    entities: bool = False
    claims: bool = False
    """Who says what."""


class Scope(NamedTuple):
    """Some annotations of the current set."""

    words: str
    """What follows their number: " in this article"; "" for all of the set."""
    find: "Callable[[Library, Along], Going]"
    """Given a library, and what goes along."""
    number: int | None = None
    """How many there are, where that is known."""


def everything(library: Library) -> Scope:
    """All of the current set."""
    mine = (library.annotator, library.set_name)
    counts = (n for one, n in library.sets() if (one.annotator, one.name) == mine)
    return Scope("", _selected, next(counts, 0))


def in_article(article: Article) -> Scope:
    """Those in one article."""
    return Scope(" in this article", partial(_selected, articles=(article.id,)))


def in_articles(ids: frozenset[str], words: str, count: int | None = None) -> Scope:
    """Those in several articles; `words` say which."""
    return Scope(words, partial(_selected, articles=tuple(sorted(ids))), count)


def answering(query: str) -> Scope:
    """Those in the articles that answer a query."""
    return Scope(f" in what answers {query}", partial(_selected, query=query))


def of_tag(tag: Tag) -> Scope:
    """Those with a tag."""
    return Scope(f" of {tag.name}", partial(_selected, tags=(tag.slug,)))


def listed(find: Callable[[Library], list[Passage]], words: str, count: int) -> Scope:
    """Passages that a list shows; nothing is said of articles as a whole."""

    def found(library: Library, along: Along) -> "Going":
        from nkreader.library.selecting import Going  # not needed to start

        passages = find(library)
        among = list(dict.fromkeys(one.article.id for one in passages))
        entities, claims = (among if goes else None for goes in along)
        return Going(passages, [], False, entities, claims=claims)

    return Scope(words, found, count)


def _selected(
    library: Library,
    along: Along,
    tags: tuple[str, ...] = (),
    articles: tuple[str, ...] = (),
    query: str = "",
) -> "Going":
    from nkreader.library.selecting import Selection  # not needed to start

    wanted = Selection(tags=tags, articles=articles, query=query)
    return library.handing_over.going(wanted, *along)
