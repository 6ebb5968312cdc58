"""Lines that a page puts into its articles and that are not the article's: labels, references."""

import re
from collections.abc import Sequence

from nkreader.sources.pages.parts import Part
from nkreader.sources.pages.titles import words_of
from nkreader.text.zoning.datelines import is_dateline
from nkreader.text.zoning.lines import is_ended

_SAYS = re.compile(r"\w")
_LABELS = (
    r"advertisements?",
    r"ad",
    r"sponsored(?: content)?",
    r"(?:story|article) continues (?:after|below).{0,20}",
    r"continue reading(?: below)?",
    r"(?:read )?more",
    r"(?:related|recommended|latest)(?: (?:stories|articles|posts|news|content|topics))?",
    r"(?:you (?:may|might) )?also (?:like|read)",
    r"see also",
    r"share(?: this)?(?: (?:article|story|post|on .{0,40}))?",
    r"sharing is caring",
    r"tweet|email|print|facebook|twitter|whatsapp|pinterest|linkedin|reddit|copy link",
    r"(?:\d+ |view |show |leave a |post a )?(?:comments?|reply)(?: \(?\d+\)?)?",
    r"most (?:read|popular)|trending(?: now)?|top stories",
    r"(?:sign up|subscribe)(?: now)?|follow us.{0,40}",
    r"load more|close|menu|search|back to top|loading|text size|listen",
    r"광고|관련 ?기사|공유|댓글|広告|相关阅读",
)
_LABEL = re.compile(rf"(?i)\W*(?:{'|'.join(_LABELS)})\W*\Z")
_REFERENCES = (
    r"(?:also )?read(?: more| also| next)?",
    r"related(?: post| story| article)?s?",
    r"see also|watch|recommended|don.t miss|must read",
    r"more(?: on.{0,30})?",
    r"관련\s?기사",
)
_REFERENCE = re.compile(rf"(?i)\W*(?:{'|'.join(_REFERENCES)})\s?[:|►>–-]")
_TAGS = re.compile(
    r"(?i)\W*(?:tags?|filed under|posted in|categor(?:y|ies)|topics?|keywords?|labels?"
    r"|related topics|태그|키워드)\b\s*(?:[:|\n]|\Z)"
)
_TRAIL = re.compile(r"\s*[»›>→/|]\s+")
_DAY_AND_YEAR = re.compile(
    r"\b\d{1,2}\b.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\b\d{1,2}\b", re.DOTALL
)


def is_date_line(words: str) -> bool:
    """A line above a text that says when, in any language: "Sexta, 22 de maio de 2020 às 9:13"."""
    return (
        len(words) <= 150
        and not is_ended(words)
        and (is_dateline(words) or bool(_DAY_AND_YEAR.search(words)))
    )


def says_something(words: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return bool(_SAYS.search(words))


def is_label(words: str) -> bool:
    """ "Advertisement", "Share this article", "Tags: border, trade"."""
    return len(words) <= 300 and bool(_LABEL.match(words) or _TAGS.match(words))


def is_trail(words: str, title: Sequence[str]) -> bool:
    """Where on its site a page stands: "Home » Economy » Fuel prices climb again"; `title` are the
    words of its title."""
    parts = _TRAIL.split(words) if len(words) <= 300 else []
    return len(parts) > 1 and bool(title) and words_of(parts[-1]) == list(title)


def is_reference(part: Part) -> bool:
    """A paragraph that only leads to another article: "Read more: …", all of it a link."""
    if len(part.words) > 300 or part.rows:
        return False
    if _REFERENCE.match(part.words) and part.linked >= 0.4:
        return True
    return part.linked >= 0.95 and not part.within and len(part.words) > 20
