"""Which differences between two codings are decided, and which decisions no longer hold.

A decision holds while what it was made of is there unchanged: the same annotations, each with the
claim that it had. An annotation whose place in a newer text is not certain is in no difference, but
unchanged; what was decided of it waits with it. Otherwise the decision is stale, and every
difference that has one of its annotations is asked again; where none has, it stands alone.
"""

from collections.abc import Collection, Iterable, Sequence

from nkreader.comparison import About, Decision, Difference, Party, Ruled


def ruled(
    differences: Iterable[Difference],
    decisions: Sequence[Decision],
    waiting: Collection[Party] = frozenset(),
) -> list[Ruled]:
    """The differences of one article in their order, each with what was decided of it; behind them
    the decisions on annotations that are gone. `waiting` are annotations without a certain place.
    """
    by_about: dict[About, Decision] = {one.about: one for one in decisions}
    by_id = {party[0]: one for one in decisions for party in one.about if party is not None}
    out, met = [], set()
    for pair in differences:
        ids = [party[0] for party in pair.about if party is not None]
        decision = by_about.get(pair.about)
        if decision is None:
            near = [by_id[id] for id in ids if id in by_id]
            decision = max(near, key=lambda one: one.created) if near else None
            met |= {one.id for one in near}
        stale = decision is not None and not _holds(decision, pair, waiting)
        met |= {decision.id} if decision else set()
        out.append(Ruled(pair, decision, stale))
    for one in decisions:
        parties = {party for party in one.about if party is not None}
        if one.id not in met and not parties & set(waiting):
            out.append(Ruled(None, one, stale=True))
    return out


def _holds(decision: Decision, pair: Difference, waiting: Collection[Party]) -> bool:
    """Whether a decision was made of what a difference consists of now, as far as that is seen."""
    was = {party for party in decision.about if party is not None}
    now = {party for party in pair.about if party is not None}
    return now <= was and all(party in waiting for party in was - now)
