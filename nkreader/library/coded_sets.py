"""What another program handed over, made into a `Bundle`: which articles are meant, which tags."""

from nkreader.coded_set import CodedSet
from nkreader.library.context import Context
from nkreader.model import Bundle, NkreaderError


def bundle_of(context: Context, coded: CodedSet, name: str, notes: list[str]) -> Bundle:
    """The bundle that these documents and codings give in this library."""
    raise NkreaderError(f"{name}: not yet")
