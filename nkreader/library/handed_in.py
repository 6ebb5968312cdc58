"""What a person gives to be imported, whatever its format: read, made into a bundle, taken in."""

from nkreader.coded_set import CodedSet
from nkreader.exchange import read_any
from nkreader.exchange.parcel import parcel
from nkreader.library.coded_sets import bundle_of
from nkreader.library.context import Context
from nkreader.library.importing import Imported, take
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line


def take_file(
    context: Context, data: bytes, name: str, set_name: str | None, form: str | None = None
) -> Imported:
    """Bring in a file as one undoable act; `form` is its format, where the person has said it.

    Raises NkreaderError of one line that begins with the name, and nothing of it is here.
    """
    notes: list[str] = []
    try:
        given = parcel(name, data)
    except NkreaderError as error:
        raise NkreaderError(f"{one_line(name)} {error}; nothing was imported") from None
    found = read_any(given, notes, form)[1]
    bundle = bundle_of(context, found, name, notes) if isinstance(found, CodedSet) else found
    return take(context, bundle, set_name, name).with_notes(notes)
