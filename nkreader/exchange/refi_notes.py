"""Notes of a REFI-QDA project, which stand apart from the words they are about.

QualCoder gives a note its own place and the text a reference to it, MAXQDA gives the selection the
reference, NVivo links the two. Which selections and texts there are is the business of
`refi_reading`, and so is reading the files.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element


class Note(NamedTuple):
    """One note that says something."""

    guid: str
    text: str
    selections: "tuple[_Element, ...]"
    """The places it is about, where it says so itself."""
    element: "_Element"


def name_of(element: "_Element") -> str:
    """What an element is, without its namespace; nothing for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def each(element: "_Element", name: str) -> "Iterator[_Element]":
    """The children of that name."""
    return (one for one in element if name_of(one) == name)


def guid_of(value: str | None) -> str:
    """A GUID as it is compared: some are in braces, or in capitals."""
    return (value or "").strip("{} ").lower()


def words_of(element: "_Element", name: str) -> str | None:
    """The words of the first child of that name."""
    found = next(each(element, name), None)
    return None if found is None else ("".join(str(part) for part in found.itertext()) or None)


class Notes:
    """The notes of a project, and which of them have been told of something."""

    def __init__(self, root: "_Element", text_of: "Callable[[_Element], str]") -> None:
        self._notes = {
            note.guid: note
            for holder in each(root, "Notes")
            for one in each(holder, "Note")
            if (note := _note(one, text_of)).text
        }
        self._linked: dict[str, list[str]] = {}
        self.links = 0
        """How many links lead from a note to what it is about."""
        for holder in each(root, "Links"):
            for link in each(holder, "Link"):
                ends = [guid_of(link.get(one)) for one in ("originGUID", "targetGUID")]
                for one, other in (ends, ends[::-1]):
                    if one in self._notes:
                        self._linked.setdefault(other, []).append(one)
                        self.links += 1
                        break
        self._told: set[str] = set()

    def of(self, element: "_Element") -> list[Note]:
        """The notes that an element refers to, or that are linked to it."""
        refs = [guid_of(one.get("targetGUID")) for one in each(element, "NoteRef")]
        refs += self._linked.get(guid_of(element.get("guid")), [])
        found = [one for one in dict.fromkeys(refs) if one in self._notes]
        self._told.update(found)
        return [self._notes[one] for one in found]

    def loose(self) -> list[Note]:
        """Those that nothing has asked for."""
        return [note for guid, note in self._notes.items() if guid not in self._told]


def _note(element: "_Element", text_of: "Callable[[_Element], str]") -> Note:
    inside = words_of(element, "PlainTextContent")
    if inside is None and element.get("plainTextPath"):
        inside = text_of(element)
    said = (words_of(element, "Description"), inside)
    return Note(
        guid_of(element.get("guid")),
        "\n\n".join(one.strip() for one in said if one and one.strip()),
        tuple(each(element, "PlainTextSelection")),
        element,
    )
