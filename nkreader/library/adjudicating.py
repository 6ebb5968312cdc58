"""Adjudication: where two sets differ, one decision each, into a third set.

Each decision is one act of whoever decides: what is put into the third set, and the row that says
what was decided, of what, and why. Deciding again takes the place of what was decided before.
"""

from collections.abc import Iterator, Sequence

from nkreader.analysis.adjudication import ruled
from nkreader.analysis.comparison import compare
from nkreader.comparison import Choice, Decision, Difference, Party, Ruled
from nkreader.ids import new_id
from nkreader.library.comparing import Compared, called, set_key, sides, uncertain
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.tagging import act_of, change_of, current
from nkreader.library.third_set import Edited, ThirdSet
from nkreader.model import AnnotationSet, Change, Mark, NkreaderError
from nkreader.store import adjudications, annotations, articles, comparing, tags, turning
from nkreader.store.comparing import Told
from nkreader.store.history import Act
from nkreader.store.long_acts import long_act

AT_A_TIME = 100
"""Passages that are taken over in one transaction."""


class Adjudication:
    """Two sets, and the third that agreed passages go into: one of the present annotator."""

    def __init__(
        self, context: Context, a: AnnotationSet, b: AnnotationSet, into: AnnotationSet
    ) -> None:
        """Raises NkreaderError where the third set is somebody else's, or one of the two."""
        self._context = context
        self.a = a
        self.b = b
        self.into = into
        self._third = ThirdSet(context, into)
        self._own()
        for one in (a, b):
            if (one.name, one.annotator) == (into.name, into.annotator):
                raise NkreaderError(f"{called(into)}: is compared itself; decide into another set")

    def _own(self) -> None:
        """Raises NkreaderError where the third set is not one of whoever annotates now."""
        if self.into.annotator != self._context.annotator:
            whose = self.into.annotator
            raise NkreaderError(
                f"{called(self.into)}: belongs to {whose}; decide into a set of your own"
            )

    # What is left

    def ruled(self, compared: Compared) -> dict[str, list[Ruled]]:
        """By article (id) the differences and how far each is decided; also articles in which only
        decisions are left, where nothing was narrowed."""
        decided, unsure = self._decisions(), compared.waiting
        by_id: dict[str, list[Decision]] = {}
        for _, one in decided.values():
            by_id.setdefault(one.article, []).append(one)
        found = {
            article.id: ruled(article.differences, by_id.pop(article.id, ()), unsure)
            for article in compared.articles
        }
        if compared.whole:
            found |= {id: alone for id, some in by_id.items() if (alone := ruled((), some, unsure))}
        return found

    def in_article(self, id: str) -> list[Ruled]:
        """The same of one article."""
        keys = self._keys()
        key = articles.key_of(self._context.store, id)
        told = comparing.in_article(self._context.store, keys, key)
        decided = [one for _, one in self._decisions(key).values()]
        return ruled(_differences(told, keys), decided, uncertain(told))

    def _decisions(self, article: int | None = None) -> dict[str, tuple[int, Decision]]:
        into = tags.set_key(self._context.store, self.into.annotator, self.into.name)
        return adjudications.between(self._context.store, *self._keys(), into, article)

    def _keys(self) -> tuple[int, int]:
        return set_key(self._context, self.a), set_key(self._context, self.b)

    # Deciding

    def decide(
        self,
        article: str,
        shown: Ruled,
        choice: Choice,
        reason: str | None = None,
        edited: Edited | None = None,
    ) -> Change:
        """Decide of a difference in an article (by id), as it was `shown`: a's coding goes into the
        third set (left), b's, both, neither, or what is said in their place (edited).

        Raises NkreaderError where it is no longer so, where there is nothing on the side that is
        chosen, or where what is edited lies outside the text.
        """
        context = self._context
        self._own()
        with context.store.write():
            here = current(context, article, None)
            if shown not in self.in_article(article):
                raise NkreaderError("this is not as it was when it was shown; look at it again")
            if shown.difference is None and choice != "neither":
                raise NkreaderError(
                    "neither of the two says anything here any more; “neither” takes out what was"
                    " agreed"
                )
            wanted = self._third.wanted(here, shown.difference, choice, edited)
            said = f"decided: {choice}" + ("" if choice != "same" else ", as both say")
            key = articles.key_of(context.store, article)
            with act_of(context, said, article) as act:
                removed = self._forget(act, key, shown)
                ids, made = self._third.put(act, wanted)
                self._keep(act, key, shown, choice, ids, reason)
            added = annotations.marks(context.store, made)
        return change_of(context, act, said, article, added=added, removed=removed)

    def give_reason(self, article: str, decision: str, reason: str) -> Change:
        """Say why something was decided (by the decision's id); nothing takes the words away."""
        context, said = self._context, "said why it was decided so"
        self._own()
        with context.store.write(), act_of(context, said, article) as act:
            found = self._decisions(articles.key_of(context.store, article)).get(decision)
            if found is None:
                raise NkreaderError("this decision is no longer there; nothing was changed")
            act.update("adjudication", found[0], {"reason": reason.strip() or None})
        return change_of(context, act, said, article)

    def take_same(self, compared: Compared, tell: turning.Told = turning.untold) -> int:
        """Take over what both say alike and what is not decided yet, as one act; how many passages
        that are. `tell` hears how many of how many are done; what it raises takes all back."""
        self._own()
        context, left = self._context, self._alike(compared)
        count, done = sum(len(some) for some in left.values()), 0
        if not count:
            return 0
        said = f"took over {count:,} passage{'' if count == 1 else 's'} that both say alike"
        with long_act(context.store, context.annotator, said, now()) as doing:
            for id, some in left.items():
                for start in range(0, len(some), AT_A_TIME):
                    with doing.batch() as act:
                        self._take(act, id, some[start : start + AT_A_TIME])
                done += len(some)
                tell(done, count)
        return count

    def how_many_alike(self, compared: Compared) -> int:
        """How many passages that would take over."""
        return sum(map(len, self._alike(compared).values()))

    def _alike(self, compared: Compared) -> dict[str, list[Ruled]]:
        found = {}
        for id, every in self.ruled(compared).items():
            some = [one for one in every if one.difference and one.difference.kind == "same"]
            found[id] = [one for one in some if one.decision is None or one.stale]
        return {id: some for id, some in found.items() if some}

    def _take(self, act: Act, id: str, some: Sequence[Ruled]) -> None:
        """Take over some passages of an article, as far as they are still so."""
        key = articles.key_of(self._context.store, id)
        here, now_there = current(self._context, id, None), self.in_article(id)
        for one in some:
            if one in now_there:
                self._forget(act, key, one)
                ids, _ = self._third.put(act, self._third.wanted(here, one.difference, "same"))
                self._keep(act, key, one, "same", ids, None)

    def _keep(
        self,
        act: Act,
        article: int,
        shown: Ruled,
        choice: Choice,
        ids: tuple[str, ...],
        reason: str | None,
    ) -> None:
        """Write down what was decided; of what is gone there is nothing to write."""
        pair, before = shown.difference, shown.decision
        if pair is None:
            return
        why = (reason or "").strip() or None
        if reason is None and before is not None and before.choice == choice:
            why = before.reason
        id, who = new_id(), self._context.annotator
        decision = Decision(id, "", *pair.about, choice, ids, who, why, now())
        sets = (*self._keys(), self._third.key())
        act.insert("adjudication", adjudications.row(id, sets, article, decision))

    def _forget(self, act: Act, article: int, shown: Ruled) -> tuple[Mark, ...]:
        """Take out what was decided of the same annotations before, and what it put into the third
        set, as far as nothing else stands on that."""
        if shown.decision is None:
            return ()
        decided = self._decisions(article)
        ids = {party[0] for party in _about(shown) if party is not None}
        old = {
            id: found
            for id, found in decided.items()
            if any(party and party[0] in ids for party in found[1].about)
        }
        kept = {id for one in decided.keys() - old.keys() for id in decided[one][1].results}
        gone = {id for _, one in old.values() for id in one.results} - kept
        for key, _ in old.values():
            act.delete("adjudication", key)
        return self._third.take_out(act, gone)


def _about(shown: Ruled) -> Iterator[Party | None]:
    """Everything that a decision takes the place of what was decided of."""
    if shown.difference is not None:
        yield from shown.difference.about
    if shown.decision is not None:
        yield from shown.decision.about


def _differences(told: Sequence[Told], keys: tuple[int, int]) -> list[Difference]:
    left, right = (
        [one.coding for one in side if one.coding is not None] for side in sides(told, keys)
    )
    return compare(left, right)
