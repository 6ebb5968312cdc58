"""Claims of the library: who says what, in one article or in all that answer a query, and which
days an article speaks of.

Finding is the business of `deriving`; who is the same as whom, of `speakers` and `speaker_acts`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from nkreader.attributions import Said
from nkreader.claim import Claim, SpeakerDecision, SpeakerRef, Voice
from nkreader.library import claim_values, deriving, speaker_acts
from nkreader.library.context import Context
from nkreader.model import Article, Change, NkreaderError, Reading
from nkreader.store import articles, claims, derived, speakers
from nkreader.store.claims import Tagged, Told
from nkreader.store.conditions import EVERYTHING, Condition
from nkreader.store.derived import Derived, KnownSpeaker
from nkreader.time_expression import TimeExpression

Counted = claims.Counted
"""The articles that have claims which answer, with how many."""
FEW = 300
"""Articles whose claims are looked through in some hundredths of a second."""


class ClaimListing:
    """Claims that answer a query, newest article first, in the order of the text.

    Held are two integers an article; rows are read when they are asked for.
    """

    def __init__(
        self, context: Context, wanted: Condition = EVERYTHING, found: Counted | None = None
    ) -> None:
        """`found` is what `counted` of the same listing was, where it was made already."""
        self._context = context
        self._wanted = wanted
        self.counted = found = found or claims.counted(context.store, wanted)
        self._articles = found.articles
        self._until = list(accumulate(found.claims))
        self.count = self.at_least = self._until[-1] if self._until else 0
        self._last: tuple[int, tuple[int, int], _Opened | None] | None = None
        """The article that was read last (its key), when, and what all its pages need."""

    def fetch(self, first: int, how_many: int) -> list[Claim]:
        """The claims from `first` on, at most so many; fewer where an article has changed since the
        list was made."""
        out: list[Claim] = []
        stop = min(first + how_many, self.count)
        at = bisect_right(self._until, first)
        while first < stop:
            begins = self._until[at - 1] if at else 0
            until = min(stop, self._until[at])
            out += self._of_article(self._articles[at], first - begins, until - begins)
            first, at = until, at + 1
        return out

    def each(self) -> Iterator[Claim]:
        """All of them, read an article at a time as they are wanted."""
        for key in self._articles:
            yield from self._of_article(key, 0)

    def articles(self) -> list[int]:
        """How many claims come before those of each article, and behind the last."""
        return [0, *self._until]

    def index(self, article: str, number: int = 0) -> int | None:
        """Where a claim of an article (by id) stands in the list, or the next of that article."""
        told = claims.told(self._context.store, article)
        if told is None or told.key not in self._articles:
            return None
        at = self._articles.index(told.key)
        numbers = claims.numbers(self._context.store, self._wanted, told.key)
        before = sum(one < number for one in numbers)
        return (self._until[at - 1] if at else 0) + min(before, max(0, len(numbers) - 1))

    def _of_article(self, key: int, first: int, stop: int | None = None) -> list[Claim]:
        """Of the claims of an article that answer, those from `first` on: a long one has many
        pages, and only what is on one is made for it."""
        store = self._context.store
        with store.snapshot():
            now = (store.data_version(), store.db.total_changes)
            if self._last is None or self._last[:2] != (key, now):
                self._last = key, now, self._open(key)
            opened = self._last[2]
            if opened is None or not (numbers := opened.numbers[first:stop]):
                return []
            lowest, told = numbers[0], opened.told
            found = derived.attributions(store, told.version, lowest, numbers[-1] + 1)
        numbered = [(number, found[number - lowest]) for number in numbers]
        return claim_values.claims(told, opened.speakers, numbered, opened.tagged)

    def _open(self, key: int) -> "_Opened | None":
        context, store = self._context, self._context.store
        told = claims.told(store, key)
        if told is None:
            return None
        return _Opened(
            told,
            derived.speakers(store, told.version, told.text),
            claims.tagged(store, key, context.set_key),
            claims.numbers(store, self._wanted, key),
        )


class _Opened(NamedTuple):
    """An article whose claims are listed."""

    told: Told
    speakers: list[KnownSpeaker]
    tagged: list[Tagged]
    numbers: list[int]
    """Of its claims those that answer, in their order."""


class Claims:
    """What can be asked of the claims of a library, and decided of who makes them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self, query: str = "", unfinished: bool = False, found: Counted | None = None
    ) -> ClaimListing:
        """The claims that answer a query; `unfinished`: its last word may go on; `found` is what
        another connection has `counted` for it.

        Words, and `claim:`, stand in what is claimed; `speaker: is:hedged` are about the claim;
        `tag: note: set: annotator: is:untagged has:note` about passages that overlap it, every
        other field about its article. Only articles that were looked through are in it; see
        `waiting`. Raises QueryError, and NkreaderError as `plan` does.
        """
        from nkreader.library.query import parse, plan_claims

        wanted = plan_claims(self._context, parse(query, unfinished))
        return ClaimListing(self._context, wanted, found)

    def are_few(self) -> bool:
        """Whether so few articles are in the library that any of them are listed at once."""
        return articles.count(self._context.store) <= FEW

    def of_article(self, article: Article | Reading | str) -> list[Voice]:
        """The speakers of an article (or its id) in the order they come, each with its claims; what
        nobody is named for comes last, as a voice without `ref`.

        What is kept is read where it is what would be found now; else it is found, and kept where
        the library can be written. Raises NkreaderError for an article that is gone.
        """
        told, found = self._found(_id(article))
        made = _claims(self._context, told, found)
        return claim_values.voices(self._context.store, told, found, made)

    def in_article(self, article: Article | Reading | str) -> list[Claim]:
        """The claims of an article in the order of its text; as `of_article` finds them."""
        told, found = self._found(_id(article))
        return _claims(self._context, told, found)

    def said_in(self, article: Article | Reading | str) -> Said:
        """What an article attributes to whom, as values of one text: speakers who are the same by
        what people say are one."""
        return claim_values.said(self._found(_id(article))[1])

    def dates_of(self, article: Article | Reading | str) -> Sequence[TimeExpression]:
        """The time expressions of an article in the order of its text; as `of_article`."""
        return self._found(_id(article))[1].times

    def date_at(self, article: Article | Reading | str, offset: int) -> TimeExpression | None:
        """The time expression at an offset of an article's current text; None where is none."""
        return next((one for one in self.dates_of(article) if one.start <= offset < one.end), None)

    def catch_up(self) -> Iterator[int]:
        """Look through the articles where older rules, or none, have looked, each in a short
        transaction; how many are left after each. Nothing happens in a library that may only be
        read. It may be given up between any two."""
        return deriving.catch_up(self._context)

    def stale(self) -> list[str]:
        """The ids of the articles that `catch_up` would look through."""
        return derived.outdated(self._context.store, deriving.wanted())

    def material(self, article: str) -> deriving.Material | None:
        """What is needed to look through one of them in another thread; None where it is gone."""
        return deriving.material(self._context.store, article)

    def keep(self, of: deriving.Material, found: deriving.Found) -> None:
        """Keep what was found so. Raises NkreaderError where nothing can be written right now."""
        deriving.keep_found(self._context.store, of, found, patient=False)

    def waiting(self) -> int:
        """In how many articles that would find something."""
        return derived.count_outdated(self._context.store, deriving.wanted())

    # Decisions

    def same(self, one: SpeakerRef, other: SpeakerRef) -> Change:
        """Say that two speakers, of one article or of two, are the same."""
        return speaker_acts.same(self._context, one, other)

    def different(self, one: SpeakerRef, other: SpeakerRef) -> Change:
        """Say that two speakers are not the same, or two descriptions of one."""
        return speaker_acts.different(self._context, one, other)

    def decisions(self) -> list[SpeakerDecision]:
        """What was decided of speakers, the first first."""
        return speakers.every(self._context.store)

    def _found(self, article: str) -> tuple[Told, Derived]:
        """What is found in an article, from where it is kept if that is fresh."""
        store, by = self._context.store, deriving.wanted()
        with store.snapshot():
            told = claims.told(store, article)
            if told is not None and derived.is_fresh(store, article, by):
                return told, _stored(self._context, told)
        made = deriving.again(store, article)
        if made is None:
            raise NkreaderError(f"{article}: this article is no longer in the library")
        if not store.read_only:
            try:
                with store.write(patient=False):
                    derived.replace(store, made[0].version_id, made[1], by)
            except NkreaderError:
                # Another program is writing, or the disk is full: it can be read all the same.
                return made
        return made


def _id(article: Article | Reading | str) -> str:
    if isinstance(article, Reading):
        article = article.article
    return article if isinstance(article, str) else article.id


def _stored(context: Context, told: Told) -> Derived:
    store = context.store
    return Derived(
        derived.attributions(store, told.version),
        derived.speakers(store, told.version, told.text),
        derived.times(store, told.version),
        told.published,
    )


def _claims(context: Context, told: Told, found: Derived) -> list[Claim]:
    tagged = claims.tagged(context.store, told.key, context.set_key)
    return claim_values.claims(told, found.speakers, enumerate(found.attributions), tagged)
