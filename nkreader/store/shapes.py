"""How a text is shaped, as `version_text` keeps it: blocks, zones and sentences in few bytes, and
beside them, where there is any, what more there is to say of blocks, and which styles a text has.

`shape` is numbers as `varints` packs them: how many blocks, the steps of these; how many stretches
of blocks with one zone, each as its number in `ZONES` and how many blocks it has; the steps of the
sentences to the end. `marks` is NULL for plain paragraphs, else compressed JSON: by the number of
a block all else that is said of it, and the styles.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from nkreader.store.varints import borders, packed, steps, unpacked
from nkreader.text.columns import Pairs
from nkreader.text.document import ZONES, Block, Document, Style, Zone

_CODES = {zone: code for code, zone in enumerate(ZONES)}
_LEVEL = 6


class Shape(NamedTuple):
    """What `version_text` knows of a text beside its words."""

    blocks: list[tuple[int, int]]
    zones: list[Zone]
    sentences: Pairs


def pack(
    document: Document, zones: Sequence[Zone], sentences: Iterable[tuple[int, int]]
) -> tuple[bytes, bytes | None]:
    """(shape, marks) of a text."""
    blocks = document.blocks
    runs = [(_CODES[zone], sum(1 for _ in some)) for zone, some in groupby(zones)]
    numbers = [len(blocks), *steps((block.start, block.end) for block in blocks), len(runs)]
    for run in runs:
        numbers += run
    numbers += steps(sentences)
    return packed(numbers), _packed_marks(blocks, document.styles)


def _packed_marks(blocks: Sequence[Block], styles: Sequence[Style]) -> bytes | None:
    more = {
        number: block[2:] if block.hint else block[2:-1]
        for number, block in enumerate(blocks)
        if block != (block.start, block.end, *_PLAIN)
    }
    if not more and not styles:
        return None
    told = json.dumps([more, styles], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(told.encode("utf-8"), _LEVEL)


_PLAIN = tuple(Block(0, 0))[2:]


def unpack(shape: bytes) -> Shape:
    """What `pack` has packed. Raises ValueError where that can't be read."""
    numbers = unpacked(shape)
    blocks, at = _blocks(numbers)
    end = at + 1 + 2 * _number(numbers, at)
    zones: list[Zone] = []
    for place in range(at + 1, end, 2):
        code, count = _number(numbers, place), _number(numbers, place + 1)
        if code >= len(ZONES) or len(zones) + count > len(blocks):
            raise ValueError("zones that are none")
        zones += [ZONES[code]] * count
    return Shape(blocks, zones, pairs(numbers[end:]))


def pairs(steps: list[int]) -> Pairs:
    """Spans from the steps to them. Raises ValueError where they can't be read."""
    if len(steps) % 2:
        raise ValueError("places that are cut off")
    try:
        return Pairs([borders(steps)])
    except OverflowError as error:
        raise ValueError("places that are none") from error


def block_spans(shape: bytes) -> list[tuple[int, int]]:
    """The borders of the blocks alone. Raises ValueError where they can't be read."""
    return _blocks(unpacked(shape))[0]


def block_count(shape: bytes) -> int:
    """How many blocks there are. Raises ValueError where that can't be read."""
    for length in range(1, len(shape) + 1):
        if shape[length - 1] < 128:
            return unpacked(shape[:length])[0]
    raise ValueError("a shape that is cut off")


def document(text: str, blocks: Iterable[tuple[int, int]], marks: bytes | None) -> Document:
    """A text with its blocks and styles. Raises ValueError where these can't be read."""
    whole = [Block(start, end) for start, end in blocks]
    if marks is None:
        return Document(text, tuple(whole))
    more, styles = unpacked_marks(marks)
    for number, rest in more.items():
        at = int(number)
        whole[at] = _block(whole[at], rest)
    return Document(text, tuple(whole), tuple(Style(*style) for style in styles))


def unpacked_marks(marks: bytes) -> tuple[dict[str, list[Any]], list[list[Any]]]:
    """What more is said of blocks, by number, and the styles. Raises ValueError where that can't
    be read."""
    try:
        more, styles = json.loads(zlib.decompress(marks))
    except (zlib.error, RecursionError, TypeError) as error:
        raise ValueError("marks that can't be read") from error
    return more, styles


def _block(span: Block, rest: Sequence[Any]) -> Block:
    kind, level, prefix, first, rows, aligns, *hint = rest
    cells = tuple(tuple((cell[0], cell[1]) for cell in row) for row in rows)
    told = (kind, level, tuple(prefix), first, cells, tuple(aligns), *hint)
    return Block(span.start, span.end, *told)


def _blocks(numbers: list[int]) -> tuple[list[tuple[int, int]], int]:
    """The borders of the blocks, and where in the numbers they end."""
    end = 1 + 2 * _number(numbers, 0)
    if end > len(numbers):
        raise ValueError("blocks that are cut off")
    flat = borders(numbers[1:end])
    return list(zip(flat[::2], flat[1::2], strict=True)), end


def _number(numbers: list[int], at: int) -> int:
    if at >= len(numbers):
        raise ValueError("a shape that is cut off")
    return numbers[at]
