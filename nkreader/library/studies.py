"""Two sets read side by side: which articles count, and what of their marks lies in the bodies."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from nkreader.agreement import Aside, Marked, Study, Twice
from nkreader.analysis.agreement.spans import Places
from nkreader.library import coding
from nkreader.library.context import Context
from nkreader.library.query import parse, plan
from nkreader.library.reading import shape
from nkreader.model import NkreaderError
from nkreader.store import agreement, structure, versions
from nkreader.store.agreement import Place, Shape
from nkreader.store.coding import uncounted


class Articles(NamedTuple):
    """Articles by their keys, in the order of these."""

    counted: list[int]
    read_by_one: list[int]
    """Those that are done in one set alone; they do not count. Where all do, those among them that
    are not done in both."""


def articles_of(context: Context, sets: tuple[int, int], query: str, every: bool) -> Articles:
    """The articles that both sets (keys) have as done and that answer a query; with `every`, those
    with a mark of either. Raises QueryError where the query can't be read."""
    where, store = plan(context, parse(query)), context.store
    first, second = (agreement.done(store, key) for key in sets)
    if every:
        wanted = agreement.marked(store, sets[0]) | agreement.marked(store, sets[1])
        counted = agreement.answering(store, wanted, where)
        return Articles(counted, [key for key in counted if key not in first & second])
    return Articles(
        agreement.answering(store, first & second, where),
        agreement.answering(store, first ^ second, where),
    )


def study(context: Context, sets: tuple[int, int], query: str, every: bool) -> Study:
    """What both sets (keys) say of the articles that count. Raises NkreaderError where their
    sentences are not counted and can't be now."""
    for _ in coding.settle_all(context):
        pass
    with context.store.snapshot():
        found = articles_of(context, sets, query, every)
        if left := len(uncounted(context.store, found.counted)):
            raise NkreaderError(
                f"{left:,} articles have to be counted first, and nothing can be written here now;"
                " open the library once where it can be written"
            )
        return _read(context, sets, found)._replace(every=every)


def differing(
    context: Context, sets: tuple[int, int], found: Articles, tag: str | None
) -> list[int]:
    """The keys of passages of either set that the other has not at the same place with the same
    tag, article by article, in the order of the text; of one tag, or of all."""
    sides: dict[int, dict[tuple[int, str, int | None, int | None], int]] = {key: {} for key in sets}
    for one in agreement.places(context.store, sets, found.counted):
        if one.start is not None and tag in (None, one.tag):
            sides[one.set_key][one.article, one.tag, one.start, one.end] = one.key
    first, second = sides.values()
    apart = first.keys() ^ second.keys()
    order = sorted(apart, key=lambda at: (at[0], at[2] or 0, at[3] or 0, at[1]))
    return [first.get(at) or second[at] for at in order]


def _read(context: Context, sets: tuple[int, int], found: Articles) -> Study:
    sides: dict[int, tuple[list[Place], list[Place]]] = {key: ([], []) for key in found.counted}
    lost: Counter[str | None] = Counter()
    for one in agreement.places(context.store, sets, found.counted):
        if one.start is None:
            lost.update([one.tag, None])
        else:
            sides[one.article][sets.index(one.set_key)].append(one)
    twice = []
    for kept in agreement.shapes(context.store, found.counted):
        body = Places(list(_body(context, kept)))
        first, second = (tuple(_marked(body, side)) for side in sides[kept.article])
        twice.append(Twice(kept.sentences or 0, body.length, first, second))
    alone: Counter[str | None] = Counter({None: len(found.read_by_one)})
    alone.update(one.tag for one in agreement.places(context.store, sets, found.read_by_one))
    return Study(tuple(twice), Aside(dict(alone), dict(lost), {}))


def _marked(body: Places, side: list[Place]) -> Iterator[Marked]:
    for one in side:
        place = body.span(one.start or 0, one.end or 0)
        if place is not None:
            yield Marked(one.tag, place, (one.first, one.stop), one.created)


def _body(context: Context, kept: Shape) -> Iterator[tuple[int, int]]:
    """Where the blocks of an article's body lie."""
    blocks, zones = kept.blocks, kept.zones
    if not blocks or len(zones) != len(blocks):
        # An older program has left out what can be derived.
        version = versions.get(context.store, versions.current_of(context.store, kept.article))
        blocks = [(block.start, block.end) for block in version.document.blocks]
        zones = shape(context, version)[0]
    elif kept.text is not None:
        told = structure.zones(context.store, kept.id)
        there = [kept.text[start:end] for start, end in blocks]
        zones = [told.get(words, zone) for words, zone in zip(there, zones, strict=True)]
    for (start, end), zone in zip(blocks, zones, strict=True):
        if zone == "body" and start < end:
            yield start, end
