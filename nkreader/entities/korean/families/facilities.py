"""Markets, ports, plants, stations: by what ends them, some only beside a place."""

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet


def find(sheet: Sheet) -> None:
    """Sites whose end is sure, then those that need a place."""
    for i in sheet.where(f.FACILITY | f.FACILITY_BESIDE):
        reading = sheet.readings[i]
        for file in ("facility_tails", "facility_tails_beside"):
            found = reading.ends.get(file)
            if found is None or found[0][-2:] in sheet.lists.all("not_facilities"):
                continue
            if _site(sheet, i, *found, file == "facility_tails"):
                break


def _site(sheet: Sheet, i: int, stem: str, tail: str, is_sure: bool) -> bool:
    """Claim word `i`, with the place before it where its own words say nothing."""
    start = sheet.starts[i]
    end = start + len(stem)
    before = stem[: -len(tail)]
    beside = sheet.beside(i)
    is_beside = beside is not None and beside.label == "GPE"
    known = sheet.at(start)
    if known is not None and known.label == "FAC":
        return True
    if known is not None and known.label == "DATE" and known.start < start:
        return sheet.grow(known.start, end, "FAC")
    kind = sheet.lists.names.get(before)
    is_kind = kind is not None and kind[0] in ("COMMODITY", "DISEASE")
    if not before or is_kind or before in sheet.lists.all("generic"):
        named = before or tail == "세관"
        if (
            is_beside
            and beside is not None
            and named
            and not _is_state(sheet, beside.start, beside.end)
        ):
            return sheet.grow(beside.start, end, "FAC")
        return False
    if sheet.lists.place_before(before) or (len(before) > 1 and (is_sure or is_beside)):
        return sheet.grow(start, end, "FAC")
    return False


def _is_state(sheet: Sheet, start: int, end: int) -> bool:
    return sheet.text[start:end] in sheet.lists.all("countries")
