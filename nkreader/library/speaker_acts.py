"""What a person decides of speakers: that two are the same, or are not. One act each, undoable."""

from collections.abc import Iterable, Mapping

from nkreader.claim import SpeakerDecision, SpeakerDecisionKind, SpeakerRef
from nkreader.library import deriving
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.speakers import Named, any_decided, persons, renew
from nkreader.library.speakers import ends as ends_of
from nkreader.library.tagging import act_of, change_of
from nkreader.model import Change, NkreaderError
from nkreader.store import articles, derived, speakers
from nkreader.store.history import Act, Record
from nkreader.store.speakers import Person
from nkreader.store.spellings import spelled
from nkreader.text.hidden import one_line

Refused = tuple[tuple[Named, Named], ...]


def same(context: Context, one: SpeakerRef, other: SpeakerRef) -> Change:
    """Say that two speakers, of one article or of two, are the same.

    Raises NkreaderError where an article has no such speaker, where they are one already, and where
    somebody who is the same as one was called different from the other.
    """
    with context.store.write():
        a, b = _named(context, one), _named(context, other)
        if a == b or _are_one(context, a, b):
            raise NkreaderError(f"{one_line(other.name)}: is the same speaker already")
        return _decide(context, "same", a, b, f"{one.name} is the same as {other.name}")


def different(context: Context, one: SpeakerRef, other: SpeakerRef) -> Change:
    """Say that two speakers are not the same: two descriptions that the rules took for one speaker
    are two from now on.

    Raises NkreaderError where an article has no such speaker, and where they are still one by what
    was said of a third.
    """
    with context.store.write():
        a, b = _apart(context, one, other) or (_named(context, one), _named(context, other))
        if a == b:
            raise NkreaderError(f"{one_line(one.name)}: is one description; give two")
        return _decide(context, "different", a, b, f"{one.name} is not the same as {other.name}")


def _there(context: Context, article: str) -> list[Person]:
    """The speakers of an article as they are now. Raises NkreaderError where it is gone."""
    if articles.by_id(context.store, article) is None:
        raise NkreaderError(f"{article}: this article is no longer in the library")
    if not derived.is_fresh(context.store, article, deriving.wanted()):
        deriving.renew(context.store, [article])
    return speakers.in_article(context.store, article)


def _named(context: Context, ref: SpeakerRef) -> Named:
    """The speaker that is meant: that is called so, else the only one that is described so."""
    wanted, there = spelled(ref.name), _there(context, ref.article)
    found = [one for one in there if one.called[0] == wanted] or [
        one for one in there if wanted in one.called
    ]
    if len(found) == 1:
        return ref.article, found[0].called[0]
    known = ", ".join(one.name for one in (found or there)[:8]) or "nobody"
    what = "may be any of" if found else "no such speaker in this article; there are"
    raise NkreaderError(one_line(f"{ref.name}: {what} {known}"))


def _apart(context: Context, one: SpeakerRef, other: SpeakerRef) -> tuple[Named, Named] | None:
    """Two descriptions of one speaker, of which one is its name; None where they are not that."""
    if one.article != other.article:
        return None
    left, right = spelled(one.name), spelled(other.name)
    known = _there(context, one.article)
    if {left, right} <= {there.called[0] for there in known}:
        return None
    for there in known:
        others = [words for words in there.called[1:] if words != there.called[0]]
        if (there.called[0] == left and right in others) or (
            there.called[0] == right and left in others
        ):
            return (one.article, left), (other.article, right)
    return None


def _are_one(context: Context, a: Named, b: Named) -> bool:
    of = persons(speakers.every(context.store)).of
    return a in of and of.get(b) == of[a]


def _decide(context: Context, kind: SpeakerDecisionKind, a: Named, b: Named, said: str) -> Change:
    """Write a decision, in the place of an older one about the same two, and what follows."""
    store = context.store
    (first, one), (second, other) = sorted((a, b))
    left, right = (articles.key_of(store, first), one), (articles.key_of(store, second), other)
    there = speakers.stored(store, left, right)
    said, before = one_line(said), persons(speakers.every(store)).refused
    article = first if first == second else None
    with act_of(context, said, article) as act:
        if there is None:
            act.insert("speaker_decision", speakers.row(kind, left, right, now()))
        else:
            act.update("speaker_decision", there.key, {"kind": kind, "created": now()})
    _check(context, a, b, before)
    _follow(context, [first] if first == second else [])
    return change_of(context, act, said, article)


def _check(context: Context, a: Named, b: Named, before: Refused) -> None:
    """Raises NkreaderError where a decision goes against others; `before`: what did so already."""
    new = [pair for pair in persons(speakers.every(context.store)).refused if pair not in before]
    if not new:
        return
    if set(new[0]) == {a, b}:
        raise NkreaderError(
            f"{a[1]} and {b[1]}: others who are the same as these were called different;"
            " `nkreader speaker list` shows them"
        )
    third = next(name for named in new[0] if named not in (a, b) for name in named[1:])
    raise NkreaderError(f"{a[1]} and {b[1]}: are the same by way of {third}; part these first")


def follow(context: Context, record: Record) -> None:
    """What follows from decisions that were turned. Only inside `store.write()`."""
    rows = [
        row
        for step in record.steps
        if step.table == "speaker_decision"
        for row in (step.before, step.after)
        if row is not None and row["article"] == row["other_article"]
    ]
    keys = sorted({row["article"] for row in rows})
    _follow(context, articles.ids(context.store, keys) if keys else [])


def _follow(context: Context, within: list[str]) -> None:
    """Find speakers again in articles with decisions of their own, then who is whom in all."""
    deriving.renew(context.store, within)
    renew(context.store)


def bring(
    context: Context, act: Act, told: Iterable[SpeakerDecision], homes: Mapping[str, str]
) -> tuple[int, int]:
    """Write decisions that came with an import, as a part of an act; `homes` are the ids here of
    their articles. Of two about the same speakers the later stands. Returns how many are new or
    stand now, and how many are otherwise here and stay so. Only inside `store.write()`."""
    store, otherwise, within = context.store, 0, set[str]()
    written = 0
    for one in told:
        ends = sorted((homes[article], name) for article, name in ends_of(one))
        keys = [(articles.key_of(store, article), name) for article, name in ends]
        here = speakers.stored(store, keys[0], keys[1])
        if here is not None and (here.kind == one.kind or here.created >= one.created):
            otherwise += here.kind != one.kind
            continue
        if here is None:
            row = speakers.row(one.kind, keys[0], keys[1], one.created)
            known = speakers.has(store, one.id)
            act.insert("speaker_decision", row if known else {**row, "id": one.id})
        else:
            act.update("speaker_decision", here.key, {"kind": one.kind, "created": one.created})
        written += 1
        within |= {ends[0][0]} if ends[0][0] == ends[1][0] else set()
    _follow(context, sorted(within))
    return written, otherwise


def listed(context: Context) -> list[SpeakerDecision]:
    """All decisions, the first first."""
    return speakers.every(context.store) if any_decided(context.store) else []
