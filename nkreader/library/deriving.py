"""Who says what, and which days are spoken of, found in the texts of a library and kept there.

What people have decided of speakers is put before what the rules found; see `speakers`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nkreader.attributions import Said, Speaker
from nkreader.library.context import Context
from nkreader.store import claims, derived, versions
from nkreader.store.connection import Store
from nkreader.store.derived import Derived, KnownSpeaker, Wanted
from nkreader.time_expression import TimeExpression


class Found(NamedTuple):
    """What the rules find in one text."""

    said: Said
    times: Sequence[TimeExpression]
    published: str | None
    """The date, ISO 8601 of any precision, that was counted from."""


def wanted() -> Wanted:
    """The versions of the rules that there are now."""
    from nkreader import attribution, temporal

    return attribution.VERSION, temporal.VERSION


def find(text: str, sentences: Sequence[tuple[int, int]], published: str | None) -> Found:
    """Run the rules over a text with its sentences."""
    from nkreader import attribution, temporal

    said = attribution.attribute(text, sentences)
    return Found(said, temporal.find(text, day_of(published)), published)


def day_of(iso: str | None) -> date | None:
    """The day of an ISO date; None for a month or year, from which no day can be counted."""
    try:
        return date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def keep(store: Store, article: str, version: str, text: str, found: Found) -> Derived:
    """Let an article's current version have what was found, as people have decided of its speakers;
    returns it so. Only inside `store.write()`."""
    told = decided(store, article, text, found)
    derived.replace(store, version, told, wanted())
    return told


def keep_new(store: Store, texts: Iterable[tuple[int, str, str, Found]]) -> None:
    """Let current versions, of which nothing is kept yet, have what was found in each, as (its key,
    the id of its article, its text, what was found). Only inside `store.write()`."""
    told = [(key, decided(store, article, text, found)) for key, article, text, found in texts]
    derived.write(store, told, wanted())


def decided(store: Store, article: str, text: str, found: Found) -> Derived:
    """What was found in an article (by id), as people have decided of its speakers."""
    from nkreader.library import speakers

    said = found.said
    persons: Sequence[int | None] = [None] * len(said.speakers)
    if speakers.any_decided(store):
        said, persons = speakers.decided(store, article, text, said)
    known = [
        KnownSpeaker(one.name, one.doubtful, person, _place(text, one))
        for one, person in zip(said.speakers, persons, strict=True)
    ]
    return Derived(said.attributions, known, found.times, found.published)


def _place(text: str, speaker: Speaker) -> tuple[int, int] | None:
    """Where a text has the name of a speaker as it is."""
    return next(
        (
            (start, end)
            for start, end in speaker.mentions
            if " ".join(text[start:end].split()) == speaker.name
        ),
        None,
    )


class Material(NamedTuple):
    """All that is needed to look through an article's current text."""

    told: claims.Told
    sentences: Sequence[tuple[int, int]]

    def find(self) -> Found:
        """Run the rules; touches no library, so that another thread may do it."""
        return find(self.told.text, self.sentences, self.told.published)


def material(store: Store, article: str) -> Material | None:
    """That of an article (by id); None where it is gone."""
    told = claims.told(store, article)
    if told is None:
        return None
    return Material(told, list(versions.get(store, told.version_id).sentences))


def keep_found(store: Store, of: Material, found: Found, patient: bool = True) -> None:
    """Keep what was found in an article, unless it has another text by now; waits for other
    programs only if `patient`."""
    told = of.told
    with store.write(patient):
        keep(store, told.id, told.version_id, told.text, found)


def again(store: Store, article: str) -> tuple[claims.Told, Derived] | None:
    """Find all in an article's current text (by id), without keeping it; None where it is gone."""
    of = material(store, article)
    return None if of is None else (of.told, decided(store, article, of.told.text, of.find()))


def renew(store: Store, articles: Iterable[str]) -> None:
    """Find all in these articles again and keep it. Only inside `store.write()`."""
    for article in articles:
        made = again(store, article)
        if made is not None:
            derived.replace(store, made[0].version_id, made[1], wanted())


def catch_up(context: Context) -> Iterator[int]:
    """Find all in articles where older rules, or none, have looked, each in a transaction of its
    own; how many are left after each. Nothing happens in a library that may only be read.

    An article in which a fault is come upon is left as it is.
    """
    store = context.store
    if store.read_only:
        return
    waiting = derived.outdated(store, wanted())
    for left, article in zip(range(len(waiting) - 1, -1, -1), waiting, strict=True):
        renew_one(store, article)
        yield left


def renew_one(store: Store, article: str) -> bool:
    """Find all in an article again and keep it; whether that could be done. The rules run before
    others are made to wait."""
    of = material(store, article)
    if of is None:
        return False
    try:
        found = of.find()
    except Exception:
        # A fault that one text brings out does not stop the others.
        return False
    keep_found(store, of, found)
    return True
