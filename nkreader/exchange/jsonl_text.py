"""A version's text with its shape, as the fields of a JSONL record and back.

Part of the JSONL format; what every other record holds is in `jsonl_records`.
"""

import hashlib
from collections.abc import Iterable
from typing import Any, cast, get_args

from nkreader.exchange.fields import FieldError, Fields, pair
from nkreader.exchange.wording import quoted
from nkreader.text.cleaning import FORBIDDEN
from nkreader.text.document import ZONES, Block, BlockKind, Document, Style, StyleKind, Zone

BLOCK_KINDS: tuple[str, ...] = get_args(BlockKind)
STYLE_KINDS: tuple[str, ...] = get_args(StyleKind)


def document_fields(document: Document) -> dict[str, Any]:
    """`text`, `blocks` and `styles`; a field that has its usual value is left out of a block."""
    return {
        "text": document.text,
        "blocks": [_block_fields(block) for block in document.blocks],
        "styles": [_style_fields(style) for style in document.styles],
    }


def _block_fields(block: Block) -> dict[str, Any]:
    fields: dict[str, Any] = {"start": block.start, "end": block.end, "kind": block.kind}
    if block.level:
        fields["level"] = block.level
    if block.prefix:
        fields["prefix"] = block.prefix
    if not block.first:
        fields["first"] = False
    if block.rows:
        fields["rows"] = block.rows
    if block.aligns:
        fields["aligns"] = block.aligns
    if block.hint:
        fields["hint"] = block.hint
    return fields


def _style_fields(style: Style) -> dict[str, Any]:
    fields: dict[str, Any] = {"start": style.start, "end": style.end, "kind": style.kind}
    if style.href:
        fields["href"] = style.href
    return fields


def document_value(fields: Fields) -> Document:
    """The Document of a version record; FieldError where its text or an offset cannot be."""
    text = fields.text("text")
    found = FORBIDDEN.search(text)
    if found:
        raise FieldError(
            f"text holds the control character U+{ord(found[0]):04X} at {found.start()}"
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    if fields.text("sha256") != digest:
        raise FieldError("the text is not the one that sha256 was made of; the file was changed")
    blocks = tuple(_block(Fields(each)) for each in fields.items("blocks"))
    _in_order(((block.start, block.end) for block in blocks), len(text), "blocks")
    styles = tuple(_style(Fields(each)) for each in fields.items("styles"))
    cells = (cell for block in blocks for row in block.rows for cell in row)
    for start, end in (*((style.start, style.end) for style in styles), *cells):
        if end > len(text):
            raise FieldError(f"{start}..{end} is outside the text of {len(text)} characters")
    return Document(text, blocks, styles)


def _block(fields: Fields) -> Block:
    level = fields.maybe_number("level", 0)
    return Block(
        fields.number("start"),
        fields.number("end"),
        cast(BlockKind, fields.choice("kind", BLOCK_KINDS)),
        level or 0,
        fields.texts("prefix"),
        fields.flag("first", True),
        tuple(_row(each) for each in fields.items("rows")),
        fields.texts("aligns"),
        cast(Zone, fields.choice("hint", ZONES)) if fields.maybe_text("hint") else None,
    )


def _row(cells: object) -> tuple[tuple[int, int], ...]:
    if not isinstance(cells, list):
        raise FieldError(f'"rows" holds {quoted(cells)}, which is no list of cells')
    return tuple(pair(cell, "rows") for cell in cells)


def _style(fields: Fields) -> Style:
    start, end = fields.number("start"), fields.number("end")
    if start > end:
        raise FieldError(f'"styles" holds {start}..{end}, which is no place')
    href = fields.maybe_text("href") or ""
    return Style(start, end, cast(StyleKind, fields.choice("kind", STYLE_KINDS)), href)


def _in_order(spans: Iterable[tuple[int, int]], length: int, name: str) -> None:
    last = 0
    for start, end in spans:
        if not last <= start <= end <= length:
            raise FieldError(
                f'"{name}" holds {start}..{end}, which is out of order or outside the text'
            )
        last = end


def sentences_value(fields: Fields, document: Document) -> tuple[tuple[int, int], ...]:
    """The sentences of a version record, in order and inside the text."""
    sentences = fields.pairs("sentences")
    _in_order(sentences, len(document.text), "sentences")
    return sentences


def zones_value(fields: Fields, document: Document) -> tuple[Zone, ...]:
    """The zones of a version record: none, or one for each block."""
    zones = fields.texts("zones")
    if zones and len(zones) != len(document.blocks):
        raise FieldError(f'"zones" has {len(zones)} entries for {len(document.blocks)} blocks')
    for zone in zones:
        if zone not in ZONES:
            raise FieldError(f'"zones" holds {quoted(zone)}, not one of {", ".join(ZONES)}')
    return cast(tuple[Zone, ...], zones)
