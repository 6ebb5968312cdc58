"""Which column of a table is which field of an article, by the names that programs give them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkreader.model import NkreaderError
from nkreader.sources.tables.cells import words_of

NAMES = {
    "text": "text, body, article text, article body, full text, fulltext, main text, maintext,"
    " content, contents, content html, article, story, news body, post, message, 본문, 기사 본문,"
    " 내용, 기사 내용, 정문, 正文, 内容, 本文, description, summary, abstract, excerpt, 요약",
    "title": "title, headline, heading, hed, head line, article title, news title, subject, name,"
    " 제목, 기사 제목, 표제, 헤드라인, 标题, 標題, タイトル",
    "published": "published, date published, published at, published date, publish date,"
    " publication date, pub date, pubdate, date, article date, news date, datetime, date time,"
    " posted, posted at, timestamp, created at, 날짜, 일자, 게재일, 게시일, 보도일, 보도일자,"
    " 발행일, 등록일, 작성일, 입력일, 日期, 日付",
    "publisher": "publisher, outlet, publication, newspaper, source name, news source, media,"
    " media name, media outlet, site name, site, domain name, source, feed, 언론사, 매체, 매체명,"
    " 신문사, 출처, 来源, 媒体",
    "author": "author, authors, byline, by, writer, reporter, journalist, creator, author name,"
    " 기자, 기자명, 기고자, 저자, 글쓴이, 작성자, 作者, 記者",
    "translator": "translator, translators, translated by, 번역, 번역자, 옮긴이",
    "url": "url, link, permalink, address, web url, article url, source url, news url, href,"
    " canonical url, uri, 주소, 링크, 원문 링크, 链接",
    "language": "language, lang, language code, locale, 언어, 语言",
    "id": "id, article id, guid, uuid, doc id, document id, news id, key, 기사 번호, 뉴스 식별자,"
    " 기사 id",
}  # fmt: skip
"""For each field the usual spellings of its column, the best first."""

FIELDS = tuple(NAMES)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[\s_.\-/:()\[\]]+")
_MONTH_FIRST = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4})\b")


class Columns(NamedTuple):
    """How a table is understood."""

    fields: Mapping[str, str]
    """The column of each field, of "text" and "id" too."""
    others: tuple[str, ...]
    """Columns that are left out."""
    day_first: bool | None = None
    """Whether "3/4/2020" is the third of April here, by the dates in other rows; None unknown."""


def understood_from(
    name: str, columns: Sequence[str], sample: Iterable[Mapping[str, object]],
    mapping: Mapping[str, str],
) -> Columns:  # fmt: skip
    """The columns of the table `name`; `mapping` goes before their names.

    Raises NkreaderError where no column holds the text, or `mapping` says what cannot be.
    """
    fields: dict[str, str] = {}
    for column, field in mapping.items():
        if field not in FIELDS:
            raise NkreaderError(f"{field}: no field of an article; there are {', '.join(FIELDS)}")
        if column in columns:
            fields[field] = column
    spelled = {spelling(column): column for column in reversed(columns)}
    for field, names in NAMES.items():
        known = (spelled.get(spelling(one)) for one in names.split(","))
        free = (one for one in known if one and one not in mapping and one not in fields.values())
        found = next(free, None)
        if field not in fields and found:
            fields[field] = found
    if "text" not in fields:
        shown = ", ".join(" ".join(words_of(column).split())[:40] for column in columns[:20])
        raise NkreaderError(
            f"{name}: no column holds the text of the articles; there are {shown};"
            " say which with --map COLUMN=text"
        )
    others = tuple(column for column in columns if column not in fields.values())
    return Columns(fields, others, _day_first(sample, fields.get("published")))


def spelling(column: str) -> str:
    """A column's name as it is compared: "publishedAt" and "Published_at" are the same."""
    apart = _CAMEL.sub(" ", column.strip().replace("(s)", "s"))
    return _APART.sub(" ", apart).strip().casefold()


def _day_first(sample: Iterable[Mapping[str, object]], column: str | None) -> bool | None:
    """Whether days come first, as far as a day beyond the twelfth shows it, without another that
    shows the contrary."""
    shown = set()
    for cells in sample:
        match = _MONTH_FIRST.match(words_of(cells.get(column))) if column else None
        if match:
            first, second = int(match[1]), int(match[2])
            if (first > 12) != (second > 12):
                shown.add(first > 12)
    return shown.pop() if len(shown) == 1 else None
