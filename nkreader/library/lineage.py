"""Which earlier report an article speaks of: proposed by date and words, confirmed by a person.

The sentences are found by `earlier`; an article that is not there is waited for. Nothing that is
proposed here is stored: it follows from the texts and from what people have said.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import urlsplit

from nkreader.analysis.terms import share, terms
from nkreader.attribution.earlier import VERSION
from nkreader.library import earlier
from nkreader.library.context import Context
from nkreader.library.earlier import ENOUGH, SLACK, same_house, whole_day
from nkreader.library.relating import lineage_kind, say
from nkreader.library.signs import language_of, signs, signs_of
from nkreader.lineage import State, Step, Stub
from nkreader.model import Article, Change
from nkreader.relations import LineageKind, Relation, RelationKind
from nkreader.store import articles, relations, reports, versions
from nkreader.store.reports import Published, Unsearched

UNDATED_ENOUGH = 0.5
"""Which part of the terms is wanted where the sentence names no day."""
BACK = timedelta(days=120)
"""How far back a report is looked for where no day is named."""
_CANDIDATES = 400
"""Articles that are looked at for one sentence."""
_LEAST_SIGNS = 3
"""Figures and names that a report in another language must share with the sentence."""
_KEPT = 1_000
"""Articles whose words are kept while a chain is put together."""
_CORRECTION = re.compile(r"(?i)\bcorrect(?:ion|ed|ing|s)\b|\bretract|정정|바로잡")
_HEAD = 300
"""Code points of a text in which a correction says that it is one."""


class _Found(NamedTuple):
    """An earlier article that a sentence may mean."""

    id: str
    score: float
    because: tuple[str, ...]


class Lineage:
    """What can be asked and said of the reports that articles speak of."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._store = context.store
        self._words = lru_cache(_KEPT)(self._words_of)
        self._signs = lru_cache(_KEPT)(partial(signs_of, self._store))

    def confirm(self, article: Article, earlier: Article, kind: str | None = None) -> Change:
        """Say that an article speaks of an earlier one, and how; as it was proposed where no kind
        is said. Raises WrongUseError for a kind there is not, NkreaderError for one article."""
        wanted = lineage_kind(kind) if kind else self._kind(article)
        return say(self._context, wanted, article, earlier, refused=False)

    def refuse(self, article: Article, earlier: Article) -> Change:
        """Say that an article does not speak of this earlier one: it is not proposed again."""
        return say(self._context, "follows", article, earlier, refused=True)

    def unsearched(self) -> list[Unsearched]:
        """The texts that nobody has looked through yet, the newest first, of which `every` looks
        through all and a chain through some; none in a library that may only be read."""
        return [] if self._store.read_only else earlier.unsearched(self._store)

    def waiting(self) -> int:
        """How many these are."""
        return 0 if self._store.read_only else reports.count_unsearched(self._store, VERSION)

    def materials(self, some: Iterable[Unsearched]) -> list[earlier.Material]:
        """What `earlier.find` needs to look through some of them in another thread."""
        return earlier.materials(self._store, some)

    def keep(self, found: Iterable[earlier.Found]) -> None:
        """Keep what was found so. Raises NkreaderError where nothing can be written right now."""
        earlier.keep_found(self._store, found, patient=False)

    def every(self) -> Iterator[Step]:
        """Every step of the library that is said or proposed, or waits; the latest article
        first."""
        earlier.look(self._store)
        said = {one.article for one in relations.every(self._store) if one.kind != "translates"}
        speaking = reports.speaking(self._store)
        for id in (*speaking, *sorted(said - set(speaking))):
            yield from self.speaks_of(id)

    def around(self, id: str) -> list[Step]:
        """The steps that an article (by id) is at either end of."""
        return [*self.speaks_of(id), *self.spoken_of_by(id)]

    def speaks_of(self, id: str) -> list[Step]:
        """The steps from an article (by id) to earlier ones, in the order of its sentences; those
        that a person alone has said, and refused ones, at the end."""
        article = articles.by_id(self._store, id)
        if article is None:
            return []
        said = [
            one
            for one in relations.of_article(self._store, id)
            if one.article == id and one.kind != "translates"
        ]
        sentences = earlier.of_article(self._store, id)
        text = versions.text(self._store, article.version) if sentences else ""
        steps: dict[str, Step] = {}
        for number, stub in enumerate(sentences):
            step = self._step(article, stub, text[stub.start : stub.end], said)
            about = step.earlier.id if step.earlier else f"waits {number}"
            steps.setdefault(about, step)
        for one in said:
            other = articles.by_id(self._store, one.other)
            if other is not None and one.other not in steps:
                state: State = "refused" if one.refused else "confirmed"
                steps[one.other] = Step(article, state, one.kind, other)
                waits = next((key for key in steps if steps[key].state == "waiting"), None)
                if waits and not one.refused:
                    # What a person has named is what the sentence was waiting for.
                    told = steps.pop(waits)
                    steps[one.other] = told._replace(state=state, kind=one.kind, earlier=other)
        return list(steps.values())

    def spoken_of_by(self, id: str) -> list[Step]:
        """The steps from later articles to this one (by id), the latest first."""
        article = articles.by_id(self._store, id)
        if article is None:
            return []
        later = {
            one.article: None
            for one in relations.of_article(self._store, id)
            if one.other == id and one.kind != "translates"
        }
        day = whole_day(article.metadata.published)
        if day is not None:
            first, last, until = day - SLACK, day + SLACK, day + BACK
            days = (first.isoformat(), last.isoformat(), until.isoformat())
            own = self._words(id)
            later |= {
                one: None
                for one, told in reports.speaking_of(self._store, *days)
                if _may_mean(frozenset(told.split()), own)
            }
        later.pop(id, None)
        steps = (step for one in later for step in self.speaks_of(one))
        return [step for step in steps if step.earlier is not None and step.earlier.id == id]

    def _step(self, article: Article, stub: Stub, exact: str, said: list[Relation]) -> Step:
        refused = {one.other for one in said if one.refused}
        standing = {one.other: one for one in said if not one.refused}
        found = [one for one in self._candidates(article, stub, exact) if one.id not in refused]
        kind: RelationKind = self._kind(article)
        state: State = "proposed"
        meant = next((one for one in found if one.id in standing), None)
        if meant is not None:
            kind, state = standing[meant.id].kind, "confirmed"
        elif found and found[0].score >= (ENOUGH if stub.first else UNDATED_ENOUGH):
            meant = found[0]
        other = articles.by_id(self._store, meant.id) if meant else None
        if meant is None or other is None:
            return Step(article, "waiting", kind, None, stub, exact)
        return Step(article, state, kind, other, stub, exact, meant.score, meant.because)

    def _candidates(self, article: Article, stub: Stub, exact: str) -> list[_Found]:
        """The articles that a sentence may mean, the likeliest first."""
        own = whole_day(article.metadata.published)
        if stub.first and stub.last:
            first, last = date.fromisoformat(stub.first), date.fromisoformat(stub.last)
        elif own is not None:
            first, last = own - BACK, own
        else:
            return []
        low, high = first - SLACK, min(last + SLACK, own or date.max)
        wanted, house = frozenset(stub.terms.split()), stub.publisher or article.metadata.publisher
        found = []
        days = (low.isoformat(), high.isoformat())
        for there in reports.published_in(self._store, *days, _CANDIDATES):
            if there.id == article.id or not _one_house(house, article, there):
                continue
            shared = wanted & self._words(there.id)
            named = _is_named(stub, there.published)
            score, why = share(wanted, shared), f"{len(shared)} of {len(wanted)} terms"
            if not shared and named:
                score, why = self._across(article, exact, there.id)
            if score:
                because = ("published that day", why) if named else (why,)
                found.append((score + 0.1 * named, _Found(there.id, round(score, 2), because)))
        found.sort(key=lambda one: (-one[0], one[1].id))
        return [one for _, one in found]

    def _across(self, article: Article, exact: str, id: str) -> tuple[float, str]:
        """How much of a sentence is in an article (by id) of another language, by figures and
        names; 0 for one of the same."""
        there = articles.by_id(self._store, id)
        if there is None:
            return 0.0, ""
        here, other = (language_of(self._store, one) for one in (article, there))
        if not here or not other or here == other:
            return 0.0, ""
        wanted = signs(exact)
        shared = wanted & self._signs(there)
        words = f"{len(shared)} of {len(wanted)} figures and names"
        return (share(wanted, shared), words) if len(shared) >= _LEAST_SIGNS else (0.0, "")

    def _words_of(self, id: str) -> frozenset[str]:
        article = articles.by_id(self._store, id)
        if article is None:
            return frozenset()
        text = versions.text(self._store, article.version)
        return terms(f"{article.metadata.title or ''} {text}")

    def _kind(self, article: Article) -> LineageKind:
        """How an article stands to what it speaks of, as far as it says so itself."""
        text = versions.text(self._store, article.version)[:_HEAD]
        told = f"{article.metadata.title or ''} {text}"
        return "corrects" if _CORRECTION.search(told) else "follows"


def _may_mean(wanted: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a sentence with some terms may mean an article that has others: enough are in both,
    or none, as where it is in another language."""
    shared = share(wanted, there)
    return shared >= ENOUGH or not shared


def _is_named(stub: Stub, published: str) -> bool:
    """Whether an article was published on a day that a sentence names."""
    return bool(stub.first and stub.last and stub.first <= published <= stub.last)


def _one_house(house: str | None, article: Article, there: Published) -> bool:
    """Whether two articles are of one house: by its names, or by where its pages are."""
    if same_house(house, there.publisher):
        return True
    hosts = [_host(url) for url in (article.metadata.url, there.url)]
    return bool(hosts[0]) and hosts[0] == hosts[1]


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
