"""A chain of reports: all that an article leads to by following up, correcting, contradicting."""

from nkreader.library.context import Context
from nkreader.library.earlier import look
from nkreader.library.lineage import Lineage
from nkreader.library.linking import Linking
from nkreader.library.pairing import Pairs
from nkreader.lineage import Pair, Step
from nkreader.linked import Gone, LinkedPair
from nkreader.links import LinkKind
from nkreader.relations import LineageKind
from nkreader.store import articles

MOST = 200
"""Articles of a chain; one that leads on further is cut there."""
_WHILE_WAITING = 200
"""Texts that an older program has left that are looked through while somebody waits for a chain."""
_AS_LINEAGE: dict[LinkKind, LineageKind] = {
    "contradicts": "contradicts",
    "corrects": "corrects",
    "updates": "follows",
    "repeats": "repeats",
}
"""What a link between passages makes of their articles."""


class Chains:
    """The chains of a library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_article(self, id: str) -> list[Step]:
        """The steps of an article's chain (by id), in the order of its articles' dates; an article
        that speaks of no earlier one has a step of its own. Reports in another language are steps
        too (`translates`). Refused steps stand where they were, and lead nowhere."""
        look(self._context.store, most=_WHILE_WAITING)
        lineage, linking = Lineage(self._context), Linking(self._context)
        pairs = Pairs(self._context)
        seen, waiting = {id}, [id]
        steps: dict[tuple[object, ...], Step] = {}
        while waiting:
            one = waiting.pop()
            here = (*lineage.around(one), *_linked(linking.of_article(one)))
            for step in (*here, *map(_translated, pairs.of_article(one))):
                steps.setdefault(_about(step), step)
                ends = [step.article, *filter(None, [step.earlier])]
                new = {end.id for end in ends if step.state != "refused"} - seen
                if len(seen) + len(new) <= MOST:
                    seen |= new
                    waiting += new
        leading = {
            step.article.id
            for step in steps.values()
            if step.state != "refused" and step.kind != "translates"
        }
        for one in seen - leading:
            article = articles.by_id(self._context.store, one)
            if article is not None:
                steps[one, "first"] = Step(article, "first", "follows", None)
        return sorted(steps.values(), key=_place)


def _linked(pairs: list[LinkedPair]) -> list[Step]:
    """What links between passages of two articles say of these."""
    found = []
    for pair in pairs:
        source, target, kind = pair.source, pair.target, _AS_LINEAGE.get(pair.link.kind)
        if kind is None or isinstance(source, Gone) or isinstance(target, Gone):
            continue
        if source.article.id != target.article.id:
            because = tuple(filter(None, [pair.link.reason]))
            step = Step(source.article, "linked", kind, target.article, None, source.mark.words)
            found.append(step._replace(because=because, link=pair.link.id))
    return found


def _translated(pair: Pair) -> Step:
    """A pair as a step from the one that was published later."""
    ends = sorted(
        (pair.article, pair.other), key=lambda one: (one.metadata.published or "", one.id)
    )
    return Step(ends[1], pair.state, "translates", ends[0], because=pair.because)


def _about(step: Step) -> tuple[object, ...]:
    """What tells a step from others: where it leads, or the sentence or link that says so."""
    earlier = step.earlier.id if step.earlier else step.stub and step.stub.start
    return step.article.id, earlier, step.link, step.kind == "translates"


def _place(step: Step) -> tuple[object, ...]:
    """By date, undated ones last; the steps of one article stay together."""
    published = step.article.metadata.published
    there = step.earlier.metadata.published if step.earlier else None
    refused = step.state == "refused"
    return published is None, published or "", step.article.id, refused, there or "~", step.exact
