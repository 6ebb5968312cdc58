"""The formats in which annotations leave and come back: one format, one file, and a table.

Importing it costs nothing: a format's module is imported when it is first used. Files are the
library's business, but for `atomic`, which writes one whole or not at all.
"""

from nkreader.coded_set import CodedSet
from nkreader.exchange.form import Format
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.table import TABLE
from nkreader.model import Bundle, NkreaderError

__all__ = ["FORMATS", "Format", "read_any", "recognised"]

FORMATS: dict[str, Format] = {each.name: each for each in TABLE}


def recognised(parcel: Parcel) -> Format:
    """The format of what is given, told by its content. Raises NkreaderError where it is none."""
    for form in FORMATS.values():
        if form.reads and form.recognises(parcel):
            return form
    if parcel.data is not None and not parcel.data.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        raise NkreaderError("is empty: there is nothing to import in it")
    if parcel.head.lstrip()[:1] == b"{" or parcel.name.lower().endswith(".jsonl"):
        return FORMATS["jsonl"]  # which says what is wrong with it
    suffix = parcel.name[parcel.name.rfind(".") :].lower() if "." in parcel.name else ""
    called = [one for one in TABLE if suffix and one.suffix == suffix]
    what = "not a format"
    if called and not any(one.reads for one in called):
        what = f"nkreader writes {called[0].name} but does not read it"
    elif parcel.head.lstrip()[:1] == b"[":
        what = "JSON that is cut short, or of no shape that is known"
    readable = ", ".join(each.name for each in FORMATS.values() if each.reads)
    raise NkreaderError(f"{what}; what can be imported is {readable}")


def read_any(
    parcel: Parcel, notes: list[str], name: str | None = None
) -> tuple[str, Bundle | CodedSet]:
    """The format's name and what is in a file, folder or zip; `name` is its format, where a person
    has said it. What was passed over on the way is added to `notes`, one line each.

    Raises NkreaderError of one line that begins with the parcel's name.
    """
    from nkreader.text.hidden import one_line

    try:
        form = FORMATS[name] if name else recognised(parcel)
        return form.name, form.read(parcel, notes)
    except NkreaderError as error:
        said = str(error)
        apart = "" if said.startswith(("line ", "is ", "has ", "unpacks ")) else ":"
        raise NkreaderError(f"{one_line(parcel.name)}{apart} {said}") from None
    except RecursionError:
        raise NkreaderError(f"{one_line(parcel.name)} is nested too deeply") from None
