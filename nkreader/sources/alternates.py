"""Where a source says that its article stands in another language: "Read in Korean", hreflang.

What is at these addresses is not looked at here.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from nkreader.sources.language import language_code
from nkreader.text.document import Document

Alternate = tuple[str, str]
"""An address and the code of its language, "" where it is not said."""

_LANGUAGES = {
    "english": "en", "영어": "en", "영문": "en", "英語": "en", "英文": "en", "en": "en",
    "korean": "ko", "한국어": "ko", "한글": "ko", "국문": "ko", "조선어": "ko", "韓国語": "ko",
    "ko": "ko",
    "chinese": "zh", "중국어": "zh", "중문": "zh", "中文": "zh", "中国語": "zh", "zh": "zh",
    "japanese": "ja", "일본어": "ja", "일문": "ja", "日本語": "ja", "日文": "ja", "ja": "ja",
    "russian": "ru", "русский": "ru", "по-русски": "ru", "ru": "ru",
}  # fmt: skip
_NAME = "|".join(sorted(map(re.escape, _LANGUAGES), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:(?:read|view|see|available|also|this|article|story|report|it|the|original|full|in)\s+)*"
    rf"(?:in\s+)?(?P<name>{_NAME})(?:\s*(?:version|edition|original|article|text|here"
    rf"|판|본|기사|원문|으로|로|버전|보기|읽기|版|で読む))*",
    re.IGNORECASE,
)
_LONGEST = 60
"""Code points of such a label."""
_MOST = 20
"""Addresses that are kept of one article."""


def language_named(label: str) -> str | None:
    """The language that a link's words offer ("Read in Korean", "영문 기사"); None where they say
    something else."""
    words = " ".join(label.split()).strip(" .,:;…→»«>[]()|*")
    match = _LABEL.fullmatch(words) if 1 < len(words) <= _LONGEST else None
    return _LANGUAGES[match["name"].lower()] if match else None


def linked(document: Document) -> Iterator[Alternate]:
    """What the links of a text offer by their words."""
    for style in document.styles:
        if style.kind == "link" and (
            language := language_named(document.text[style.start : style.end])
        ):
            yield style.href, language


def kept(
    found: Iterable[Alternate], own: str | None, own_language: str | None
) -> tuple[Alternate, ...]:
    """Those of some that are worth keeping: web addresses of another page than `own`, each once; of
    a language that is not the article's, nor the page for any."""
    mine = (own_language or "").lower()[:2]
    out: dict[str, str] = {}
    for address, said in found:
        code = (language_code(said) or "" if said else "").lower()
        if said.lower() == "x-default" or (mine and code[:2] == mine):
            continue
        if _is_page(address) and address != own and len(out) < _MOST:
            out.setdefault(address, code[:2])
    return tuple(out.items())


def _is_page(address: str) -> bool:
    """Whether an address is one of the web with something behind its host: no front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)
