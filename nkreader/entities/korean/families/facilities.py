"""Markets, ports, plants, stations: by what ends them, some only beside a place."""

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet

ALONE = frozenset({"세관"})
"""Ends that name a site with nothing but a place before them."""


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
    known = sheet.at(start)
    if known is not None and known.label == "FAC":
        return True
    if known is not None and known.label == "DATE" and known.start < start:
        return sheet.grow(known.start, end, "FAC")
    name = stem[: -len(tail)]
    if _says_nothing(sheet, name):
        owner = sheet.owner(i)
        if owner is None or not (name or tail in ALONE):
            return False
        return sheet.grow(owner.start, end, "FAC")
    beside = sheet.beside(i)
    is_beside = beside is not None and beside.label == "GPE"
    if sheet.lists.place_before(name) or (len(name) > 1 and (is_sure or is_beside)):
        return sheet.grow(start, end, "FAC")
    return False


def _says_nothing(sheet: Sheet, name: str) -> bool:
    """Whether what stands before a tail names no site: nothing, "농민", a good, a disease."""
    listed = sheet.lists.names.get(name)
    is_kind = listed is not None and listed[0] in ("COMMODITY", "DISEASE")
    return not name or is_kind or name in sheet.lists.all("generic")
