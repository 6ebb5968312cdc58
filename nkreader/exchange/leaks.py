"""Whether anything that must not go out is in the bytes that are about to: the last look.

It does not trust whoever made them. Archives are opened, and what is written is read in every way
that one of our formats, or a careless one, could have written it: JSON's escapes, entities of XML,
words parted by markup, Markdown's escapes, addresses, UTF-16, a token a line.
"""

import gzip
import html
import io
import itertools
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from urllib.parse import unquote

from nkreader.exchange.secrets import MARK, Secrets, read_as
from nkreader.exchange.wording import quoted
from nkreader.model import NkreaderError

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_TAG = re.compile(r"<[^<>]*>")
_BASE64 = re.compile(r";base64,([A-Za-z0-9+/]+=*)")
_TWICE = 2
"""What holds other files, as JSON in JSON, escapes them again."""
_REACH = 40
"""Signs around each letter of what is looked for that may stand between it and the next."""
_DEEPEST = 3
"""Archives within archives that are opened."""


def refuse_leaks(files: Iterable[tuple[str, bytes]], secrets: Secrets) -> None:
    """Raise NkreaderError where the name of a file, or what is in it, has a secret."""
    looking = _Looking(_REACH * (_REACH + secrets.longest))
    for name, data in files:
        for place, text in looking.read(name, data, _DEEPEST):
            word = secrets.first_read(text)
            if word is not None:
                raise NkreaderError(
                    f"nothing was written: {quoted(place)} would still have what is protected"
                    f" ({quoted(word)}); protect it with --protect-phrase as it stands there, or"
                    " leave it out"
                )


class _Looking:
    """How texts are read; `reach` is how far from a sign what it means can make a difference."""

    def __init__(self, reach: int) -> None:
        self._reach = reach

    def read(self, name: str, data: bytes, deep: int) -> Iterator[tuple[str, str]]:
        """All that can be read in a file: where, and what, as `read_as` gives it."""
        for text in self._ways(name):
            yield name, text
        if data.startswith(b"PK") and deep:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for text in self._texts(packed.comment):
                    yield name, text
                for info in packed.infolist():
                    yield from self.read(f"{name}/{info.filename}", packed.read(info), deep - 1)
                    for text in self._texts(info.comment):
                        yield name, text
            return
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        elif data[:1] == b"\x78":
            with suppress(zlib.error):  # It may be an "x" that is just a letter.
                data = zlib.decompress(data)
        for text in self._texts(data):
            yield name, text

    def _texts(self, data: bytes) -> Iterator[str]:
        """The bytes as text, in every encoding that they may be in."""
        yield from self._ways(data.decode("utf-8", "replace"))
        if b"\x00" in data:
            for start in (0, 1):
                for encoding in ("utf-16-le", "utf-16-be"):
                    yield from self._ways(data[start:].decode(encoding, "replace"))

    def _ways(self, text: str) -> Iterator[str]:
        """A text as it stands, and as those read it who know its escapes."""
        plain = text = read_as(text)
        yield text
        for _ in range(_TWICE):
            if "\\" in plain:
                plain = read_as(_unescaped(plain)) if "\\u" in plain else _unescaped(plain)
                yield plain
        if "<" in plain or "&" in plain:
            near = self._near(plain, "<&")
            for one in (near, _TAG.sub("", near)):
                yield _again(html.unescape, one) if "&" in one else one
        if "%" in plain:
            yield _again(unquote, self._near(plain, "%"))
        for found in _BASE64.finditer(plain):
            with suppress(ValueError):
                yield read_as(b64decode(found[1]).decode("utf-8", "replace"))
        if "\n" in plain:
            yield " ".join(line.split(maxsplit=1)[0] for line in plain.split("\n") if line.strip())

    def _near(self, text: str, signs: str) -> str:
        """The parts of a text that lie near one of some signs; a mark stands between them."""
        reach = self._reach
        parts: list[str] = []
        start = end = 0
        places = (_places(text, sign, reach) for sign in signs)
        for at in sorted(itertools.chain(*places)):
            if at - reach > end:
                parts.append(text[start:end])
                start = at - reach
            end = at + 2 * reach
        return MARK.join([*parts, text[start:end]])


def _again(meant: Callable[[str], str], text: str) -> str:
    """What is meant by a text that may have been escaped more than once."""
    for _ in range(_TWICE):
        text = meant(text)
    return read_as(text)


def _places(text: str, sign: str, reach: int) -> Iterator[int]:
    """Where a sign stands; of several within `reach` the first."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + reach)


def _unescaped(text: str) -> str:
    """Without JSON's escapes, or Markdown's."""
    found = _ESCAPE.sub(_meant, text)
    if "\\u" not in text:
        return found
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _CONTROL.get(match[2], match[2])
