"""Rows of Parquet files, some at a time however large the file is."""

from collections.abc import Iterator

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.material import Material
from nkreader.sources.tables.cells import Row

ROWS = 256
"""Rows that are in memory at once."""


def parquet_rows(material: Material) -> Iterator[Row]:
    """The rows of a Parquet file; cells that have no value are left out. Raises NkreaderError
    where pyarrow is missing, and what pyarrow raises where the file is damaged."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise NkreaderError(
            f"{said_name(material.name)} is a Parquet file; reading it needs pyarrow:"
            " pip install 'nkreader[nlp]'"
        ) from None
    number = 0
    with material.open() as file:
        for batch in parquet.ParquetFile(file).iter_batches(ROWS):
            for cells in batch.to_pylist():
                number += 1
                yield Row(f"row {number}", {str(k): v for k, v in cells.items() if v is not None})
