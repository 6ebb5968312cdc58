"""The formats annotations can be handed over in, for those who have no library open."""

from nkreader.exchange import FORMATS, Format

__all__ = ["FORMATS", "Format"]
