"""When a page's article was published: every date that the page states, the surest first."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import filterfalse, islice
from typing import TYPE_CHECKING

from nkreader.sources.pages import addresses
from nkreader.sources.pages.jsonld import text_of
from nkreader.sources.pages.lines import is_date_line
from nkreader.sources.pages.said import Said
from nkreader.sources.stated_dates import changed, in_utc, printed_date, stated_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_at",
    "pubdate",
    "pdate",
    "cxenseparse:recs:publishtime",
    "date",
    "datecreated",
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "revised")


def dates_of(said: Said, printed: str | None, day_first: bool) -> Iterator[tuple[str, str, bool]]:
    """Every date that may be the one of publication: its ISO form, its origin, if it is sure."""
    lines = [line for line in said.head_lines if is_date_line(line)]
    later = _first_printed(filter(changed, lines), day_first)
    printed = printed or _first_printed(filterfalse(changed, lines), day_first)
    for value, origin in _published(said):
        iso = stated_date(value)
        if iso:
            if in_utc(value) and printed and _days_apart(iso, printed) == 1:
                yield printed, "text", True
            if in_utc(value) and later and later < iso and _days_apart(iso, later) == 1:
                yield later, "text", True  # where it was written, the day of UTC had not begun
            yield iso, origin, True
    if printed:
        yield printed, "text", True
    named = {iso for value in said.script_dates if (iso := stated_date(value))}
    if len(named) == 1:
        yield named.pop(), "script", True
    if dated := addresses.date_in(said.address or said.fetched):
        yield dated, "address", True
    if month := addresses.month_in(said.address or said.fetched):
        yield month, "address", False
    for value in _changed(said):
        if iso := stated_date(value):
            yield iso, "", False


def _first_printed(lines: Iterable[str], day_first: bool) -> str | None:
    return next(filter(None, (printed_date(line, day_first) for line in lines)), None)


def _published(said: Said) -> Iterator[tuple[str, str]]:
    if said.article:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if value := text_of(said.article.get(key)):
                yield value, "JSON-LD"
    for key in _PUBLISHED:
        if value := said.head.meta.get(key):
            yield value, "OpenGraph" if ":published_time" in key else "meta"
    for element in said.root.iter("time", "span", "meta", "p", "div", "abbr"):
        marked = (element.get("itemprop") or "").lower() in ("datepublished", "datecreated")
        if marked or element.get("pubdate") is not None or _is_date_class(element):
            value = element.get("datetime") or element.get("content") or element.get("title")
            yield value or "".join(islice(element.itertext(), 6)), "byline"
    for value in _time_above(said):
        yield value, "byline"


def _is_date_class(element: "HtmlElement") -> bool:
    called = (element.get("class") or "").lower().split()
    return "published" in called or "dt-published" in called or "entry-date" in called


def _time_above(said: Said) -> Iterator[str]:
    """The first moment that the page marks as one below its first heading."""
    below = False
    for element in said.root.iter("h1", "time"):
        below = below or element.tag == "h1"
        if below and (value := element.get("datetime")):
            yield value
            return


def _changed(said: Said) -> Iterator[str]:
    if said.article and (value := text_of(said.article.get("dateModified"))):
        yield value
    for key in _CHANGED:
        if value := said.head.meta.get(key):
            yield value


def _days_apart(first: str, second: str) -> int | None:
    try:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
    except ValueError:
        return None
