"""`qdc`: a codebook of REFI-QDA, read as the project that has nothing else."""

from nkreader.coded_set import CodedSet
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.refi_reading import read as read_refi


def recognises(parcel: Parcel) -> bool:
    """Whether it is XML that begins as a codebook."""
    return not parcel.is_archive and b"<CodeBook" in parcel.head


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The codes. Raises NkreaderError of one line."""
    return read_refi(parcel, notes)
