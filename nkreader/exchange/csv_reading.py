"""Our own CSV, read back: annotations as its rows say them, also when a spreadsheet has been there.

A spreadsheet may move columns, leave some out, part cells by semicolons or tabs and write another
encoding; rows are known by the names of their columns. Texts are not in it: the articles are looked
for in the library, by their ids first.
"""

import csv
import io
import re

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.csv_table import COLUMNS, WHOLE, unguarded
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.wording import counted, quoted
from nkreader.model import Metadata, NkreaderError
from nkreader.text.cleaning import FORBIDDEN, scrub

NEEDED = ("article", "tag", "exact", "status")
"""Columns by which the table is known for ours, and without which a row says nothing."""
LONGEST_CELL = 16 << 20
"""Characters."""
BREAKS = (",", ";", "\t")
_SPELT = re.compile(r"⟨U\+(200E|200F|061C|202[A-E]|206[6-9])⟩")
"""Signs for the reading order: texts have them, and the table spells them out."""


def recognises(parcel: Parcel) -> bool:
    """Whether the first line names our columns."""
    return not parcel.is_archive and _break(_opened(parcel.head)) is not None


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The rows as codings. Raises NkreaderError where the table is damaged or no row of it can be
    understood; columns that are not ours are named in `notes`."""
    text = _opened(parcel.whole())
    mark = _break(text)
    if mark is None:
        missing = ", ".join(NEEDED)
        raise NkreaderError(f"the first line does not name the columns ({missing} are needed)")
    found = _Found()
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        names = [name.strip() for name in next(lines)]
        foreign = [name for name in names if name and name not in COLUMNS]
        for cells in lines:
            if any(cell.strip() for cell in cells):
                found.take(_row(names, cells, lines.line_num))
    except csv.Error as error:
        raise NkreaderError(f"line {lines.line_num}: is no CSV ({error})") from error
    finally:
        csv.field_size_limit(before)
    if foreign:
        shown = ", ".join(quoted(name) for name in foreign[:5])
        notes.append(f"{counted(len(foreign), 'column')} passed over: {shown}")
    return found.coded()


def _opened(data: bytes) -> str:
    """The text, whatever the spreadsheet wrote it in; of a beginning that was cut, all but the
    character that was."""
    for start, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(start):
            return data[2:].decode(encoding, "replace")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8" if is_cut else "cp1252", "replace")


def _break(text: str) -> str | None:
    """What parts the cells of a table of ours; None for a text that is none."""
    first = text.split("\n", 1)[0].strip("\r")
    for mark in BREAKS:
        try:
            names = {name.strip() for name in next(csv.reader([first], delimiter=mark), [])}
        except csv.Error:
            continue
        if names.issuperset(NEEDED):
            return mark
    return None


def _row(names: list[str], cells: list[str], line: int) -> dict[str, str]:
    """The cells that say something, by their column."""
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        raise NkreaderError(
            f"line {line}: has {len(cells)} cells under {len(names)} columns; a comma or quotation"
            " mark was lost there"
        )
    pairs = ((name, unguarded(cell, name)) for name, cell in zip(names, cells, strict=False))
    if FORBIDDEN.search("".join(cells)):
        pairs = ((name, scrub(cell).text) for name, cell in pairs)
    row = {name: cell for name, cell in pairs if cell.strip()}
    if "article" not in row:
        raise NkreaderError(f"line {line}: no article is named")
    for name in ("start", "end"):
        if name in row and not (row[name].isascii() and row[name].isdigit()):
            raise NkreaderError(f"line {line}: {name} is {quoted(row[name])}, not a whole number")
    return row


class _Found:
    """What the rows read so far say."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}
        self._texts: dict[str, CodedText] = {}
        self._codings: list[Coding] = []
        self._empty = 0
        self._taken: set[str] = set()

    def take(self, row: dict[str, str]) -> None:
        tag, article, id = row.get("tag"), row["article"], row.get("id")
        is_whole = row.get("status") == WHOLE
        exact = None if is_whole else _SPELT.sub(_sign, row.get("exact", ""))
        if (not is_whole and not exact) or (is_whole and not tag and "note" not in row):
            self._empty += 1
            return
        if tag:
            self._codes.setdefault(tag, Code(tag, slug=tag))
        self._texts.setdefault(article, _text(row))
        start, end = (None, None) if is_whole else _offsets(row)
        # A row that was copied in the spreadsheet is an annotation of its own.
        own = id if id and id not in self._taken else None
        self._taken |= {id} if id else set()
        self._codings.append(
            Coding(
                article,
                tag,
                start,
                end,
                exact,
                note=row.get("note"),
                annotator=row.get("annotator"),
                set=row.get("set"),
                created=row.get("created"),
                id=own,
            )
        )

    def coded(self) -> CodedSet:
        left = [f"{counted(self._empty, 'row')} without words, tag or note"] if self._empty else []
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts.values()),
            tuple(self._codings),
            left=tuple(left),
        )


def _offsets(row: dict[str, str]) -> tuple[int | None, int | None]:
    """Where it says that it lies; such numbers as no text has are none."""
    start, end = (int(row[name][:12]) if name in row else None for name in ("start", "end"))
    return (start, end) if start is not None and end is not None else (None, None)


def _text(row: dict[str, str]) -> CodedText:
    data = Metadata(
        row.get("title"), row.get("publisher"), row.get("author"), published=row.get("published"),
        url=row.get("url"),
    )  # fmt: skip
    return CodedText(row["article"], None, data, row["article"])


def _sign(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
