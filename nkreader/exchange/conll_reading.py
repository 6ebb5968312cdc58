"""CoNLL-2003's columns, read: a token a line, its tag in IOB, IOB2, BIOES or BILOU in the last one.

Such files have no text. One is made of the tokens, a space between two, a line for each sentence:
what stands in it is not how the article was printed. Label Studio, spaCy and nkreader write them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.wording import quoted
from nkreader.model import NkreaderError

_LINE = re.compile(r"(\S+)(?:[ \t]+-X-[ \t]+\S+[ \t]+|[ \t](?:\S*[ \t])*)(O|[BIESLUM]-\S.*)")
"""Token and tag. Behind `-X-` a label may have spaces: Label Studio writes such ones."""
_START = "-DOCSTART-"
_ALONE, _FIRST, _LAST = "SU", "BSU", "ESLU"


class _Row(NamedTuple):
    """A token's place in the text, how its tag begins ("" for O), and the label."""

    start: int
    end: int
    part: str
    label: str


def recognises(parcel: Parcel) -> bool:
    """Whether all whole lines of its beginning are tokens with tags, and one is no O."""
    if parcel.is_archive or parcel.data is None:
        return False
    text = parcel.head.decode("utf-8", "ignore").replace("\r\n", "\n")
    lines = [line for line in text.split("\n") if line.strip()]
    if len(parcel.data) > len(parcel.head):
        lines = lines[:-1]
    tokens = [line for line in lines if not line.startswith(_START)]
    found = [_LINE.fullmatch(line.rstrip()) for line in tokens]
    tagged = any(one is not None and one[2] != "O" for one in found)
    return bool(found) and all(found) and (tagged or lines[0].startswith(_START))


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents, one for each line -DOCSTART-, with their spans. Raises NkreaderError "line N:
    …" for a line that is no token with its tag."""
    try:
        text = parcel.whole().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NkreaderError(f"is not UTF-8 (byte {error.start + 1})") from None
    texts: list[CodedText] = []
    codings: list[Coding] = []
    stem = parcel.name.rpartition("/")[2].rsplit(".", 1)[0] or "document"
    for number, document in enumerate(_documents(text), 1):
        made, rows = _text(document)
        if made.strip():
            name = f"{stem} {number}"
            texts.append(CodedText(name, made))
            codings += _codings(name, made, rows)
    if not texts:
        raise NkreaderError("has no tokens")
    notes.append("the texts are made of tokens: spaces and lines are not those of the articles")
    codes = dict.fromkeys(one.code or "" for one in codings)
    return CodedSet(tuple(map(Code, codes)), tuple(texts), tuple(codings))


def _documents(text: str) -> Iterator[list[tuple[str, str]]]:
    """Tokens with their tags, sentences parted by ("", ""), of each document."""
    document: list[tuple[str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.rstrip()
        if stripped.startswith(_START):
            yield document
            document = []
        elif not stripped:
            document.append(("", ""))
        elif found := _LINE.fullmatch(stripped):
            document.append((found[1], found[2]))
        else:
            raise NkreaderError(f"line {number}: {quoted(stripped)} is no token with an IOB tag")
    yield document


def _text(document: list[tuple[str, str]]) -> tuple[str, list[_Row]]:
    """The text of a document, and where its tokens are in it."""
    parts: list[str] = []
    rows: list[_Row] = []
    at, gap = 0, ""
    for token, tag in document:
        if not token:
            gap = "\n" if at else ""
            continue
        parts += [gap, token]
        start = at + len(gap)
        at = start + len(token)
        part, _, label = tag.partition("-")
        rows.append(_Row(start, at, part if label else "", label))
        gap = " "
    return "".join(parts), rows


def _codings(name: str, text: str, rows: list[_Row]) -> Iterator[Coding]:
    start = end = 0
    label, is_open = "", False
    for row in [*rows, _Row(0, 0, "", "")]:
        goes_on = is_open and row.label == label and row.part and row.part not in _FIRST
        if label and not goes_on:
            yield Coding(name, label, start, end, text[start:end])
        if not goes_on:
            start, label = row.start, row.label
        end = row.end
        is_open = bool(row.part) and row.part not in _LAST
