"""Sentences that speak of an earlier report: found in texts, dated, kept with the text they are of.

Which article is meant is `lineage`'s business.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from nkreader.analysis.terms import share, terms
from nkreader.attribution.earlier import VERSION, earlier_reports, names_of
from nkreader.lineage import Stub
from nkreader.model import Article, Metadata
from nkreader.store import articles, reports, versions
from nkreader.store.connection import Store
from nkreader.store.reports import Unsearched

SLACK = timedelta(days=3)
"""By how much the day that is named and that of the report may differ."""
ENOUGH = 0.4
"""Which part of a sentence's terms an article of that day has that is proposed."""
BATCH = 50
"""Texts whose sentences are written in one transaction."""


Span = tuple[int, int]


class Spoken(NamedTuple):
    """What a text says of earlier reports, with what it was found by."""

    published: str | None
    publisher: str | None
    stubs: Sequence[Stub]


def spoken(
    text: str, sentences: Sequence[Span], published: str | None, publisher: str | None
) -> Spoken:
    """The same as `stubs`, with what it was found by."""
    return Spoken(published, publisher, stubs(text, sentences, published, publisher))


def stubs(
    text: str,
    sentences: Sequence[tuple[int, int]],
    published: str | None,
    publisher: str | None,
) -> list[Stub]:
    """The sentences of a text that speak of an earlier report of its own house, with the days that
    each names; `published` is the article's date in ISO 8601, of any precision."""
    found = []
    for one in earlier_reports(text, sentences, publisher):
        words = text[one.start : one.end]
        days = _days(words, (one.cue[0] - one.start, one.cue[1] - one.start), published)
        first, last = days or (None, None)
        own = terms(" ".join(filter(None, (publisher, one.publisher))))
        told = " ".join(sorted(terms(words) - own))
        found.append(Stub(one.start, one.end, one.publisher, first, last, told))
    return found


def _days(words: str, cue: tuple[int, int], published: str | None) -> tuple[str, str] | None:
    """The first and last day named nearest to the words of reporting; none that is to come."""
    from nkreader.temporal import find

    day = whole_day(published)
    known = [
        (max(one.start - cue[1], cue[0] - one.end, 0), one.start, one.first, one.last)
        for one in find(words, day)
        if one.first and one.last and not (day and one.first > day)
    ]
    if not known:
        return None
    _, _, first, last = min(known)
    return first.isoformat(), last.isoformat()


def whole_day(iso: str | None) -> date | None:
    """The day of an ISO date; None for a month, a year, or none."""
    try:
        return date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def look(store: Store, most: int | None = None) -> None:
    """Look through the texts that were not looked through as they are now: all, or at most so
    many, the newest first. Where nothing can be written nothing is done."""
    if store.read_only:
        return
    waiting = unsearched(store)[:most]
    for start in range(0, len(waiting), BATCH):
        keep_found(store, find(materials(store, waiting[start : start + BATCH])))


def unsearched(store: Store) -> list[Unsearched]:
    """The texts that were not looked through as they are now, the newest first."""
    return reports.unsearched(store, VERSION)


class Material(NamedTuple):
    """What is needed to look through a text, in any thread."""

    of: Unsearched
    text: str
    sentences: Sequence[Span]


Found = tuple[Unsearched, Sequence[Stub]]


def materials(store: Store, some: Iterable[Unsearched]) -> list[Material]:
    """The texts themselves, but for those that are gone meanwhile."""
    found = []
    for one in some:
        if versions.exists(store, one.version):
            version = versions.get(store, one.version)
            found.append(Material(one, version.document.text, version.sentences))
    return found


def find(some: Iterable[Material]) -> list[Found]:
    """The sentences of each of some texts. One in which a fault is come upon is left as it is."""
    found: list[Found] = []
    for of, text, sentences in some:
        with suppress(Exception):
            found.append((of, stubs(text, sentences, of.published, of.publisher)))
    return found


def keep_found(store: Store, found: Iterable[Found], patient: bool = True) -> None:
    """Keep the sentences of some texts, in one transaction. Raises NkreaderError where another
    program is writing, after a while, or at once if it is not `patient`."""
    with store.write(patient):
        for of, some in found:
            reports.keep(store, of, VERSION, some)


def of_article(store: Store, id: str) -> list[Stub]:
    """The sentences of an article (by id), also where they can't be kept."""
    waiting = reports.unsearched(store, VERSION, id)
    if not waiting:
        return reports.in_article(store, id)
    found = _of_version(store, waiting[0])
    if not store.read_only:
        with store.write():
            reports.keep(store, waiting[0], VERSION, found)
    return found


def _of_version(store: Store, one: Unsearched) -> list[Stub]:
    version = versions.get(store, one.version)
    return stubs(version.document.text, list(version.sentences), one.published, one.publisher)


def keep(store: Store, here: Article, text: str, sentences: Sequence[Span], told: Spoken) -> None:
    """Keep the sentences of an article's text. Only inside `store.write()`."""
    data = here.metadata
    found = _found(data, text, sentences, told)
    reports.keep(store, Unsearched(here.version, data.published, data.publisher), VERSION, found)


class New(NamedTuple):
    """A text that has just come in."""

    key: int
    """Of its version."""
    data: Metadata
    """What is known of its article."""
    text: str
    sentences: Sequence[Span]
    told: Spoken
    """What was found by what its source says of it."""


def keep_new(store: Store, texts: Iterable[New]) -> None:
    """Keep the sentences of such texts. Only inside `store.write()`."""
    found = [(one.key, one.data.published, one.data.publisher, _found(*one[1:])) for one in texts]
    reports.write(store, found, VERSION)


def _found(data: Metadata, text: str, sentences: Sequence[Span], told: Spoken) -> Sequence[Stub]:
    """Found again where a person has said something else of the article."""
    if (told.published, told.publisher) == (data.published, data.publisher):
        return told.stubs
    return stubs(text, sentences, data.published, data.publisher)


def waited_for(store: Store, id: str, text: str) -> tuple[str, ...]:
    """A line for each article that was waiting for this one (by id) with its text: that spoke of a
    report of its day and house, in words that it has."""
    here = articles.by_id(store, id)
    day = whole_day(here.metadata.published) if here else None
    if here is None or day is None:
        return ()
    first, last = (day - SLACK).isoformat(), (day + SLACK).isoformat()
    waiting = [
        (other, told)
        for other, publisher, named, told in reports.waiting_on(store, first, last, id)
        if same_house(named or publisher, here.metadata.publisher)
    ]
    own = terms(f"{here.metadata.title or ''} {text}") if waiting else frozenset()
    notes = [
        f"{other} spoke of this report, it seems: `nkreader lineage {other}`"
        for other, told in waiting
        if share(frozenset(told.split()), own) >= ENOUGH
    ]
    return tuple(dict.fromkeys(notes))


def same_house(a: str | None, b: str | None) -> bool:
    """Whether two publishers may be one house: nobody knows of one that is not named."""
    return not a or not b or bool(names_of(a) & names_of(b))
