"""Which kind a source is of: one table, and a look at the first bytes.

What the bytes say for certain comes first, then what a server or a mail said, then the suffix.
To add a kind: a module here with `read(material)`, and its line in the table.
"""

import zlib
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from nkreader.model import NkreaderError
from nkreader.sources.material import Material

HEAD = 4096
"""Bytes looked at."""


class SourceKind(NamedTuple):
    """A kind of source."""

    module: str
    """In `nkreader.sources`; it has `read(material)`."""
    said: str
    """What a message calls it."""
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...] = ()


KINDS = {
    kind.module: kind
    for kind in (
        SourceKind("plain_text", "text", (".txt",)),
        SourceKind("markdown_file", "Markdown", (".md", ".markdown"), ("text/markdown",)),
        SourceKind(
            "pages",
            "web page",
            (".html", ".htm", ".xhtml"),
            ("text/html", "application/xhtml+xml"),
        ),
        SourceKind("mhtml", "saved page", (".mhtml", ".mht"), ("multipart/related",)),
        SourceKind(
            "feeds",
            "feed",
            (".rss", ".atom", ".rdf"),
            (
                "application/rss+xml", "application/atom+xml", "application/rdf+xml",
                "application/feed+json",
            ),
        ),
        SourceKind("pdf", "PDF file", (".pdf",), ("application/pdf",)),
        SourceKind(
            "docx",
            "Word document",
            (".docx", ".docm"),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        ),
        SourceKind(
            "odt",
            "OpenDocument text",
            (".odt", ".ott"),
            ("application/vnd.oasis.opendocument.text",),
        ),
        SourceKind("mail", "mail", (".eml", ".mbox"), ("message/rfc822", "application/mbox")),
        SourceKind(
            "tables",
            "table of articles",
            (".csv", ".tsv", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet"),
            (
                "text/csv", "text/tab-separated-values", "application/json",
                "application/x-ndjson",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.apache.parquet",
            ),
        ),
        SourceKind("newsboat", "newsboat cache", (), ("application/vnd.sqlite3",)),
        SourceKind("warc", "web archive", (".warc", ".warc.gz"), ("application/warc",)),
        SourceKind(
            "archives",
            "archive",
            (
                ".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2",
            ),
            ("application/zip", "application/x-tar"),
        ),
    )
}  # fmt: skip

SUFFIXES = {suffix: kind for kind in KINDS.values() for suffix in kind.suffixes}
"""The kinds by suffix, in lower case."""

MEDIA_TYPES = {media: kind for kind in KINDS.values() for media in kind.media_types}

READ_HERE = ", ".join(kind.said for kind in KINDS.values())
"""What a message says is read."""

UNSURE = (".db", ".xml")
"""Suffixes of files that only their bytes tell: newsboat's cache, a feed."""

_SIGNED = (
    (b"SQLite format 3\0", "newsboat"),
    (b"WARC/", "warc"),
    (b"\xfd7zXZ\0", "archives"),
    (b"BZh", "archives"),
    (b"PK\5\6", "archives"),
    (b"PAR1", "tables"),
)
_ELSEWHERE = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as .docx or .xlsx first"),
    (b"{\\rtf", "an RTF file; save it as .docx first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it, or pack it as .zip"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it, or pack it as .zip"),
)


def suffix_of(name: str) -> str:
    """The suffix of a path or address that the table knows, with both parts of ".tar.gz", else
    the last one; in lower case."""
    if "://" in name:
        try:
            name = urlsplit(name).path
        except ValueError:
            return ""
    parts = [part.lower() for part in PurePath(name).suffixes]
    double = "".join(parts[-2:])
    return double if double in SUFFIXES else "".join(parts[-1:])


def kind_of(material: Material) -> SourceKind | None:
    """The kind of a source, None where it is none that is read here.

    Raises OSError where it can't be read, and NkreaderError for what has to be saved in another
    form first.
    """
    with material.open() as file:
        head = file.read(HEAD)
    for signature, said in _ELSEWHERE:
        if head.startswith(signature):
            raise NkreaderError(f"{material.name} is {said}")
    certain = _signed(material, head)
    if certain:
        return KINDS[certain]
    said_by_suffix = SUFFIXES.get(suffix_of(material.name))
    if b"jsonfeed.org/version" in head:
        return KINDS["feeds"]
    kind = MEDIA_TYPES.get(material.media_type or "") or said_by_suffix
    if kind is None and (looks := _looks_like(head)):
        kind = KINDS[looks]
    if kind is None and (material.media_type or "").startswith("text/"):
        kind = KINDS["plain_text"]
    return kind


def _signed(material: Material, head: bytes) -> str | None:
    """The kind that the first bytes leave no doubt about."""
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\3\4"):
        return _zipped(material)
    if head.startswith(b"\x1f\x8b"):
        inside = _unpacked(head)
        return "warc" if inside.startswith(b"WARC/") else "archives"
    if head[257:262] == b"ustar":
        return "archives"
    return next((kind for signature, kind in _SIGNED if head.startswith(signature)), None)


def _zipped(material: Material) -> str:
    """An office document, or else an archive."""
    import zipfile  # a hundredth of a second that texts need not wait for

    try:
        with material.open() as file, zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
            stated = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception:  # a damaged one: the kind itself will say so
        names, stated = set(), b""
    if stated.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "tables"
    said = SUFFIXES.get(suffix_of(material.name))
    return said.module if said and said.module in ("docx", "odt", "tables") else "archives"


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def _looks_like(head: bytes) -> str | None:
    """The kind of a text that no suffix and no server told."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "pages"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        if any(name in start for name in (b"<rss", b"<feed", b"<rdf:rdf")):
            return "feeds"
        return "pages" if b"<html" in start else None
    if b"\nsnapshot-content-location:" in start:
        return "mhtml"
    lines = head.split(b"\n", 2)
    if head.startswith(b"From ") and len(lines) > 2 and b":" in lines[1]:
        return "mail"
    if start.startswith((b"return-path:", b"received:", b"delivered-to:", b"mime-version:")):
        return "mail"
    return None
