"""A bundle as most formats see it: documents, each one text with the spans that are tagged in it.

That text is the article's current one; what has no certain place there is left out and counted.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from uuid import UUID, uuid5

from nkreader.claim import Claim
from nkreader.exchange.order import ordered
from nkreader.exchange.wording import called, counted
from nkreader.model import AnnotationSet, Article, Bundle, Mark, Mention, Tag

ENTITIES = ("mention", " of entities, which nkreader finds itself")
"""What readers count of what nkreader wrote with its entities: they would come back as tags of the
codebook. What a person has marked with the same label is theirs."""
_SPACE = UUID("6f3c7e1a-0d4b-5c58-9a6e-2b1f4d8c9e70")


class Tagged(NamedTuple):
    """A span of a document that carries a tag."""

    start: int
    end: int
    """Code points of the document's text."""
    tag: Tag
    set: AnnotationSet
    mark: Mark


class TextDocument(NamedTuple):
    """One text with what is tagged in it, in order of start, end, tag and id."""

    article: Article
    title: str
    """As people know it; never empty."""
    text: str
    spans: tuple[Tagged, ...]
    mentions: tuple[Mention, ...]
    """Entities, only where the export has them."""
    claims: tuple[Claim, ...] = ()
    """Who says what, only where the export has it."""


def documents(bundle: Bundle) -> Iterator[TextDocument]:
    """The articles of a bundle, in order. It must hold together (`check.reference_faults`)."""
    whole = ordered(bundle)
    texts = {version.id: version.document.text for version in whole.versions}
    tags = {tag.slug: tag for tag in whole.tags}
    sets = {each.id: each for each in whole.sets}
    spans: dict[str, list[Tagged]] = {}
    for mark in whole.marks:
        claim, (status, start, end) = mark.annotation, mark.placement
        if status == "placed" and start is not None and end is not None:
            one = Tagged(start, end, tags[claim.tag], sets[claim.set], mark)
            spans.setdefault(claim.article, []).append(one)
    for article in whole.articles:
        own = spans.get(article.id, [])
        own.sort(key=lambda one: (one.start, one.end, one.tag.slug, one.mark.annotation.id))
        yield TextDocument(
            article,
            called(article) or article.id,
            texts[article.version],
            tuple(own),
            bundle.mentions.get(article.version, ()),
            bundle.spoken.claims.get(article.version, ()),
        )


def unplaced(bundle: Bundle) -> list[Mark]:
    """The annotations that have no certain place in the current text of their article."""
    return [mark for mark in bundle.marks if mark.placement.status != "placed"]


def loose(bundle: Bundle) -> int:
    """How many links lead to or from one of these."""
    lost = {mark.annotation.id for mark in unplaced(bundle)}
    return sum(link.source in lost or link.target in lost for link in bundle.links)


def not_held(counts: list[tuple[int, str, str]]) -> list[str]:
    """Lines for `leaves`: of (how many, noun, rest), those that are any.

    >>> not_held([(2, "link", ""), (0, "view", ""), (1, "annotation", ": its grade")])
    ['2 links', '1 annotation: its grade']
    """
    return [counted(number, noun) + rest for number, noun, rest in counts if number]


def uuid_of(kind: str, id: str) -> str:
    """The UUID that stands for a thing of nkreader's in formats that ask for one, always the same.

    `kind` keeps apart what could have one id ("set", "tag", …).
    """
    return str(uuid5(_SPACE, f"{kind}:{id}"))


def newest(bundle: Bundle) -> str:
    """The time of the latest change in a bundle, for formats that must tell when they were made:
    the same bundle gives the same bytes. ISO, UTC; the epoch for one without annotations."""
    times = [mark.annotation.modified for mark in bundle.marks]
    times += [one.modified for one in bundle.article_marks]
    return max(times, default="1970-01-01T00:00:00Z")


def left_lines(left: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """The same of what a reader passes over: how many, by noun and rest, in the order of the
    nouns."""
    return tuple(counted(number, noun) + rest for (noun, rest), number in sorted(left.items()))
