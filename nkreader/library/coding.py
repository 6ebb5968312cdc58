"""Coded sentences of articles, counted: asked of `analysis`, kept by `store.coding`.

An act on annotations counts its article in its own transaction. What came by other ways (an import,
undo, another text, other zones) is counted when it is next asked for.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from nkreader.library.context import Context
from nkreader.model import NkreaderError
from nkreader.on_demand import OnDemand
from nkreader.store import articles, coding, list_rows
from nkreader.store.articles import key_of
from nkreader.text.body import body_sentences
from nkreader.text.columns import Pairs

if TYPE_CHECKING:
    from nkreader.analysis import coded_sentences
    from nkreader.library import reading
    from nkreader.store import versions
else:
    coded_sentences = OnDemand("analysis.coded_sentences")
    reading, versions = OnDemand("library.reading"), OnDemand("store.versions")

AT_ONCE = 0.03
"""Seconds of counting in one transaction: nobody waits longer for it."""


class Counted(NamedTuple):
    """What is known of an article when it is counted."""

    body: Pairs
    spans: list[tuple[int, range]]
    """(annotation's key, the body sentences that it codes) where that was not known before."""
    coded: dict[int, int]
    """By set (key) how many body sentences are coded."""


def follow(context: Context, article: int) -> None:
    """Count an article (by key) in which an annotation has changed, unless its text has to be read
    for that, which can wait. Only inside `store.write()`."""
    body = coding.body(context.store, article)
    if body is not None and coding.uncounted(context.store, [article]):
        _keep(context, article, _count(context, article, body))


def settle(context: Context, wanted: Sequence[int] | None = None, patient: bool = False) -> None:
    """Count what is not counted among some articles (keys), or all, as far as it takes no longer
    than `AT_ONCE` and can be written, at once unless `patient`."""
    left = coding.uncounted(context.store, wanted)
    if not left:
        return
    with suppress(NkreaderError), context.store.write(patient):
        began = monotonic()
        while left and monotonic() - began < AT_ONCE:
            _settle_one(context, left.pop())


def settle_all(context: Context) -> Iterator[int]:
    """Count everything that is not counted, some at a time; yields how many are left. It ends early
    where nothing can be written."""
    while left := len(coding.uncounted(context.store)):
        yield left
        settle(context, patient=True)
        if len(coding.uncounted(context.store)) == left:
            return


def counts(context: Context, wanted: Sequence[int]) -> dict[int, tuple[int, int]]:
    """By key (coded in the current set, body sentences) of articles; of those that are not counted
    and can't be now, nothing."""
    settle(context, wanted)
    return list_rows.coded(context.store, wanted, context.set_key)


def sums(context: Context, wanted: Sequence[int] | None) -> tuple[int, int] | None:
    """(coded in the current set, body sentences) of some articles (keys) together, or of all; None
    while not all are counted."""
    return coding.sums(context.store, wanted, context.set_key)


def is_untagged(context: Context, article: int) -> bool:
    """Whether a body sentence of an article (by key) carries no tag of the current set."""
    here = counts(context, [article]).get(article)
    if here is None:
        found = _count(context, article, _body(context, article))
        here = found.coded.get(context.set_key or -1, 0), len(found.body)
    return here[0] < here[1]


def next_untagged(context: Context, id: str | None) -> str | None:
    """The next article behind `id`, going round, that has an untagged body sentence."""
    wanted = coding.may_be_untagged(context.set_key)
    found = articles.after(context.store, id, wanted)
    return next((one for one in found if is_untagged(context, key_of(context.store, one))), None)


def _settle_one(context: Context, article: int) -> None:
    body = coding.body(context.store, article)
    if body is None:
        body = _body(context, article)
        coding.keep_body(context.store, article, body)
    _keep(context, article, _count(context, article, body))


def _body(context: Context, article: int) -> Pairs:
    version = versions.get(context.store, versions.current_of(context.store, article))
    zones, sentences = reading.shape(context, version)
    return body_sentences([block.end for block in version.document.blocks], zones, sentences)


def _count(context: Context, article: int, body: Pairs) -> Counted:
    found = []
    spans = coding.spans(context.store, article)
    for one in coding.unknown(context.store, article):
        codes = range(0)
        if one.start is not None and one.end is not None:
            codes = coded_sentences.carried(body, (one.start, one.end), one.said)
        found.append((one.key, codes))
        spans.setdefault(one.set_key, []).append((codes.start, codes.stop))
    counts = {key: coded_sentences.how_many(some) for key, some in spans.items()}
    return Counted(body, found, counts)


def _keep(context: Context, article: int, counted: Counted) -> None:
    coding.keep_spans(context.store, counted.spans)
    coding.keep_counts(context.store, article, counted.coded)
