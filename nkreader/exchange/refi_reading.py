"""REFI-QDA, read: projects (.qdpx) and codebooks (.qdc) of ATLAS.ti, MAXQDA, NVivo, QualCoder.

Programs differ: a byte order mark in the texts, `Sources/`, texts inline, any name for the .qde,
GUIDs in braces, codes that are folders, groups as "A::b". Only texts are taken, that of a PDF too
where it came along; pictures, sound, cases, variables and the like are counted. Where notes stand
is the business of `refi_notes`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.documents import ENTITIES, left_lines
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.refi import MACHINE, ORIGIN
from nkreader.exchange.refi_names import counted, number_of, quoted
from nkreader.exchange.refi_notes import Note, Notes, each, guid_of, name_of, words_of
from nkreader.model import Metadata, NkreaderError
from nkreader.xml_trees import tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE = re.compile(r"article ([0-9A-HJKMNP-TV-Z]{10})\b")
_NAMED = re.compile(r"(?P<name>.+) \((?P<slug>[^\s()]+)\)")
"""What nkreader calls a code whose name another has."""
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
    if name_of(root) not in ("CodeBook", "Project"):
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
        self._notes = Notes(root, self._text)

    def whole(self) -> CodedSet:
        """All of it."""
        book = self._root if name_of(self._root) == "CodeBook" else None
        for holder in [book] if book is not None else each(self._root, "CodeBook"):
            for codes in each(holder, "Codes"):
                self._book(codes, None)
        for users in each(self._root, "Users"):
            for user in each(users, "User"):
                name = user.get("name") or user.get("id")
                if name:
                    self._users[guid_of(user.get("guid"))] = name
        for sources in each(self._root, "Sources"):
            for number, source in enumerate(_texts(sources), 1):
                self._source(source, number)
        self._loose_notes()
        self._count_left()
        passed = self._machine - {one.code for one in self._codings}
        return CodedSet(
            tuple(one for one in self._codes.values() if one.name not in passed),
            tuple(self._texts),
            tuple(self._codings),
            (),
            left_lines(+self._left),
        )

    def _book(self, holder: "_Element", above: str | None) -> None:
        # ATLAS.ti groups codes by colons in their names, Taguette by dots.
        between = "." if (self._root.get("origin") or "").startswith("Taguette") else "::"
        for code in each(holder, "Code"):
            name = (code.get("name") or "").strip()
            *groups, last = [one.strip() for one in name.split(between) if one.strip()] or ["code"]
            parent = groups[-1] if groups else above
            definition = words_of(code, "Description") or ""
            taken = {one.name for one in self._codes.values()}
            if last in taken and parent:
                # Two codes may have one name under different ones.
                last = f"{parent}: {last}"
            ours = _NAMED.fullmatch(last) if self._root.get("origin") == ORIGIN else None
            is_named = ours and ours["name"].casefold() in {one.casefold() for one in taken}
            slug = ours["slug"] if ours and is_named else None
            self._codes[guid_of(code.get("guid")) or name] = Code(
                last, code.get("color"), definition, parent, slug
            )
            self._book(code, last)

    def _source(self, source: "_Element", number: int) -> None:
        name = source.get("name") or f"document {number}"
        if name in {one.name for one in self._texts}:
            name = f"{name} ({number})"
        about = words_of(source, "Description") or ""
        article = _ARTICLE.match(about)
        text = counted(self._text(source), list(each(source, "PlainTextSelection")))
        self._texts.append(
            CodedText(name, text, Metadata(title=name), article[1] if article else None)
        )
        plain = " ".join(text.split())
        for selection in each(source, "PlainTextSelection"):
            self._selection(name, plain, selection)
        for note in self._notes.of(source):
            self._note(name, note)
        for coding in each(source, "Coding"):
            id = guid_of(coding.get("guid")) or None
            for number, code in enumerate(self._codes_of(coding)):
                own = f"{id}.{number}" if id and number else id
                self._codings.append(Coding(name, code, annotator=self._who(coding), id=own))

    def _text(self, source: "_Element") -> str:
        inline = words_of(source, "PlainTextContent")
        if inline is not None:
            return inline
        path = source.get("plainTextPath") or ""
        # Some programs leave the scheme out; another one leads out of the file.
        wanted = path.removeprefix("internal://").lower()
        found = [
            name for name in self._parcel.files if name.lower() in (f"sources/{wanted}", wanted)
        ]
        if not found:
            called = source.get("name") or "a document"
            raise NkreaderError(f"the text of {called!r} is not in the file ({path!r})")
        # The mark at the front is never counted by whoever wrote the offsets.
        return self._parcel.files[found[0]]().decode("utf-8-sig", "replace")

    def _selection(self, name: str, plain: str, selection: "_Element") -> None:
        span = self._span(selection)
        if span is None:
            return
        notes = [words_of(selection, "Description")]
        codings = list(each(selection, "Coding"))
        for one in (selection, *codings):
            notes += [note.text for note in self._notes.of(one)]
        note = "\n\n".join(dict.fromkeys(one for one in notes if one)) or None
        who = self._who(selection)
        made = selection.get("creationDateTime")
        guid = guid_of(selection.get("guid"))
        exact = quoted(selection.get("name"), plain, span[1] - span[0])
        if not codings and not note:
            self._left["selection", " without a code or a note"] += 1
        elif not codings:
            self._codings.append(
                Coding(name, None, *span, exact, note=note, annotator=who, created=made, id=guid)
            )
        for coding in codings:
            by = self._who(coding) or who
            if by == MACHINE:
                self._found(coding)
                continue
            for number, code in enumerate(self._codes_of(coding)):
                made = coding.get("creationDateTime") or made
                own = f"{guid_of(coding.get('guid')) or guid}{f'.{number}' if number else ''}"
                self._codings.append(
                    Coding(name, code, *span, exact, note=note, annotator=by, created=made, id=own)
                )

    def _found(self, coding: "_Element") -> None:
        """Pass over what nkreader coded as an entity."""
        for code in self._codes_of(coding):
            self._machine.add(code)
            self._left[ENTITIES] += 1

    def _span(self, selection: "_Element") -> tuple[int, int] | None:
        start, end = (number_of(selection.get(one)) for one in ("startPosition", "endPosition"))
        if start is None or end is None:
            self._left["selection", " without a place"] += 1
            return None
        return start, end

    def _note(self, name: str, note: Note) -> None:
        """A note on a text: at the places that it names, else on the whole of it."""
        who, made = self._who(note.element), note.element.get("creationDateTime")
        for number, selection in enumerate(note.selections):
            span = self._span(selection)
            if span:
                own = f"{note.guid}{f'.{number}' if number else ''}"
                self._codings.append(
                    Coding(name, None, *span, note=note.text, annotator=who, created=made, id=own)
                )
        if not note.selections:
            self._codings.append(
                Coding(name, None, note=note.text, annotator=who, created=made, id=note.guid)
            )

    def _count_left(self) -> None:
        for one in self._root.iter():
            name = name_of(one)
            if name in _COUNTED:
                has_text = (
                    name == "PDFSource" and next(each(one, "Representation"), None) is not None
                )
                self._left[_COUNTED[name], ": its pages; its text stays" if has_text else ""] += 1
        self._left["link", ""] -= self._notes.links

    def _loose_notes(self) -> None:
        """Count the notes of no text. QualCoder refers to the first on a text alone: where there
        is one text, the others with a place are of it too."""
        for note in self._notes.loose():
            if note.selections and len(self._texts) == 1:
                self._note(self._texts[0].name, note)
            elif note.selections:
                self._left["note", " on words of a text that it does not name"] += 1
            else:
                self._left["note", " on no text"] += 1

    def _codes_of(self, coding: "_Element") -> Iterator[str]:
        for ref in each(coding, "CodeRef"):
            code = self._codes.get(guid_of(ref.get("targetGUID")))
            if code is None:
                self._left["coding", " of a code that is not in it"] += 1
            else:
                yield code.name

    def _who(self, element: "_Element") -> str | None:
        return self._users.get(guid_of(element.get("creatingUser")))


def _texts(sources: "_Element") -> "Iterator[_Element]":
    """What has a text: documents, and PDFs whose words came along, called as these are."""
    for one in sources:
        if name_of(one) == "TextSource":
            yield one
        elif name_of(one) == "PDFSource":
            for words in each(one, "Representation"):
                words.set("name", one.get("name") or words.get("name") or "PDF")
                yield words
