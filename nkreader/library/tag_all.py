"""One tag at every place of some words, an entity or a query: decided place by place, or at once.

Where these places are is said by `occurrences`. Whatever is decided in one go is one act; the rule
is remembered, and asked of articles that come later.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from time import monotonic
from typing import NamedTuple

from nkreader.hits import Hit
from nkreader.library import coding
from nkreader.library.act_marks import marks_of
from nkreader.library.context import Context
from nkreader.library.in_place import open_hit
from nkreader.library.occurrences import Decided, Occurrences, Offers, span_of
from nkreader.library.places import now
from nkreader.library.refusing import refuse
from nkreader.library.tagging import change_of, insert
from nkreader.library.tagging import there as there_already
from nkreader.model import Change, Mark
from nkreader.proposals import Rule, Tally
from nkreader.store import annotations, articles, history, tag_rules
from nkreader.store.long_acts import long_act
from nkreader.text.span import Span

_PAGE = 64
_SLICE = 0.02
"""Seconds of tagging in one transaction."""


class Done(NamedTuple):
    """What tagging all of a rule's places came to."""

    marks: Sequence[Mark]
    tally: Tally


class Run:
    """A rule that is put to the library and decided on, place by place, as one act."""

    def __init__(self, context: Context, rule: Rule, since: int | None = None) -> None:
        """As `Occurrences`, and raises what that raises."""
        self._context = context
        self._since = since
        self._act = ""
        self.rule = rule
        self.offered = Occurrences(context, rule, since)

    @property
    def said(self) -> str:
        """What the act is called."""
        return said_of(self._context, self.rule)

    def look_again(self, rule: Rule) -> None:
        """Offer what a changed rule finds; what was decided stays decided."""
        decided = self.offered.decided
        self.rule, self.offered = rule, Occurrences(self._context, rule, self._since)
        self.offered.decided = decided

    def tag(self, hit: Hit) -> Change:
        """Set the tag at a hit. Raises NkreaderError where the article is gone or has another text,
        or where nothing can be written."""
        return self._decide(hit, True)

    def refuse(self, hit: Hit) -> Change:
        """Never offer a hit again for this tag. Raises what `tag` raises."""
        return self._decide(hit, False)

    def verdict(self, hit: Hit) -> Decided | None:
        """What was said of a hit in this run, if anything was."""
        here = self.offered.decided.get(hit.article, {})
        at = hit.start or 0
        return next((word for span, word in here.items() if span.start <= at < span.end), None)

    def _decide(self, hit: Hit, yes: bool) -> Change:
        context, made = self._context, list[int]()
        with context.store.write():
            article, version = open_hit(context, hit)
            span = span_of(context, self.rule, version, hit)
            there = there_already(context, article, span, self.rule.tag) is not None
            with self._going_on() as act:
                if yes and not there:
                    made = insert(context, act, version, [span], self.rule.tag)
                elif not yes:
                    refuse(context, act, version, span, self.rule.tag, words_of(self.rule))
                coding.follow(context, articles.key_of(context.store, article.id))
            remember(context, self.rule)
        self._act = act.id or self._act
        self._note(article.id, [span], "tagged" if yes else "refused")
        added = annotations.marks(context.store, made)
        return change_of(context, act, self.said, article.id, added)

    def tag_rest(self) -> Iterator[int]:
        """Set the tag at every place that is not decided, a little at a time; yields how many were
        tagged so far. Each time is in the library; all belong to the act."""
        count, places = 0, _each(self.offered)
        while (tagged := self._tag_some(places)) is not None:
            count += tagged
            yield count
        coding.settle(self._context)

    def _tag_some(self, places: Iterator[Offers]) -> int | None:
        """Tag in one transaction as many places as there is time for; None behind the last."""
        context, began, tagged = self._context, monotonic(), list[tuple[str, list[Span]]]()
        with context.store.write():
            with self._going_on() as act:
                for found in places:
                    known = self.offered.decided.get(found.version.article, {})
                    spans = [one.span for one in found.open if one.span not in known]
                    insert(context, act, found.version, spans, self.rule.tag)
                    tagged.append((found.version.article, spans))
                    if monotonic() - began > _SLICE:
                        break
            if tagged:
                remember(context, self.rule)
        self._act = act.id or self._act
        for article, spans in tagged:
            self._note(article, spans, "tagged")
        return sum(len(spans) for _, spans in tagged) if tagged else None

    def _note(self, article: str, spans: Sequence[Span], word: Decided) -> None:
        self.offered.decided.setdefault(article, {}).update(dict.fromkeys(spans, word))

    def _going_on(self) -> AbstractContextManager[history.Act]:
        context = self._context
        return history.going_on(context.store, context.annotator, self._act, self.said, now())


def everything(context: Context, rule: Rule) -> Done:
    """Set a rule's tag at every open place, as one act: all of it, or nothing where it fails."""
    keys, offered = list[int](), Occurrences(context, rule)
    places = _each(offered)
    with long_act(context.store, context.annotator, said_of(context, rule), now()) as doing:
        more = True
        while more:
            began = monotonic()
            with doing.batch() as act:
                more = False
                for found in places:
                    spans = [one.span for one in found.open]
                    keys += insert(context, act, found.version, spans, rule.tag)
                    if monotonic() - began > _SLICE:
                        more = True
                        break
    if keys:
        with context.store.write():
            remember(context, rule)
    coding.settle(context)
    return Done(marks_of(context.store, keys), offered.tally)


def pending(context: Context, rule: Rule, since: int) -> Iterator[int]:
    """How many places of a rule are open in articles whose text came later than a version (by key):
    a count that grows with every article that is looked at."""
    count = 0
    for found in _each(Occurrences(context, rule, since)):
        count += len(found.open)
        yield count


def _each(offered: Occurrences) -> Iterator[Offers]:
    """What is offered, by article, read a page at a time."""
    for first in range(0, offered.count, _PAGE):
        for row in offered.fetch(first, _PAGE):
            found = offered.offers(row)
            if found is not None:
                yield found


def remember(context: Context, rule: Rule) -> None:
    """Keep a rule for articles that come later. Only inside `store.write()`."""
    tag = context.tag_key(rule.tag)
    tag_rules.keep(context.store, context.own_set(), tag, rule, now())


def said_of(context: Context, rule: Rule) -> str:
    """What the act of a rule is called."""
    tag = context.codebook.get(rule.tag)
    return f"tagged all “{rule.words}” {tag.name if tag else rule.tag}"


def words_of(rule: Rule) -> str:
    """A rule as a refusal remembers it."""
    return f"{rule.kind}: {rule.words}"
