"""Years, decades, centuries: "1989", "fiscal 1989", "the late '70s", "mid-1990s", "nineteen ninety-
one".
"""

import re
from datetime import date

from nkreader.temporal.context import Context
from nkreader.temporal.expression import WRITTEN, Meaning
from nkreader.temporal.family import COUNTS, FIGURES, Family, Rule
from nkreader.temporal.numbers import ORDINAL, SMALL, WORD, ordinal
from nkreader.temporal.words import EDGE, EDGES, YEAR, edge_of, pattern

_DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip
_NO_COUNT = (
    r"(?![-:]\d|,\d{3}|\.\d|/\d| ?percent| ?%| ?(?:people|troops|soldiers|workers|employees"
    r"|pages|miles|kilometers|kilometres|km|meters|metres|feet|tons|tonnes|points|shares"
    r"|residents|men|women|children|members|students|rooms|jobs|dollars|won|yuan|yen|acres|homes"
    r"|units|votes|gmt|hours|degrees|pounds|barrels|gallons|square))"
)
_HYPHEN = re.compile(r"(?:\d{4}|pre|post|mid|late|early)-$")
_OLD = re.compile(
    r"\b(?:in|since|from|to|until|by|of|between|and|about|around|after|before|circa) $"
)
"""What must stand before an older year: without it, "1850" may be any number."""
_SIGNS = frozenset("$#£€¥₩.,-/")


def _year(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    before = context.line[match.start() - 1 : match.start()]
    if (
        before
        and before in _SIGNS
        and not (
            before == "-" and _HYPHEN.search(context.line, max(0, match.start() - 6), match.start())
        )
    ):
        return None
    if (
        context.line.startswith(("-", "/"), match.end())
        and context.line[match.end() + 1 : match.end() + 2].isdecimal()
        and not groups.get("last")
    ):
        return None
    year = match["year"]
    if not groups.get("sure") and not 1900 <= int(year) <= 2100 and not _OLD.search(context.before):
        return None
    part = edge_of(groups.get("edge") or groups.get("early"))
    reason = (
        "a year of accounts, taken as the year it is called by" if groups.get("fiscal") else WRITTEN
    )
    return Meaning("DATE", year, reason, part)


def _decade(match: "re.Match[str]", context: Context) -> Meaning | None:
    groups = match.groupdict()
    part = edge_of(groups.get("edge") or groups.get("early"))
    if groups.get("century"):
        value, why = match["century"] + match["ten"], WRITTEN
    else:
        ten = match["ten"] if groups.get("ten") else str(_DECADES[match["word"]])
        if "nineteen" in match[0]:
            return Meaning("DATE", f"19{ten}", WRITTEN, part)
        day = context.day
        if day is None:
            return context.unknown()
        century = day.year // 100 - (day.year % 100 < 10 * int(ten))
        value, why = f"{century:02}{ten}", f"the last such decade, from {context.named}"
    return Meaning("DATE", value, why, part)


def _century(match: "re.Match[str]", context: Context) -> Meaning | None:
    part = edge_of(match["edge"] or match["early"])
    if match["which"]:
        if context.day is None:
            return context.unknown()
        number = (
            context.day.year // 100 + {"last": 0, "next": 2, "this": 1, "the": 1}[match["which"]]
        )
        why = f"counted from {context.named}"
    else:
        number = ordinal(match["place"]) or {"twenty-first": 21, "twenty first": 21}.get(
            match["place"], 0
        )
        why = WRITTEN
    if not 1 <= number <= 99:
        return None
    return Meaning("DATE", f"{number - 1:02}", why, part)


def _spelled(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "nineteen ninety-one", as broadcasts are written down."""
    first = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[match["century"]]
    tens, _, ones = match["rest"].replace("-", " ").partition(" ")
    number = SMALL[tens] + SMALL.get(ones, 0)
    if number < 10:
        return None
    return Meaning("DATE", str(first + number), WRITTEN)


def _years(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "1995-97", "1995-1998": from the first year to the last."""
    first, last = match["year"], match["last"]
    last = first[: 4 - len(last)] + last
    if not 0 < int(last) - int(first) < 200:
        return None
    return Meaning(
        "DATE", f"{first}/{last}", WRITTEN, days=(date(int(first), 1, 1), date(int(last), 12, 31))
    )


def _short(match: "re.Match[str]", context: Context) -> Meaning | None:
    """ "'98": the apostrophe stands for the century."""
    day = context.day
    if day is None:
        return context.unknown()
    century = day.year // 100 - (int(match["short"]) > day.year % 100 + 10)
    return Meaning(
        "DATE", f"{century:02}{match['short']}", f"the last such year, from {context.named}"
    )


_Y = rf"(?P<year>{YEAR})"
FAMILY = Family(
    "years",
    frozenset(["century", "fy", "nineteen", "eighteen", *_DECADES]),
    (
        Rule(
            pattern(rf"{EDGE}?(?:the )?(?P<century>1\d|20)(?P<ten>\d)0(?:'s|s)"),
            _decade,
            "s",
            COUNTS,
            begins=f"{EDGES} {COUNTS}",
        ),
        Rule(
            (
                r"(?:(?<!\w)the (?:(?P<early>early|late|mid|middle)(?:-| ))?'?|(?<=[\s(-]'))"
                r"(?P<ten>[2-9])0(?:'s|s)(?!\w)"
            ),
            _decade,
            "s",
            COUNTS,
            begins=f"the {COUNTS}",
        ),
        Rule(
            pattern(
                rf"(?:{EDGE}(?:the )?|the |(?=nineteen))(?:nineteen[- ])?"
                rf"(?P<word>{'|'.join(_DECADES)})"
            ),
            _decade,
            " ".join(_DECADES),
            begins=f"{EDGES} nineteen {' '.join(_DECADES)}",
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?:the )?(?:(?P<which>last|next|this) century|(?P<place>twenty[- ]first"
                rf"|{ORDINAL})[- ]century)"
            ),
            _century,
            "century",
        ),
        Rule(
            pattern(
                rf"(?P<century>nineteen|eighteen)[- ](?P<rest>{WORD})(?! (?:years|people|miles"
                rf"|percent|million))"
            ),
            _spelled,
            "nineteen eighteen",
            begins="nineteen eighteen",
        ),
        Rule(
            r"(?<=[\s(]')(?P<short>\d\d)(?![\w'-])",
            _short,
            FIGURES,
            begins=COUNTS,
        ),
        Rule(
            pattern(rf"{_Y}-(?P<last>{YEAR}|\d\d)(?!-|\d)"),
            _years,
            FIGURES,
            "-",
            begins=COUNTS,
        ),
        Rule(
            pattern(
                rf"{EDGE}?(?:the )?(?P<fiscal>(?:fiscal|financial|academic|school|calendar)[- ]"
                rf"(?:year )?|fy ?){_Y}"
            ),
            _year,
            "fiscal financial academic school calendar fy",
            begins=f"{EDGES} fiscal financial academic school calendar fy",
        ),
        Rule(
            pattern(
                rf"(?:{EDGE}(?:the )?)?(?:(?:the )?(?P<sure>year) )?"
                rf"{_Y}(?:'s)?{_NO_COUNT}(?! {YEAR})"
            ),
            _year,
            begins=f"{EDGES} year {COUNTS}",
        ),
    ),
    "years, decades, centuries",
    "the mid-1990s",
    figures=True,
)
