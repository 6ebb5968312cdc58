"""Who says what and when, in words: lines of the panel, and what the line above tells."""

from typing import TYPE_CHECKING

from nkreader.tui.spoken import Here, Spoken
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.panel import Line

if TYPE_CHECKING:
    from nkreader.claim import Claim, ElsewhereSpeaker, Voice
    from nkreader.time_expression import TimeExpression

NOBODY = "nobody is named"
NEAR = 8
"""Claims of the paragraph that are told at most."""
WORDS = 160
"""Code points of a claim that are shown at most."""
HEDGED = {
    "hearsay": "hearsay",
    "seeming": "as it seems",
    "guess": "a guess",
    "condition": "on a condition",
    "unconfirmed": "not confirmed",
    "sources": "what it rests on",
}
"""What the words of each kind of hedge say of a claim."""
QUOTED = {"direct": "quoted", "indirect": "not quoted", "mixed": "quoted in part"}


def speaker_lines(spoken: Spoken | None, here: Here) -> list[Line]:
    """The lines of the speakers of an article, each with how many claims are theirs; below a
    speaker those claims that are near the cursor. None before that is known, or where nobody says
    anything."""
    if spoken is None or not spoken.claims:
        return []
    named = sum(one.ref is not None for one in spoken.voices if one.claims)
    many = len(spoken.claims)
    out = [Line(""), Line(f"Says {named} · {many:,} claim{'s' * (many != 1)}", "rows--strong")]
    now, near = spoken.claim_at(here), told_here(spoken, here)
    for voice in spoken.voices:
        if voice.claims:
            who = voice.claims[0].speaker
            out.append(_speaker(voice, now is not None and now.speaker == who))
            out += [_elsewhere(one) for one in voice.elsewhere]
            theirs = (one for one in near if one.speaker == who)
            out += [line for one in theirs for line in _claim(one, one is now)]
    return out


def told_here(spoken: Spoken, here: Here) -> "list[Claim]":
    """The claims of the paragraph, those about the cursor where there are many."""
    now, near = spoken.claim_at(here), spoken.claims_in(*here.paragraph)
    if now in near and len(near) > NEAR:
        near = near[max(0, near.index(now) - NEAR // 2) :]
    return near[:NEAR]


def _speaker(voice: "Voice", is_here: bool) -> Line:
    style = "" if voice.ref else "rows--dim"
    doubt = " ?" if voice.doubtful else ""
    return Line(
        one_line(voice.name) or NOBODY,
        style,
        f"{doubt} {len(voice.claims):,}",
        " ",
        sign="›" if is_here else " ",
        places=[one.start for one in voice.claims],
        voice=voice,
    )


def _elsewhere(one: "ElsewhereSpeaker") -> Line:
    """Where another article has the same speaker, as a person says."""
    where = " · ".join(filter(None, (one.name, one.published, one.title)))
    return Line(f"   = {one_line(where)}", "rows--dim", article=one.article)


def _claim(claim: "Claim", is_here: bool) -> list[Line]:
    words = " · ".join([claim.manner, *hedges(claim)])
    sign = "›" if is_here else " "
    doubt = "?" if claim.doubtful else " "
    out = [Line(f" {doubt} {words}", "", offset=claim.start, sign=sign)]
    return [*out, Line(f"   {one_line(claim.words[:WORDS])}", "rows--dim", offset=claim.start)]


def told_at(spoken: Spoken | None, here: Here) -> str:
    """What is said of the place under the cursor: what a time expression means and why; else whose
    claim it is, and how sure they are; "" where there is nothing to say."""
    if spoken is None:
        return ""
    time = spoken.time_at(here)
    if time is not None:
        return one_line(_time(spoken, time))
    claim = spoken.claim_at(here)
    return "" if claim is None else one_line(told(claim))


def told(claim: "Claim") -> str:
    """Who said it, how, and how sure: "a source in Sinuiju said · reportedly"; in the past, whose
    verbs are the same for one and for many."""
    perhaps = "perhaps " if claim.doubtful else ""
    who = NOBODY if claim.name is None else f"{perhaps}{claim.name} {claim.manner}"
    return one_line(" · ".join([who, *hedges(claim)]))


def hedges(claim: "Claim") -> list[str]:
    """The words that say how sure a claim is, each once."""
    return list(dict.fromkeys(one_line(one.exact).lower() for one in claim.hedges))


def how_sure(claim: "Claim") -> str:
    """What the words that hedge a claim say of it: "“reportedly”: hearsay"."""
    found = [f"“{one_line(one.exact)}”: {HEDGED.get(one.kind, one.kind)}" for one in claim.hedges]
    return " · ".join(dict.fromkeys(found)) or "no hedge"


def _time(spoken: Spoken, time: "TimeExpression") -> str:
    words = spoken.text[time.start : time.end]
    quoted = "relative to the speaker" if time.in_quotation else ""
    value = f" → {time.value}" if time.value else ""
    return " · ".join(filter(None, (f"{words}{value}", time.reason, quoted)))


def value_of(spoken: Spoken, start: int, end: int) -> str:
    """The day, month or year that the words of `[start, end)` mean; "" where they mean none."""
    time = spoken.time_of(start, end)
    return time.value or "" if time is not None and time.first is not None else ""
