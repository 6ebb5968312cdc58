"""Which encoding a page is in: what decodes it counts more than what it says.

A mark at its start, then UTF-8 where the bytes are valid, then what the server or the page names
if that fits the bytes, then what the bytes look like.
"""

import codecs
import re

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEAD = 4096
"""Bytes among which a page names its encoding."""

_META = re.compile(
    rb"""(?i)<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)"""
)
_WIDER = {
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
"""What browsers read for a name: the encodings of one system hold those of the standard."""

_LIKELY = ["cp949", "gb18030", "big5", "cp932", "euc_jp", "cp1251", "koi8_r", "cp1252"]
_HIGH = re.compile(rb"[\x80-\xff]+")
SAMPLE = 100_000
"""Bytes looked at to tell an encoding."""


def decoded(data: bytes, charset: str | None, name: str) -> tuple[str, tuple[str, ...]]:
    """The markup of a page and notes on how it was read; raises NkreaderError where it is none."""
    if not data.strip():
        raise NkreaderError(f"{said_name(name)} is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), ()
    if data[:2] in (b"<\0", b"\0<"):
        return data.decode("utf-16-le" if data[0] else "utf-16-be", "replace"), ()
    said = [charset, *(found.decode("ascii") for found in _META.findall(data[:_HEAD]))]
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    named = [known for known in map(_known, said) if known]
    for encoding in named:
        if encoding != "utf-8" and _fits(data, encoding):
            return data.decode(encoding, "replace"), ()
    if _mostly(data, "utf-8"):
        text = data.decode("utf-8", "replace")
        return text, (f"{_places(text)} not UTF-8 and read \ufffd",)
    found = _detected(data)
    if found is None:
        raise NkreaderError(f"{said_name(name)} is in no known encoding; save it as UTF-8")
    wrong = f", though it says {named[0].upper()}" if named else ""
    return data.decode(found, "replace"), (f"read as {found.upper()}{wrong}",)


def _places(text: str) -> str:
    count = text.count("\ufffd")
    return "1 place is" if count == 1 else f"{count} places are"


def _known(said: str | None) -> str | None:
    try:
        found = codecs.lookup((said or "").strip()).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(found, found)


def _fits(data: bytes, encoding: str) -> bool:
    """Whether bytes can be in a named encoding: nearly all decode, and one of single bytes has
    no runs of them that only scripts of several bytes a sign have."""
    if not _mostly(data, encoding):
        return False
    if encoding not in ("cp1252", "cp1254", "iso8859-15"):
        return True
    high = _HIGH.findall(data)
    return sum(len(run) for run in high if len(run) > 3) * 2 < sum(map(len, high))


def _mostly(data: bytes, encoding: str) -> bool:
    """Whether all but a few broken places decode: a page may be cut, or joined from several."""
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError, UnicodeError):
        return False
    broken = text.count("\ufffd")
    whole = sum(sign > "\x7f" for sign in text) - broken if broken else 1
    return broken == 0 or whole >= 20 * broken


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    chunks = [chunk for chunk in re.split(rb"<[^<>]{0,2000}>", data) if _HIGH.search(chunk)]
    sample = b"\n".join(chunks)[:SAMPLE]
    high = _HIGH.findall(sample)
    if all(len(run) == 1 for run in high):
        return "cp1252"
    found = from_bytes(sample, cp_isolation=_LIKELY).best()
    return found.encoding if found else None
