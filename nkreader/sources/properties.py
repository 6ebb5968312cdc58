"""What a document's properties say of it, weighed against its text.

Programs fill them in by themselves: a title is often a file's name, an author whoever owned the
computer, a date the day of the last conversion. What the text bears out is taken, the rest offered.
"""

import re
from typing import NamedTuple

from nkreader.model import Metadata
from nkreader.sources import metadata
from nkreader.sources.language import language_code
from nkreader.text.cleaning import clean, folded
from nkreader.text.dates import is_iso
from nkreader.text.document import Document

HEAD = 3_000
"""Code points at either end of a text in which its title and author stand."""

_NOT_TITLE = re.compile(
    r"(?i)(?:microsoft (?:word|powerpoint)|powerpoint presentation|untitled|\(?anonymous"
    r"|\(?unspecified|document ?\d*\Z"
    r"|slide ?\d*\Z|제목 ?없음|문서 ?\d+\Z|.*\.(?:docx?|odt|pdf|indd|rtf|hwpx?|qxp|pptx?|tmp|txt)\Z"
    r"|[\w-]*\d[\w-]*\Z)"
)
_NOBODY = re.compile(
    r"(?i)(?:user|admin(?:istrator)?|owner|author|unknown|\(?anonymous\)?|pc|hp|dell|lenovo|acer|asus"
    r"|samsung|microsoft.*|windows.*|python-docx|.*사용자|[a-z]{1,3}\d*|.*\\.*|.*@.*)\Z"
)
_PACKED = re.compile(r"\W+")


class Properties(NamedTuple):
    """As the document states them; None where it does not."""

    title: str | None = None
    author: str | None = None
    created: str | None = None
    """Beginning with an ISO day."""
    language: str | None = None


class Weighed(NamedTuple):
    """What is known of the document, where each came from, and what is only offered."""

    metadata: Metadata
    origins: dict[str, str]
    proposed: dict[str, str]


def weighed(document: Document, said: Properties, origin: str) -> Weighed:
    """What text and properties say together; `origin` names the properties ("PDF properties")."""
    found = metadata.found_in(document)
    title, author = _line(said.title), _line(said.author)
    ends = _bare(document.text[:HEAD]), _bare(document.text[-HEAD:])
    good = bool(title) and not _NOT_TITLE.match(title)
    same = _bare(title) in _bare(found.title or "")
    sure = good and not same and (_bare(title) in ends[0] or found.title is None)
    known_author = bool(author) and not _NOBODY.match(author)
    borne = known_author and any(_bare(author) in end for end in ends)
    stated = Metadata(
        title=title if sure else None,
        author=author if borne else None,
        language=language_code(said.language) if said.language and not found.language else None,
    )
    whole = metadata.together(stated, found)
    created = (said.created or "")[:10]
    offered = {
        "title": title if good else "",
        "author": author if known_author else "",
        "published": created if is_iso(created) else "",
    }
    return Weighed(
        whole,
        {field: origin for field, value in stated._asdict().items() if value},
        {
            field: value
            for field, value in offered.items()
            if value and getattr(whole, field) is None
        },
    )


def _line(value: str | None) -> str:
    return " ".join(clean(value or "").text.split())[:300]


def _bare(text: str) -> str:
    """Letters and figures only: a title is set in capitals and broken over lines."""
    return _PACKED.sub("", folded(text))
