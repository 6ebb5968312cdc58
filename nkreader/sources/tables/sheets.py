"""Rows of a spreadsheet (`.xlsx`): the values as they were last reckoned, dates as dates."""

import warnings
from collections.abc import Iterator

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material
from nkreader.sources.package import packed_document
from nkreader.sources.tables.cells import Row

MOST_CELLS = 20_000_000
"""Cells that are looked at: a few bytes of a hostile sheet can claim millions of empty ones."""


def sheet_rows(material: Material) -> Iterator[Row | NkreaderError]:
    """The rows of each sheet below its first row, which names the columns."""
    from openpyxl import load_workbook

    name = said_name(material.name)
    with packed_document(material) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it leaves out: styles, charts, validation
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            several = len(book.worksheets) > 1
            left = MOST_CELLS
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                names: list[str] = []
                for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
                    left -= len(values) + 1
                    if left < 0:
                        raise NkreaderError(f"{name} has too many cells; the rest is not added")
                    if all(value is None for value in values):
                        continue
                    if not names:
                        names = ["" if value is None else str(value).strip() for value in values]
                        continue
                    cells = {
                        column: value
                        for column, value in zip(names, values, strict=False)
                        if column and value is not None
                    }
                    place = f"row {number}"
                    if cells:
                        yield Row(f"{sheet.title} {place}" if several else place, cells)
        finally:
            book.close()
