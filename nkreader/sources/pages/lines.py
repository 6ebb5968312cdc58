"""Lines that a page puts into its articles and that are not the article's: labels, references."""

import re

from nkreader.sources.pages.parts import Part
from nkreader.text.zoning.datelines import is_dateline
from nkreader.text.zoning.lines import is_ended

_SAYS = re.compile(r"\w")
_LABEL = re.compile(
    r"(?i)\W*(?:advertisements?|ad|sponsored(?: content)?|story continues below(?: advertisement)?"
    r"|article continues (?:after|below).{0,20}|continue reading(?: below)?|read more|more|related|related"
    r" (?:stories|articles|posts|news|content|topics)|recommended(?: stories)?|you (?:may|might) also like"
    r"|also read|see also|share(?: this)?(?: (?:article|story|post|on .{0,40}))?|tweet|email|print|comments?"
    r"|(?:\d+ )?comments? ?\(?\d*\)?|leave a (?:comment|reply)|view comments|show comments|most (?:read|popular)"
    r"|trending(?: now)?|top stories|latest news|sign up|subscribe(?: now)?|follow us.{0,40}|load more"
    r"|close|menu|search|back to top|loading|copy link|text size|listen|facebook|twitter|whatsapp|pinterest"
    r"|linkedin|reddit|광고|관련기사|관련 기사|공유|댓글|広告|相关阅读)\W*\Z"
)
_REFERENCE = re.compile(
    r"(?i)\W*(?:read(?: more| also| next)?|also read|related(?: post| story| article)?s?|see also|more|more on.{0,30}"
    r"|watch|recommended|don.t miss|must read|관련\s?기사)\s?[:|►>–-]"
)
_TAGS = re.compile(
    r"(?i)\W*(?:tags?|filed under|posted in|categor(?:y|ies)|topics?|keywords?|labels?|related topics"
    r"|태그|키워드)\b\s*(?:[:|\n]|\Z)"
)


_DAY_AND_YEAR = re.compile(r"\b\d{1,2}\b.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\b\d{1,2}\b", re.DOTALL)


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


def is_reference(part: Part) -> bool:
    """A paragraph that only leads to another article: "Read more: …", all of it a link."""
    if len(part.words) > 300 or part.rows:
        return False
    if _REFERENCE.match(part.words) and part.linked >= 0.4:
        return True
    return part.linked >= 0.95 and not part.within and len(part.words) > 20
