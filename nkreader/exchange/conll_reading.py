"""CoNLL-2003's columns, read: a token a line, its tag in IOB, IOB2, BIOES or BILOU in the last one.

Such files have no text. One is made of the tokens, a space between two, a line for each sentence:
what stands in it is not how the article was printed. Label Studio, spaCy and nkreader write them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.conll import ENTITY
from nkreader.exchange.documents import ENTITIES, not_held
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.wording import quoted
from nkreader.model import NkreaderError

_LINE = re.compile(
    r"(\S+)(?:[ \t]+-X-[ \t]+(?P<chunk>\S+)[ \t]+|[ \t](?:\S*[ \t])*)(?P<tag>O|[BIESLUM]-\S.*)"
)
"""Token and tag. Behind `-X-` a label may have spaces: Label Studio writes such ones."""
_START = "-DOCSTART-"
_ALONE, _FIRST, _LAST = "SU", "BSU", "ESLU"


class _Token(NamedTuple):
    """What a line says."""

    words: str
    chunk: str
    """The third of four columns; "" where they are otherwise."""
    tag: str


class _Row(NamedTuple):
    """A token's place in the text, how its tag begins ("" for O), and the label."""

    start: int
    end: int
    part: str
    label: str
    is_entity: bool
    """Whether nkreader's own finding is marked there."""


def recognises(parcel: Parcel) -> bool:
    """Whether it begins with -DOCSTART-, or all whole lines of its beginning are tokens with tags,
    and one is no O."""
    if parcel.is_archive or parcel.data is None:
        return False
    text = parcel.head.decode("utf-8", "ignore").replace("\r\n", "\n")
    if text.startswith(_START):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    if len(parcel.data) > len(parcel.head):
        lines = lines[:-1]
    found = [_LINE.fullmatch(line.rstrip()) for line in lines]
    return all(found) and any(one is not None and one["tag"] != "O" for one in found)


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents, one for each line -DOCSTART-, with their spans. Raises NkreaderError "line N:
    …" for a line that is no token with its tag."""
    try:
        text = parcel.whole().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NkreaderError(f"is not UTF-8 (byte {error.start + 1})") from None
    texts: list[CodedText] = []
    codings: list[Coding] = []
    mentions = 0
    stem = parcel.name.rpartition("/")[2].rsplit(".", 1)[0] or "document"
    for document in _documents(text):
        made, rows = _text(document)
        if made.strip():
            name = f"{stem} {len(texts) + 1}"
            texts.append(CodedText(name, made))
            marked = list(_codings(name, made, rows))
            codings += [one for one, is_entity in marked if not is_entity]
            mentions += sum(is_entity for _, is_entity in marked)
    if not texts:
        raise NkreaderError("has no tokens")
    notes.append("the texts are made of tokens: spaces and lines are not those of the articles")
    codes = dict.fromkeys(one.code or "" for one in codings)
    left = tuple(not_held([(mentions, *ENTITIES)]))
    return CodedSet(tuple(map(Code, codes)), tuple(texts), tuple(codings), left=left)


def _documents(text: str) -> Iterator[list[_Token]]:
    """Tokens, sentences parted by empty ones, of each document."""
    document: list[_Token] = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.rstrip()
        if stripped.startswith(_START):
            yield document
            document = []
        elif not stripped:
            document.append(_Token("", "", ""))
        elif found := _LINE.fullmatch(stripped):
            document.append(_Token(found[1], found["chunk"] or "", found["tag"]))
        else:
            raise NkreaderError(f"line {number}: {quoted(stripped)} is no token with an IOB tag")
    yield document


def _text(document: list[_Token]) -> tuple[str, list[_Row]]:
    """The text of a document, and where its tokens are in it."""
    parts: list[str] = []
    rows: list[_Row] = []
    at, gap = 0, ""
    for token, chunk, tag in document:
        if not token:
            gap = "\n" if at else ""
            continue
        parts += [gap, token]
        start = at + len(gap)
        at = start + len(token)
        part, _, label = tag.partition("-")
        rows.append(_Row(start, at, part if label else "", label, chunk[2:] == ENTITY))
        gap = " "
    return "".join(parts), rows


def _codings(name: str, text: str, rows: list[_Row]) -> Iterator[tuple[Coding, bool]]:
    """The spans, and whether each is an entity of nkreader's."""
    start = end = 0
    label, is_open, is_entity = "", False, False
    for row in [*rows, _Row(0, 0, "", "", False)]:
        goes_on = is_open and row.label == label and row.part and row.part not in _FIRST
        if label and not goes_on:
            yield Coding(name, label, start, end, text[start:end]), is_entity
        if not goes_on:
            start, label, is_entity = row.start, row.label, row.is_entity
        end = row.end
        is_open = bool(row.part) and row.part not in _LAST
