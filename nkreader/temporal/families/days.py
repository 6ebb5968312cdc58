"""Days and parts of days around the day of writing: "yesterday", "early this morning"."""

import re

from nkreader.temporal import calendar
from nkreader.temporal.context import Context
from nkreader.temporal.expression import Meaning
from nkreader.temporal.family import Family, Rule
from nkreader.temporal.words import PARTS, pattern
from nkreader.text.word_set import word_set

_MOVES = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
_TITLE = re.compile(r"\b(?:[A-Z]\w*)\sToday$")
_EDGE = r"(?:(?P<early>early|late|later|earlier|mid)(?:[- ](?:in )?(?:the )?)?)?"
_EDGES = "early late later earlier mid"
_PARTS = "morning afternoon evening night midnight"
_PART = r"(?P<part>(?:mid-?)?(?:morning|afternoon|evening|night))"


def _deictic(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    word, part = match["day"], groups.get("part")
    if word == "tonight":
        part = "night"
    type = "TIME" if part else "DATE"
    if word == "today" and _TITLE.search(
        context.text, max(0, match.start("day") - 24), match.end("day")
    ):
        return None  # "USA Today"
    if context.day is None:
        return context.unknown("TIME" if part else "DATE")
    day = calendar.moved(context.day, "D", _MOVES[word])
    if day is None:
        return None
    why = (
        context.named
        if not _MOVES[word]
        else f"the day {'before' if _MOVES[word] < 0 else 'after'} {context.named}"
    )
    early = groups.get("early") or ""
    if type == "TIME":
        code = PARTS[(part or "").removeprefix("mid").lstrip("-")]
        return Meaning("TIME", f"{day.isoformat()}T{code}", f"{word}: {why}", early)
    return Meaning(
        "DATE", day.isoformat(), f"{word}: {why}", early if early in ("early", "late") else ""
    )


def _part(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "this morning", "last night", "that evening", "the previous night"."""
    part, which = match["part"].removeprefix("mid").lstrip("-"), match["which"]
    if part not in PARTS:
        return None
    if which in ("that", "the same", "the following", "the next", "the previous"):
        spoken = context.spoken_within("D")
        found = calendar.interval(spoken) if spoken is not None else None
        if found is None or found[0] != found[1]:
            return context.unknown("TIME") if context.day is None else None
        move = {"the following": 1, "the next": 1, "the previous": -1}.get(which, 0)
        day = calendar.moved(found[0], "D", move)
        why = f"of {spoken}, spoken of before"
    elif context.day is None:
        return context.unknown("TIME")
    else:
        day = calendar.moved(context.day, "D", -1 if which == "last" else 0)
        why = f"{'the night before' if which == 'last' else 'of'} {context.named}"
    return (
        None
        if day is None
        else Meaning("TIME", f"{day.isoformat()}T{PARTS[part]}", why, match["early"] or "")
    )


def _in_the(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "in the morning": of the day that was spoken of, or of the article's."""
    spoken = context.spoken_within("D")
    day = spoken or (context.day.isoformat() if context.day else None)
    if day is None:
        return context.unknown("TIME")
    why = f"of {day[:10]}, spoken of before" if spoken else f"of {context.named}"
    return Meaning(
        "TIME", f"{day[:10]}T{PARTS[match['part']]}", why, (match["early"] or "").strip()
    )


def _around(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    if context.day is None:
        return context.unknown()
    move = -2 if "yesterday" in match[0] else 2
    day = calendar.moved(context.day, "D", move)
    return (
        None
        if day is None
        else Meaning(
            "DATE", day.isoformat(), f"two days {'before' if move < 0 else 'after'} {context.named}"
        )
    )


def _now_day(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "today" where it means our time: "today's world", "as of today" stays the day."""
    return Meaning("DATE", "PRESENT_REF", "the time of writing")


FAMILY = Family(
    "days",
    word_set("today yesterday tomorrow tonight morning afternoon evening night overnight"),
    (
        Rule(
            pattern(r"the day (?:before yesterday|after tomorrow)"),
            _around,
            "yesterday tomorrow",
            begins="the",
        ),
        Rule(
            pattern(r"today(?:'s)?(?= (?:world|society|generation|standards|era|economy)\b)"),
            _now_day,
            "today",
            begins="today",
        ),
        Rule(
            pattern(rf"{_EDGE}{_PART} (?P<day>yesterday|today|tomorrow)"),
            _deictic,
            "yesterday today tomorrow",
            _PARTS,
            begins=f"{_EDGES} {_PARTS}",
        ),
        Rule(
            pattern(rf"{_EDGE}(?P<day>yesterday|today|tomorrow)(?:'s)?(?: {_PART})"),
            _deictic,
            "yesterday today tomorrow",
            _PARTS,
            begins=f"{_EDGES} yesterday today tomorrow",
        ),
        Rule(
            pattern(
                r"(?:(?P<early>early|late|later|earlier) )?(?P<day>today|yesterday|tomorrow"
                r"|tonight)"
            ),
            _deictic,
            begins="today yesterday tomorrow tonight early late earlier later",
        ),
        Rule(
            pattern(
                r"(?<=in\s)the (?P<early>early |late )?(?P<part>morning|afternoon|evening)(?!"
                r" of\b)"
            ),
            _in_the,
            "morning afternoon evening",
            begins="the",
        ),
        Rule(
            pattern(
                rf"{_EDGE}(?P<which>this|that|last|the same|the following|the next|the previous)"
                rf" {_PART}"
            ),
            _part,
            "this that last same following next previous",
            _PARTS,
            begins=f"{_EDGES} this that last the",
        ),
    ),
    "days and parts of days around the day of writing",
    "early this morning",
)
