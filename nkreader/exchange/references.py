"""The articles of a bundle as entries of a bibliography: what `ris` and `csl-json` share.

Who wrote what and when, the tags as keywords, memos as notes; no passage and no text.
"""

from typing import NamedTuple

from nkreader.exchange.documents import not_held
from nkreader.exchange.leaving import ALL, left_behind
from nkreader.exchange.order import ordered
from nkreader.exchange.wording import called
from nkreader.model import Bundle, Metadata
from nkreader.text.hidden import one_line


class Entry(NamedTuple):
    """One article; every value stands on one line."""

    id: str
    title: str
    metadata: Metadata
    date: tuple[int, ...]
    """Year, month, day, as many as are known."""
    keywords: tuple[str, ...]
    """Names of the tags that its passages and the article itself carry, in codebook order."""
    notes: tuple[str, ...]


def entries(bundle: Bundle) -> list[Entry]:
    """The articles in order. The bundle must hold together (`check.reference_faults`)."""
    used: dict[str, set[str]] = {}
    notes: dict[str, list[str]] = {}
    for mark in bundle.marks:
        used.setdefault(mark.annotation.article, set()).add(mark.annotation.tag)
    whole = ordered(bundle)
    for one in whole.article_marks:
        if one.tag:
            used.setdefault(one.article, set()).add(one.tag)
        if one.note:
            notes.setdefault(one.article, []).append(one_line(one.note))
    found = []
    for article in whole.articles:
        own = used.get(article.id, set())
        data = Metadata(*(value and one_line(value) for value in article.metadata))
        found.append(
            Entry(
                article.id,
                one_line(called(article)) or article.id,
                data,
                date_parts(data.published),
                tuple(one_line(tag.name) for tag in whole.tags if tag.slug in own),
                tuple(notes.get(article.id, ())),
            )
        )
    return found


def date_parts(published: str | None) -> tuple[int, ...]:
    """The parts of a date that are known.

    >>> date_parts("2020-03"), date_parts("2020-03-31T08:00Z"), date_parts(None)
    ((2020, 3), (2020, 3, 31), ())
    """
    parts = (published or "").partition("T")[0].split("-")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def leaves(bundle: Bundle) -> list[str]:
    """What a bibliography cannot hold, counted, one line each."""
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(bundle.marks), "annotation", ": only its tag is there, as a keyword"),
            (graded, "annotation", ": its grade"),
            (len(bundle.links), "link", ""),
            (len(bundle.articles), "article", ": the full text"),
            (len(bundle.sets), "set", ": its name, and whose it is"),
            (len(bundle.tags), "tag", ": slug, definition, key, colour and parent"),
            *left_behind(bundle, ALL, entities=False, older=True, changed=True),
        ]
    )
