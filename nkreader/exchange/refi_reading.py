"""REFI-QDA, read: projects (.qdpx) and codebooks (.qdc) of ATLAS.ti, MAXQDA, NVivo, QualCoder.

Programs differ: a byte order mark in the texts, `Sources/`, texts inline, any name for the .qde,
GUIDs in braces, codes that are folders, groups as "A::b". Only texts are taken; pictures, sound,
PDF, cases, variables and the like are counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.documents import ENTITIES, left_lines
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.refi import MACHINE
from nkreader.model import Metadata, NkreaderError
from nkreader.xml_trees import tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE = re.compile(r"article ([0-9A-HJKMNP-TV-Z]{10})\b")
_COUNTED = {
    "PictureSource": "picture", "PDFSource": "PDF", "AudioSource": "sound", "VideoSource": "video",
    "Case": "case", "Variable": "variable", "Set": "set", "Graph": "graph", "Link": "link",
}  # fmt: skip


def recognises(parcel: Parcel) -> bool:
    """Whether there is a .qde in it, or it is one."""
    return bool(parcel.with_suffix(".qde")) or b"urn:QDA-XML:project" in parcel.head


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents, codes and codings. Raises NkreaderError of one line for what is damaged,
    declares a document type, or leads to files that are not in it."""
    if parcel.with_suffix(".qde"):
        root = _tree(parcel, parcel.with_suffix(".qde")[0])
        return _Reading(parcel, root).whole()
    root = _tree(parcel, next(iter(parcel.files)))
    if _name(root) not in ("CodeBook", "Project"):
        raise NkreaderError("is XML, but neither a project nor a codebook of REFI-QDA")
    return _Reading(parcel, root).whole()


def _tree(parcel: Parcel, name: str) -> "_Element":
    try:
        return tree_of(parcel.files[name]())
    except NkreaderError:
        raise
    except Exception as error:
        # The parser has errors of its own; the first line says enough.
        said = str(error).split("\n", 1)[0][:120]
        raise NkreaderError(f"{name}: is no XML that can be read ({said})") from error


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _each(element: "_Element", name: str) -> "Iterator[_Element]":
    return (one for one in element if _name(one) == name)


def _guid(value: str | None) -> str:
    return (value or "").strip("{} ").lower()


def _words(element: "_Element", name: str) -> str | None:
    found = next(_each(element, name), None)
    return None if found is None else ("".join(str(part) for part in found.itertext()) or None)


class _Reading:
    """One project."""

    def __init__(self, parcel: Parcel, root: "_Element") -> None:
        self._parcel = parcel
        self._root = root
        self._codes: dict[str, Code] = {}
        self._users: dict[str, str] = {}
        self._texts: list[CodedText] = []
        self._codings: list[Coding] = []
        self._left: Counter[tuple[str, str]] = Counter()
        self._machine: set[str] = set()
        """Names of codes of entities: they join no codebook unless a person has used them too."""

    def whole(self) -> CodedSet:
        """All of it."""
        book = self._root if _name(self._root) == "CodeBook" else None
        for holder in [book] if book is not None else _each(self._root, "CodeBook"):
            for codes in _each(holder, "Codes"):
                self._book(codes, None)
        for users in _each(self._root, "Users"):
            for user in _each(users, "User"):
                name = user.get("name") or user.get("id")
                if name:
                    self._users[_guid(user.get("guid"))] = name
        for sources in _each(self._root, "Sources"):
            for number, source in enumerate(_each(sources, "TextSource"), 1):
                self._source(source, number)
        for one in self._root.iter():
            if _name(one) in _COUNTED:
                self._left[_COUNTED[_name(one)], ""] += 1
        passed = self._machine - {one.code for one in self._codings}
        return CodedSet(
            tuple(one for one in self._codes.values() if one.name not in passed),
            tuple(self._texts),
            tuple(self._codings),
            (),
            left_lines(self._left),
        )

    def _book(self, holder: "_Element", above: str | None) -> None:
        for code in _each(holder, "Code"):
            name = (code.get("name") or "").strip()
            *groups, last = [part.strip() for part in name.split("::") if part.strip()] or ["code"]
            parent = groups[-1] if groups else above
            definition = _words(code, "Description") or ""
            taken = {one.name for one in self._codes.values()}
            if last in taken and parent:
                # Two codes may have one name under different ones.
                last = f"{parent}: {last}"
            self._codes[_guid(code.get("guid")) or name] = Code(
                last, code.get("color"), definition, parent
            )
            self._book(code, last)

    def _source(self, source: "_Element", number: int) -> None:
        name = source.get("name") or f"document {number}"
        if name in {one.name for one in self._texts}:
            name = f"{name} ({number})"
        about = _words(source, "Description") or ""
        article = _ARTICLE.match(about)
        text = _counted(self._text(source), list(_each(source, "PlainTextSelection")))
        self._texts.append(
            CodedText(name, text, Metadata(title=name), article[1] if article else None)
        )
        plain = " ".join(text.split())
        for selection in _each(source, "PlainTextSelection"):
            self._selection(name, plain, selection)
        for coding in _each(source, "Coding"):
            id = _guid(coding.get("guid")) or None
            for number, code in enumerate(self._codes_of(coding)):
                own = f"{id}.{number}" if id and number else id
                self._codings.append(Coding(name, code, annotator=self._who(coding), id=own))

    def _text(self, source: "_Element") -> str:
        inline = _words(source, "PlainTextContent")
        if inline is not None:
            return inline
        path = source.get("plainTextPath") or source.get("richTextPath") or ""
        if not path.startswith("internal://"):
            raise NkreaderError(f"the text of {source.get('name')!r} is not in the file ({path!r})")
        wanted = path.removeprefix("internal://").lower()
        found = [
            name for name in self._parcel.files if name.lower() in (f"sources/{wanted}", wanted)
        ]
        if not found:
            raise NkreaderError(f"the text of {source.get('name')!r} is not in it ({path!r})")
        # The mark at the front is never counted by whoever wrote the offsets.
        return self._parcel.files[found[0]]().decode("utf-8-sig", "replace")

    def _selection(self, name: str, plain: str, selection: "_Element") -> None:
        start, end = (_number(selection.get(one)) for one in ("startPosition", "endPosition"))
        if start is None or end is None:
            self._left["selection", " without a place"] += 1
            return
        note = _words(selection, "Description")
        shown = selection.get("name")
        codings = list(_each(selection, "Coding"))
        who = self._who(selection)
        made = selection.get("creationDateTime")
        guid = _guid(selection.get("guid"))
        # The name of a selection is its words, cut short, in most programs and free in others.
        exact = shown if shown and _same(shown, plain) else None
        if not codings and note:
            self._codings.append(
                Coding(
                    name, None, start, end, exact, note=note, annotator=who, created=made, id=guid
                )
            )
        for coding in codings:
            by = self._who(coding) or who
            if by == MACHINE:
                self._found(coding)
                continue
            for number, code in enumerate(self._codes_of(coding)):
                made = coding.get("creationDateTime") or made
                own = f"{_guid(coding.get('guid')) or guid}{f'.{number}' if number else ''}"
                self._codings.append(
                    Coding(
                        name, code, start, end, exact, note=note, annotator=by, created=made, id=own
                    )
                )

    def _found(self, coding: "_Element") -> None:
        """Pass over what nkreader coded as an entity."""
        for code in self._codes_of(coding):
            self._machine.add(code)
            self._left[ENTITIES] += 1

    def _codes_of(self, coding: "_Element") -> Iterator[str]:
        for ref in _each(coding, "CodeRef"):
            code = self._codes.get(_guid(ref.get("targetGUID")))
            if code is None:
                self._left["coding", " of a code that is not in it"] += 1
            else:
                yield code.name

    def _who(self, element: "_Element") -> str | None:
        return self._users.get(_guid(element.get("creatingUser")))


def _counted(text: str, selections: "list[_Element]") -> str:
    """The text as the offsets count it: some programs write line ends of Windows and count one."""
    if "\r\n" not in text:
        return text

    def fitting(one: str) -> int:
        return sum(
            " ".join(one[start : start + 200].split()).startswith(_cut(selection.get("name")))
            for selection in selections
            if (start := _number(selection.get("startPosition"))) is not None
        )

    return max((text, text.replace("\r\n", "\n")), key=fitting)


def _same(shown: str, plain: str) -> bool:
    """Whether the name of a selection is words of the text, which has single spaces here."""
    return _cut(shown) in plain


def _cut(shown: str | None) -> str:
    return " ".join((shown or "").rstrip("….").split())[:40]


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None
