"""Who says what and when, in words: lines of the panel, and what the line above tells."""

from typing import TYPE_CHECKING

from nkreader.tui.spoken import Here, Spoken, begins
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.panel import Line

if TYPE_CHECKING:
    from nkreader.attribution.values import Attribution
    from nkreader.temporal import TimeExpression

NOBODY = "nobody is named"
NEAR = 8
"""Claims of the paragraph that are told at most."""
WORDS = 160
"""Code points of a claim that are shown at most."""
MANNERS = {
    "said": "says", "asked": "asks", "denied": "denies", "warned": "warns", "claimed": "claims",
    "believed": "believes", "wanted": "wants", "showed": "shows",
}  # fmt: skip
"""How each manner of a cue is told of a speaker."""


def speaker_lines(spoken: Spoken | None, here: Here) -> list[Line]:
    """The lines of the speakers of an article, each with how many claims are theirs; below a
    speaker those claims that are near the cursor. None before that is known, or where nobody says
    anything."""
    if spoken is None or not spoken.said.attributions:
        return []
    counts = spoken.counts()
    named = sum(speaker is not None for speaker, _ in counts)
    many = len(spoken.said.attributions)
    out = [Line(""), Line(f"Says {named} · {many:,} claim{'s' * (many != 1)}", "rows--strong")]
    now, near = spoken.claim_at(here), spoken.claims_in(*here.paragraph)
    if now is not None and len(near) > NEAR:
        near = near[max(0, near.index(now) - NEAR // 2) :]
    shown = near[:NEAR]
    attributions = spoken.said.attributions
    for speaker, count in counts:
        theirs = [n for n in shown if attributions[n].speaker == speaker]
        out.append(_speaker(spoken, speaker, count, now in theirs))
        for n in theirs:
            out += _claim(spoken, attributions[n], n == now)
    return out


def _speaker(spoken: Spoken, speaker: int | None, count: int, is_here: bool) -> Line:
    places = [begins(one) for one in spoken.claims(speaker)]
    sign = "›" if is_here else " "
    if speaker is None:
        return Line(NOBODY, "rows--dim", f" {count:,}", " ", places=places, sign=sign)
    one = spoken.said.speakers[speaker]
    doubt = " ?" if one.doubtful else ""
    times = f"{doubt} {count:,}"
    return Line(one_line(one.name), "", times, " ", places=places, sign=sign, speaker=speaker)


def _claim(spoken: Spoken, claim: "Attribution", is_here: bool) -> list[Line]:
    at = begins(claim)
    how = " · ".join([claim.manner, *_hedges(spoken, claim)])
    words = " … ".join(one_line(spoken.text[start:end][:WORDS]) for start, end in claim.content)
    sign = "›" if is_here else " "
    out = [Line(f"   {how}{_doubt(claim)}", "", offset=at, sign=sign)]
    return [*out, Line(f"   {words}", "rows--dim", offset=at)]


def told_at(spoken: Spoken | None, here: Here) -> str:
    """What is said of the place under the cursor: what a time expression means and why; else whose
    claim it is, and how sure they are; "" where there is nothing to say."""
    if spoken is None:
        return ""
    time = spoken.time_at(here)
    if time is not None:
        return one_line(_time(spoken, time))
    number = spoken.claim_at(here)
    return "" if number is None else one_line(_told(spoken, spoken.said.attributions[number]))


def _time(spoken: Spoken, time: "TimeExpression") -> str:
    words = spoken.text[time.start : time.end]
    quoted = "relative to the speaker" if time.in_quotation else ""
    value = f" → {time.value}" if time.value else ""
    return " · ".join(filter(None, (f"{words}{value}", time.reason, quoted)))


def _told(spoken: Spoken, claim: "Attribution") -> str:
    hedges = _hedges(spoken, claim)
    if claim.speaker is None:
        return " · ".join([NOBODY, *hedges])
    who = spoken.said.speakers[claim.speaker].name
    perhaps = "perhaps " if claim.doubtful else ""
    return " · ".join([f"{perhaps}{who} {MANNERS[claim.manner]}", *hedges])


def _doubt(claim: "Attribution") -> str:
    return " · perhaps somebody else" if claim.doubtful else ""


def _hedges(spoken: Spoken, claim: "Attribution") -> list[str]:
    """The words that say how sure a claim is, each once."""
    words = (one_line(spoken.text[one.start : one.end]) for one in claim.hedges)
    return list(dict.fromkeys(word.lower() for word in words))


def value_of(spoken: Spoken, start: int, end: int) -> str:
    """The day, month or year that the words of `[start, end)` mean; "" where they mean none."""
    time = spoken.time_of(start, end)
    return time.value or "" if time is not None and time.first is not None else ""
