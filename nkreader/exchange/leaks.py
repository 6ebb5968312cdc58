"""Whether anything that must not go out is in the bytes that are about to: the last look.

It does not trust whoever made them. Archives are opened, and what is written is read in every way
that one of our formats, or a careless one, could have written it: JSON's escapes, entities of XML,
words parted by markup, Markdown's escapes, addresses, UTF-16, a token a line.
"""

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import unquote

from nkreader.exchange.secrets import Secrets
from nkreader.exchange.wording import quoted
from nkreader.model import NkreaderError

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_TAG = re.compile(r"<[^<>]*>")
_DEEPEST = 3
"""Archives within archives that are opened."""


def refuse_leaks(files: Iterable[tuple[str, bytes]], secrets: Secrets) -> None:
    """Raise NkreaderError where the name of a file, or what is in it, has a secret."""
    for name, data in files:
        for place, text in _read(name, data, _DEEPEST):
            word = secrets.first_in(text)
            if word is not None:
                raise NkreaderError(
                    f"nothing was written: {quoted(place)} would still have what is protected"
                    f" ({quoted(word)}); protect it with --protect-phrase as it stands there, or"
                    " leave it out"
                )


def _read(name: str, data: bytes, deep: int) -> Iterator[tuple[str, str]]:
    """All that can be read in a file: where, and what."""
    for text in _ways(name):
        yield name, text
    if data.startswith(b"PK") and deep:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for text in _texts(packed.comment):
                yield name, text
            for info in packed.infolist():
                yield from _read(f"{name}/{info.filename}", packed.read(info), deep - 1)
                for text in _texts(info.comment):
                    yield name, text
        return
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    elif data[:1] == b"\x78":
        with suppress(zlib.error):  # It may be an "x" that is just a letter.
            data = zlib.decompress(data)
    for text in _texts(data):
        yield name, text


def _texts(data: bytes) -> Iterator[str]:
    """The bytes as text, in every encoding that they may be in."""
    yield from _ways(data.decode("utf-8", "replace"))
    if b"\x00" in data:
        for start in (0, 1):
            for encoding in ("utf-16-le", "utf-16-be"):
                yield from _ways(data[start:].decode(encoding, "replace"))


def _ways(text: str) -> Iterator[str]:
    """A text as it stands, and as those read it who know its escapes."""
    yield text
    plain = text
    if "\\" in text:
        plain = _unescaped(text)
        yield plain
    if "<" in plain or "&" in plain:
        yield html.unescape(plain)
        yield html.unescape(_TAG.sub("", plain))
    if "%" in plain:
        yield unquote(plain)
    if "\n" in plain:
        yield " ".join(line.split(maxsplit=1)[0] for line in plain.split("\n") if line.strip())


def _unescaped(text: str) -> str:
    """Without JSON's escapes, or Markdown's."""
    found = _ESCAPE.sub(_meant, text)
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _CONTROL.get(match[2], match[2])
