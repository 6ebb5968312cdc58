"""Files that leave the library beside the annotations: whole or not at all."""

from pathlib import Path


def write_text(path: Path, text: str) -> int:
    """Write `text` as UTF-8; returns the bytes. Raises NkreaderError where it can't be written."""
    from nkreader.exchange.atomic import write_file

    return write_file(path, [text.encode("utf-8")])
