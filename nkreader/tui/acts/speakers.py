"""Who is the same source as whom, as a person says: from the panel beside a text, and from the list
of claims. The machine never says it across articles; each of these is one act, to be undone."""

from collections.abc import Callable, Iterator
from itertools import islice

from nkreader.claim import Claim, SpeakerRef, Voice
from nkreader.library import Library
from nkreader.model import Change
from nkreader.tui.acts.context import Acts, Context, ReadingContext
from nkreader.tui.acts.screen_contexts import ClaimContext
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.fitting import one_line

LISTED: Acts[ClaimContext] = Acts()
BESIDE: Acts[ReadingContext] = Acts()
CLAIMS_AMONG = 1_000
"""Claims among whose speakers one is chosen: so many that are listed, and so many of all."""
Decide = Callable[[SpeakerRef, SpeakerRef], Change]


@LISTED("speaker.same")
def same_listed(here: ClaimContext) -> None:
    """The speaker under the cursor is the same as one that is chosen."""
    voice = _of_claim(here)
    if voice is not None:
        _same(here, voice, here.query)


@BESIDE("speaker.same")
def same_beside(here: ReadingContext) -> None:
    """The speaker on the panel's line is the same as one that is chosen."""
    voice = _of_line(here)
    if voice is not None:
        _same(here, voice)


@LISTED("speaker.different")
def different_listed(here: ClaimContext) -> None:
    """The speaker under the cursor is not one that it was taken for."""
    voice = _of_claim(here)
    if voice is not None:
        _different(here, voice)


@BESIDE("speaker.different")
def different_beside(here: ReadingContext) -> None:
    """The speaker on the panel's line is not one that it was taken for."""
    voice = _of_line(here)
    if voice is not None:
        _different(here, voice)


def _of_claim(here: ClaimContext) -> Voice | None:
    line = here.rows.line
    if line is None or line.claim.speaker is None:
        here.say("no speaker here")
        return None
    name = line.claim.name
    voices = here.library.claims.of_article(line.claim.article)
    return next((one for one in voices if one.ref and one.name == name), None)


def _of_line(here: ReadingContext) -> Voice | None:
    line = here.panel.current
    voice = line.voice if line and here.in_panel() else None
    if voice is None or voice.ref is None:
        here.say("no speaker here: Tab to the panel, and to a line under Says")
        return None
    return voice


def _same(here: Context, voice: Voice, query: str = "") -> None:
    """Let another speaker be chosen: those that are called alike first, then of the same article,
    then of others, of which those that are listed are never left out."""
    assert voice.ref is not None
    own = voice.ref
    found = {
        SpeakerRef(own.article, one.name): ("in this article", len(one.claims))
        for one in here.library.claims.of_article(own.article)
        if one.ref is not None and one.claims
    }
    for claim in _among(here.library, query):
        if claim.who is not None and claim.article != own.article:
            where = " · ".join(filter(None, (claim.published, claim.publisher, claim.title)))
            found[claim.who] = (where, found.get(claim.who, ("", 0))[1] + 1)
    taken = {own, *(SpeakerRef(one.article, one.name) for one in voice.elsewhere)}
    others = {ref: told for ref, told in found.items() if ref not in taken}
    aside = {
        ref: f"{where} · {count:,} claim{'s' * (count != 1)}"
        for ref, (where, count) in sorted(others.items(), key=lambda one: not _alike(one[0], own))
    }
    _choose(here, f"{voice.name} is the same as", aside, own, here.library.claims.same)


def _among(library: Library, query: str) -> list[Claim]:
    """The claims among whose speakers one is chosen: those that answer a query, and the newest."""
    found = {}
    for asked in dict.fromkeys((query, "")):
        for claim in islice(library.claims.listing(asked).each(), CLAIMS_AMONG):
            found[claim.article, claim.number] = claim
    return list(found.values())


def _alike(one: SpeakerRef, other: SpeakerRef) -> bool:
    return " ".join(one.name.split()).casefold() == " ".join(other.name.split()).casefold()


def _different(here: Context, voice: Voice) -> None:
    """Let one be chosen of those that the speaker was taken for: its other descriptions, those of
    other articles that were said to be it, and where it is doubtful the others of its article."""
    assert voice.ref is not None
    own = voice.ref
    aside = {
        SpeakerRef(own.article, words): "it is called so too"
        for words in voice.descriptions
        if words.casefold() != " ".join(voice.name.split()).casefold() and " " in words
    }
    for one in voice.elsewhere:
        where = " · ".join(filter(None, (one.published, one.title)))
        aside[SpeakerRef(one.article, one.name)] = where
    if voice.doubtful:
        aside |= dict.fromkeys(_others(here.library, voice), "in this article")
    if not aside:
        here.say(f"“{one_line(voice.name)}” was taken for nobody else")
        return
    _choose(here, f"{voice.name} is not the same as", aside, own, here.library.claims.different)


def _others(library: Library, voice: Voice) -> Iterator[SpeakerRef]:
    assert voice.ref is not None
    for one in library.claims.of_article(voice.ref.article):
        if one.ref is not None and one.ref != voice.ref:
            yield one.ref


def _choose(
    here: Context, title: str, aside: dict[SpeakerRef, str], own: SpeakerRef, decide: Decide
) -> None:
    refs = list(aside)
    choices = [
        Choice(str(n), one_line(ref.name), one_line(aside[ref])) for n, ref in enumerate(refs)
    ]

    def take(chosen: str) -> None:
        change = decide(own, refs[int(chosen)])
        here.follow(change)
        here.say(f"{change.said} · u undoes")

    here.choose(
        one_line(title),
        choices,
        take,
        "no such speaker here: f in the list of claims (C) finds older ones",
    )
