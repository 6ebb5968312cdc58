"""Where a rule would set its tag: the places of its words that are open, article by article.

What is tagged so, what was refused, and what lies in captions is counted, and not offered.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from nkreader.hits import Hit
from nkreader.library import reading
from nkreader.library.context import Context
from nkreader.library.in_place import sentence_at
from nkreader.library.listing import Listing
from nkreader.library.named import Concordance, Entities
from nkreader.library.refusing import refused
from nkreader.library.searching import Search
from nkreader.lists import ArticleRow
from nkreader.model import Version, WrongUseError
from nkreader.proposals import Rule, Tally
from nkreader.store import annotations, articles, conditions, versions
from nkreader.text.document import Zone
from nkreader.text.span import Span

APART: tuple[Zone, ...] = ("caption", "byline", "dateline", "boilerplate")
"""Zones that a rule leaves out unless it says otherwise."""
Decided = Literal["tagged", "refused"]


class Offer(NamedTuple):
    """A place that a rule would tag: what is shown of it, and the span that would get the tag."""

    hit: Hit
    span: Span


class Offers(NamedTuple):
    """What a rule offers in one article."""

    version: Version
    open: list[Offer]
    tally: Tally


class Occurrences:
    """The places of a rule in the articles, in the order of the list; a source of hits."""

    def __init__(self, context: Context, rule: Rule, since: int | None = None) -> None:
        """`since`: only in articles whose text came later than this version (by key). Raises
        NkreaderError for an unknown tag, an entity that is not there and a query that can't be
        read, WrongUseError where there are no words to look for."""
        self._context = context
        self.rule = rule
        self._tag = context.tag_key(rule.tag)
        self._finder = _finder(context, rule)
        self.listing = self._finder.listing
        if since is not None:
            self.listing = Listing(
                context,
                where=conditions.all_of(
                    (conditions.came_since(since), _condition(context, self._finder, rule))
                ),
            )
        self._tallies: dict[str, Tally] = {}
        self.decided: dict[str, dict[Span, Decided]] = {}
        """What was said of places, by article: these are offered still, so that they can be
        seen."""

    @property
    def count(self) -> int:
        """How many articles may have such places."""
        return self.listing.count

    @property
    def tally(self) -> Tally:
        """What else there was in the articles that were looked at."""
        total = Tally()
        for one in self._tallies.values():
            total = total.plus(one)
        return total

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        """The articles from `first` on, at most so many."""
        return self.listing.fetch(first, how_many)

    def hits(self, row: ArticleRow) -> list[Hit]:
        """The places in one of the articles that are open, or were decided a moment ago."""
        found = self.offers(row)
        return [] if found is None else [one.hit for one in found.open]

    def offers(self, row: ArticleRow) -> Offers | None:
        """The same with the spans that would be tagged; None where nothing was found at all."""
        context = self._context
        with context.store.snapshot():
            found = [hit for hit in self._finder.hits(row) if hit.field == "text"]
            if not found:
                self._tallies.pop(row.id, None)
                return None
            key = articles.key_of(context.store, row.id)
            version = versions.get(context.store, versions.current_of(context.store, key))
            offers = self._offers(version, _outermost(found))
        self._tallies[row.id] = offers.tally
        return offers

    def _offers(self, version: Version, found: Sequence[Hit]) -> Offers:
        zones, sentences = reading.shape(self._context, version)
        ends = [block.end for block in version.document.blocks]
        tagged = [
            (mark.placement.start or 0, mark.placement.end or 0)
            for mark in annotations.in_article(
                self._context.store, version.article, self._context.set_key
            )
            if mark.annotation.tag == self.rule.tag and mark.placement.status == "placed"
        ]
        no = refused(self._context, version, self._tag).get(self._tag, set())
        offers: dict[Span, Offer] = {}
        tally = Tally()
        for hit in found:
            span = Span(hit.start or 0, hit.end or 0)
            zone = zones[min(bisect_right(ends, span.start), len(zones) - 1)] if zones else "body"
            if self.rule.sentence:
                span = sentence_at(sentences, span.start, span.end)
            if span in offers:
                continue
            if span in self.decided.get(version.article, {}):
                offers[span] = Offer(hit, span)
            elif zone in APART and not self.rule.captions:
                tally = tally.plus(Tally(apart=1))
            elif any(start <= span.start and span.end <= end for start, end in tagged):
                tally = tally.plus(Tally(tagged=1))
            elif (span.start, span.end) in no:
                tally = tally.plus(Tally(refused=1))
            else:
                offers[span] = Offer(hit, span)
        return Offers(version, list(offers.values()), tally)


def span_of(context: Context, rule: Rule, version: Version, hit: Hit) -> Span:
    """What a rule tags at one of its hits."""
    start, end = hit.start or 0, hit.end or 0
    if not rule.sentence:
        return Span(start, end)
    return sentence_at(reading.shape(context, version)[1], start, end)


def _outermost(found: Sequence[Hit]) -> list[Hit]:
    """Hits in the order of the text, without those that lie within another."""
    out: list[Hit] = []
    for hit in sorted(found, key=lambda one: (one.start or 0, -(one.end or 0))):
        if not out or (hit.end or 0) > (out[-1].end or 0):
            out.append(hit)
    return out


def _finder(context: Context, rule: Rule) -> Search | Concordance:
    if rule.kind == "entity":
        return Entities(context).concordance(Entities(context).find(rule.words))
    found = Search(context, _query(rule))
    if not found.has_words:
        raise WrongUseError(f"{rule.words}: there are no words in this to look for")
    return found


def _query(rule: Rule) -> str:
    """The query of a rule; a string is a phrase, in which quotation marks are as good as spaces."""
    if rule.kind == "query":
        return rule.words
    bare = "".join(" " if sign in '"“”„«»' else sign for sign in rule.words)
    return f'"{bare}"'


def _condition(context: Context, finder: Search | Concordance, rule: Rule) -> conditions.Condition:
    """Which articles may have hits."""
    if isinstance(finder, Concordance):
        from nkreader.store import entities

        key = entities.key_of(context.store, finder.entity.id)
        return conditions.naming([] if key is None else [key])
    from nkreader.library.query import parse, plan

    return plan(context, parse(_query(rule)))
