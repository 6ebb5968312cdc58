"""From the bytes of a file to a cleaned text, and what had to be assumed on the way."""

import re

from nkreader.model import NkreaderError
from nkreader.text.cleaning import FORBIDDEN, clean, garbled

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NOT_TEXT = (
    (b"%PDF", "is a PDF file; save its text as .txt first"),
    (b"PK\x03\x04", "is a zip archive or an office document; save its text as .txt first"),
)
TEXT_SHARE = 0.7
"""Less text than this makes a file binary (DESIGN, text and offsets)."""

SAMPLE = 200_000
"""Bytes looked at to tell an encoding, and code points to tell text from binary."""

_STRAY = re.compile(rf"(?![\r\f]){FORBIDDEN.pattern}|\ufffd")


def cleaned(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and notes on how it was read.

    UTF-8, UTF-16 and UTF-32 are known by their marks or bytes, others guessed (and said).
    Raises NkreaderError for what is empty, binary or in no encoding that can be told.
    """
    for signature, said in _NOT_TEXT:
        if data.startswith(signature):
            raise NkreaderError(f"{said_name(name)} {said}")
    raw, notes = _decoded(data, name)
    text, replaced = clean(raw)
    if replaced or "\ufffd" in raw:
        share = _text_share(raw)
        if share < TEXT_SHARE:
            said = f"is not a text: only {share:.0%} of it can be read"
            raise NkreaderError(f"{said_name(name)} {said}")
    if not text.strip():
        raise NkreaderError(f"{said_name(name)} is empty")
    sign = garbled(text)
    if sign:
        notes.append(f"looks decoded wrongly before it was saved: {sign} and the like in the text")
    if replaced:
        signs = "character" if replaced == 1 else "characters"
        notes.append(f"{replaced} control {signs} replaced by \ufffd")
    return text, tuple(notes)


def said_name(name: str) -> str:
    """A file's name as a message may show it, on one line."""
    return clean(name).text.replace("\n", "\ufffd")


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            notes = [] if encoding == "utf-8" else [f"read as {encoding.upper()}"]
            return data.decode(encoding, "replace"), notes
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        wide = _utf16(data, least=0.1)
        if wide is None:
            return _mostly_utf8(data) or _guessed(data, name)
    else:
        wide = _utf16(data, least=0.4)
        if wide is None:
            return text, []
    return data.decode(wide, "replace"), ["read as UTF-16"]


def _utf16(data: bytes, least: float) -> str | None:
    """UTF-16 without a mark, by its zero bytes: nearly all stand at even places, or at odd ones.

    `least` is the share of zero bytes there: high where the file could be UTF-8 with a stray NUL.
    """
    sample = data[:SAMPLE]
    if b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= least * len(sample) / 2 or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 with a few broken bytes, as a cut or joined file has."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    if whole < 10 * broken:
        return None
    places = "1 place is" if broken == 1 else f"{broken} places are"
    return text, [f"{places} not UTF-8 and read \ufffd"]


def _guessed(data: bytes, name: str) -> tuple[str, list[str]]:
    from nkreader.sources.encodings import SCRIPTS, encoding_of

    encoding = encoding_of(data)
    if encoding is None:
        raise NkreaderError(f"{said_name(name)} is in no known encoding; save it as UTF-8")
    return data.decode(encoding, "replace"), [f"not UTF-8, read as {SCRIPTS[encoding].said}"]


def _text_share(raw: str) -> float:
    sample = raw[:SAMPLE]
    return 1 - len(_STRAY.findall(sample)) / len(sample) if sample else 1.0
