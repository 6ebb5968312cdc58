"""What sentencex gets wrong about news, mended: borders it missed, moved ones, false ones.

Each rule is a line of a table with an example; `tests/text/cases/sentences.txt` holds the cases.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

OPENERS = "“‘„‟«‹「『《〈"
CLOSERS = "”’»›」』》〉\"')]）］】*_"

_OPENING = (
    "The|A|An|This|That|These|Those|He|She|It|They|We|You|His|Her|Its|Their|Our|My|Nobody|Nothing"
    "|None|Neither|No|Not|But|And|Or|Yet|If|When|While|After|Before|Since|Although|Though|Because"
    "|As|At|For|From|In|On|With|Without|Once|Until|Then|There|Here|However|Meanwhile|Instead|Also"
    "|Still|Later|Earlier|Some|Many|Most|Both|Each|Every|Few|Several|Another|Others|Such|What|Who"
    "|Why|How|Where|Whether|Everyone|Everybody|Anyone|Someone|Somebody|Everything|Something|Only"
    "|Even|Today|Now|Two|Three|Four|Five|Six"
)
_SPEAKERS = (
    "Officials|Analysts|Experts|Diplomats|Critics|Observers|Witnesses|Traders|Residents|Reporters"
    "|Sources|Guards|Soldiers|Drivers|Lawmakers|Negotiators|Envoys"
)
"""Words that begin a sentence after "the U.N.", where a word in small letters follows them."""
_DAYS = "Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_CAPITAL = rf"(?=[{OPENERS}\"'(\[]*[A-Z0-9가-힣])"
_GOES_BY = r"\b,?\s+[a-z])"
_MISSED = re.compile(
    # Where a sentence may end comes first: the search goes from one such sign to the next.
    rf"[.!?…](?:[”’»」』\"']+\s+{_CAPITAL}"
    rf"|(?:(?<=\w\w\w.)|(?<=\d.))[)\]][”’\"']?\s+{_CAPITAL}"
    rf"|(?:(?<=\w…)|(?<=\betc\.))\s+{_CAPITAL}"
    rf"|(?<=\b[A-Z]\.[A-Z]\.)\s+(?=(?:{_OPENING}|{_SPEAKERS}){_GOES_BY}"
    rf"|(?<=[a-z] [A-Z]\.)\s+(?=(?:{_OPENING}){_GOES_BY}"
    rf"|(?<=\bno\.)\s+(?=[{OPENERS}\"'(\[]*(?:[A-Z][a-z]|A\s))"
    rf"|(?<=\bMay\.)\s+(?=[{OPENERS}\"'(\[]*[A-Z])"
    rf"|(?:(?<=\b(?:{_MONTHS}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.)|(?<=\b(?:Sept|Tues|Thur)\.)"
    rf"|(?<=\bThurs\.))\s+(?=[{OPENERS}\"'(\[]+[A-Z]|(?:{_OPENING}|{_SPEAKERS}){_GOES_BY})"
)
"""“… is ill.” A trader …, (… in March.) The …, prices fell… The …, maize, etc. The …, for the
U.N. Nobody replaced …, group B. Nobody went …, said no. Dr Han left, in May. Rain fell, on 3 Oct.
“Go,” he said."""

_TITLES = "Ms|Amb|Atty|Dep|Dir|Ft|RAdm|Spc|VAdm|Vice-Marshal"
_NUMBERED = "approx|arts|avg|ch|circa|est|excl|figs|incl|max|para|paras|resol|secs|ser|tel|vol|vols"
_SHORT = "approx|assoc|avg|circa|dept|est|excl|govt|incl|int'l|intl|max|natl|orig|prov|tel"
_STOPPED = frozenset("|".join((_TITLES, _NUMBERED, _SHORT, _DAYS, "m")).casefold().split("|"))
"""What stands before a full stop in the rules below; of words of letters alone, all."""
_SAID = "said|says|asked|asks|told|added|adds|replied|wrote|writes|shouted|recalled|wondered"
_PARTICLES = "이?라(?:고|는|며|면서|던)?|고|며|면서|는"
_CLOSED = "[”’»」』\"']+"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_ZONES = r"[A-Z]{1,2}[DS]?T|GMT|UTC|ICT|WITA?|WAT|BST|CEST|AEST|AEDT|NZST|NZDT|Z"
_HAPPENS = "is|was|are|were|will|would|has|had|may|might|could|saw|brought|came|marks?|marked|sees"
_CLOCK = r"(?<!\w)[AaPp]\.\s?[Mm]\.\s+"
_GOES_ON = (
    rf"(?:{_WEEKDAYS})s?\b(?!['’]|\s+(?:{_HAPPENS})\b)|(?:{_DAYS})\b|(?:{_MONTHS})[a-z]*\.? \d"
    rf"|(?:{_ZONES})\b|(?:[A-Z][\w’'.-]*\s+){{1,3}}"
    r"(?:[Ss]tandard |[Dd]aylight |[Ss]ummer )?[Tt]ime\b"
    r"|(?:Eastern|Pacific|Central|Mountain|Greenwich|Zulu|Local)\b"
    r"|\((?:\d|[A-Z]{2,5}\b)"
)
_LATIN = "[A-Za-z0-9\u00c0-\u024f]"
_DOMAINS = "Net|Com|Org|Gov|Edu|Info|Kr|Kp|Cn|Jp|Ru|Uk|NET|COM|ORG"

_JOINED = (
    (rf"[.!?…]{_CLOSED}\s+", "[a-z]"),  # “Stop!” the guard shouted.
    (rf"[!?…]{_CLOSED}\s+", rf"(?:[A-Z][\w’'.-]*\s+){{1,5}}(?:{_SAID})\b"),  # “Why?” Ri said.
    (r"(?:\.\.|…)\s+", "[a-z]"),  # He waited … and left.
    (rf"\b(?:{_TITLES})\.\s+", "[A-Z]"),  # Ms. Ri
    (rf"\b(?i:{_NUMBERED})\.\s+", r"[\dIVX]"),  # Vol. 5
    (rf"\b(?:{_DAYS})\.,?\s+", rf"\d|[a-z]|(?:{_MONTHS})"),  # Tues. Oct. 3, Thurs. and Fri.
    (rf"\b(?i:{_SHORT})\.\s+", r"[a-z\d]"),  # approx. five tonnes
    (_CLOCK, _GOES_ON),  # 9 a.m. Monday, 3 p.m. Korea time
    (r"(?:(?<![^\W\d_])[A-Z]|\d)\.", _LATIN),  # South Korea-U.S. drills
    (r"[A-Z][\w’'-]+\.", rf"(?!(?:{_OPENING})\s){_LATIN}"),  # Corp.Bank
    (r"[a-z]\.", rf"[a-z\d]|(?:{_DOMAINS})\b"),  # KoreaWatch.Net
    (rf"[.!?…]{_CLOSED}", "[가-힣]"),  # “갔다.”라고 했다.
    (rf"[.!?…]{_CLOSED}\s+", rf"(?:{_PARTICLES})\s"),  # “갔다.” 라고 했다.
)
"""What stands before a place and what after it where no sentence begins."""
_JOINING = frozenset(".…,”’»」』)]\"'")
"""What that ends with, but for spaces."""

_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.)]\s*")
_WORDLESS = re.compile(r"(?:[\W_]|(?<!\w)-(?:0|30)-(?!\w)|\((?:END|끝)\))*")
"""Nothing to read, or only the sign that closes a dispatch."""

_NEAR = OPENERS + "\"'"
"""What may belong to the right of a border that stands behind it."""

REACH = 80
"""Code points looked at on either side of a border."""


def mended(prose: str, borders: Iterable[int]) -> list[tuple[int, int]]:
    """The sentences of one block as (start, end), not yet trimmed.

    `borders` are the places where sentencex begins a sentence. Pieces without a word are left
    out, but for a block that has no words at all.
    """
    places = {_moved(prose, border) for border in borders}
    places.update(match.end() for match in _MISSED.finditer(prose))
    kept = [0]
    for place in sorted(places):
        if kept[-1] < place < len(prose) and not _runs_on(prose, kept[-1], place):
            kept.append(place)
    pieces = list(pairwise([*kept, len(prose)]))
    worded = [
        piece
        for piece in pieces
        if prose[piece[0]].isalnum() or not _WORDLESS.fullmatch(prose, *piece)
    ]
    return worded or pieces


def _moved(prose: str, border: int) -> int:
    """The border with closing marks to its left and opening ones to its right."""
    if prose[border : border + 1].isalnum() and prose[border - 1] not in _NEAR:
        return border  # as nearly all are: at a word, behind a space
    place, end = border, min(border + REACH, len(prose))
    while place < end and (prose[place].isspace() or _closes(prose, place)):
        place += 1
    if place > border:
        return place
    least = max(border - REACH, 0)
    while place > least and (prose[place - 1] in OPENERS or _opens(prose, place - 1)):
        place -= 1
    return place


def _closes(prose: str, place: int) -> bool:
    """Whether a closing mark stands here, and no word begins right behind it."""
    after = prose[place + 1 : place + 2]
    return prose[place] in CLOSERS and (not after or after.isspace() or after in CLOSERS + ".,;")


def _opens(prose: str, place: int) -> bool:
    """Whether a straight quotation mark stands here that opens."""
    before = prose[place - 1 : place] if place else ""
    return prose[place] in "\"'" and (not before or before.isspace() or before in OPENERS + "([")


@cache
def _joined() -> "list[tuple[re.Pattern[str], re.Pattern[str]]]":
    return [(re.compile(rf"{before}\Z"), re.compile(after)) for before, after in _JOINED]


def _runs_on(prose: str, start: int, place: int) -> bool:
    """Whether the sentence from `start` goes on at `place`."""
    before = prose[max(start, place - REACH) : place]
    whole = place - start <= REACH
    if whole and (_ENUMERATOR.fullmatch(before) or (not start and _WORDLESS.fullmatch(before))):
        return True
    if not _may_run_on(before):
        return False
    after = prose[place : place + REACH]
    return any(right.match(after) and left.search(before) for left, right in _joined())


def _may_run_on(before: str) -> bool:
    """Whether any of the rules has what stands `before` a place: none of an ordinary word and a
    full stop, as most sentences end."""
    ends = before.rstrip()
    if ends[-1:] != "." or len(ends) == len(before):
        return ends[-1:] in _JOINING
    word = ends[ends.rfind(" ") + 1 : -1]
    return not word.isalpha() or word.casefold() in _STOPPED
