"""UIMA CAS in XMI, read: the folders and zips that INCEpTION, WebAnno and DKPro export.

A CAS is a document and its annotations. What a layer's annotation is called comes from the first of
its features that LABELS names, else from its only feature with words, else from the layer itself.
Tokens, sentences, grammar and the like are the program's own work and are passed over; relations
between two annotations become links.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from warnings import catch_warnings, simplefilter

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.cas_types import ABOUT, CLAIM, CLAIM_PART, NAMED_ENTITY, PASSAGE
from nkreader.exchange.documents import ENTITIES, left_lines
from nkreader.exchange.parcel import Parcel, parcel
from nkreader.model import Metadata, NkreaderError
from nkreader.xml_trees import tree_of

if TYPE_CHECKING:
    from cassis import Cas

LABELS = ("label", "value", "code", "category", "tag", "PosValue")
"""Features that name an annotation, the surest first."""
_NOTES = ("note", "comment")
_MACHINE = re.compile(
    r"uima\.|de\.tudarmstadt\.ukp\.dkpro\.core\.api\."
    r"(?:segmentation|lexmorph|syntax|metadata|morph|transform|anomaly|phonetics)\."
    r"|de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\."
)
"""Types that programs fill: text structure, grammar, data about the document."""
_ENDS = (("Governor", "Dependent"), ("source", "target"))
_CURATED = "CURATION_USER"
_OWN = {PASSAGE, NAMED_ENTITY, ABOUT}
"""Types that together only nkreader writes."""


class _File(NamedTuple):
    """One XMI file: its name in the parcel, its bytes, its types, who made it."""

    name: str
    data: bytes
    types: bytes
    annotator: str | None


def recognises(parcel: Parcel) -> bool:
    """Whether there is XMI in it, alone or in the zips of an INCEpTION project."""
    if not parcel.is_archive and parcel.data is not None:
        return b"http://www.omg.org/XMI" in parcel.head
    if parcel.with_suffix(".xmi"):
        return True
    return any(name.startswith(("annotation/", "curation/")) for name in parcel.with_suffix(".zip"))


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents and their annotations. Raises NkreaderError of one line for what is no XMI,
    has no type system beside it, declares a document type, or is damaged."""
    read = _Reading()
    for file in _files(parcel):
        try:
            read.take(file, _cas(file))
        except (NkreaderError, ImportError):
            raise
        except Exception as error:
            # The parser fails in ways of its own; whatever it is, one line comes of it.
            said = " ".join(str(error).split())[:120] or type(error).__name__
            raise NkreaderError(f"{file.name}: can't be read as XMI ({said})") from error
    return read.whole()


def _files(given: Parcel) -> Iterator[_File]:
    types = _types(given)
    if given.data is not None and not given.is_archive:
        raise NkreaderError("is XMI without its TypeSystem.xml; give the folder or zip of both")
    for name in given.with_suffix(".xmi"):
        yield _File(name, given.files[name](), _needed(types, name), None)
    for name in given.with_suffix(".zip"):
        place = PurePosixPath(name)
        if place.parts[0] not in ("annotation", "curation"):
            continue
        inner = parcel(name, given.files[name](), given)
        own = _types(inner) or types
        for member in inner.with_suffix(".xmi"):
            who = place.stem if place.parts[0] == "annotation" else _CURATED
            yield _File(f"{name}!{member}", inner.files[member](), _needed(own, name), who)


def _types(given: Parcel) -> bytes | None:
    named = [one for one in given.with_suffix(".xml") if "typesystem" in one.lower()]
    return given.files[named[0]]() if named else None


def _needed(types: bytes | None, name: str) -> bytes:
    if types is None:
        raise NkreaderError(f"{name}: there is no TypeSystem.xml beside it")
    return types


def _cas(file: _File) -> "Cas":
    # An extra: without it the format is still told from others.
    from cassis import load_cas_from_xmi, load_typesystem

    # Whoever declares a document type is refused here, before the library's own parser looks.
    tree_of(file.types)
    tree_of(file.data)
    with catch_warnings():
        # Of types that the type system lacks; their annotations have no place to lie in.
        simplefilter("ignore")
        types = load_typesystem(io.BytesIO(file.types))
        return load_cas_from_xmi(io.BytesIO(file.data), typesystem=types, lenient=True)


class _Reading:
    """What was found so far, file after file."""

    def __init__(self) -> None:
        self._texts: dict[str, CodedText] = {}
        self._codes: dict[str, Code] = {}
        self._codings: list[Coding] = []
        self._links: list[CodedLink] = []
        self._passed: Counter[tuple[str, str]] = Counter()

    def whole(self) -> CodedSet:
        """All of it."""
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts.values()),
            tuple(self._codings),
            tuple(self._links),
            left_lines(self._passed),
        )

    def take(self, file: _File, cas: "Cas") -> None:
        """Add what one CAS holds."""
        document = _document(file, cas)
        there = self._texts.setdefault(document.name, document)
        if there.text != document.text:
            document = document._replace(name=file.name)
            self._texts[document.name] = document
        ids: dict[int, str] = {}
        relations = []
        own = {each.name for each in cas.typesystem.get_types()} >= _OWN
        for one in cas.select_all_annotations():
            name = one.type.name
            if name in (CLAIM, CLAIM_PART):
                self._passed["claim", ", which nkreader finds itself"] += name == CLAIM
                continue
            if _MACHINE.match(name):
                continue
            features = {each.name for each in one.type.all_features}
            if own and name == NAMED_ENTITY and "identifier" in features and _is_name(one):
                self._passed[ENTITIES] += 1
                continue
            if any(set(ends) <= features for ends in _ENDS):
                relations.append(one)
            elif (coding := _coding(file, document, one, features)) is None:
                self._passed["annotation", f" of {name.rsplit('.', 1)[-1]}"] += 1
            else:
                ids[id(one)] = coding.id or ""
                self._codings.append(coding)
                self._codes.setdefault(coding.code or "", Code(coding.code or ""))
        for one in relations:
            self._relate(file, one, ids)

    def _relate(self, file: _File, one: Any, ids: dict[int, str]) -> None:
        features = {each.name for each in one.type.all_features}
        first, last = next(ends for ends in _ENDS if set(ends) <= features)
        ends = (ids.get(id(one.get(first))), ids.get(id(one.get(last))))
        if ends[0] and ends[1]:
            kind = _label(one, features - {first, last}) or one.type.name.rsplit(".", 1)[-1]
            self._links.append(CodedLink(ends[0], ends[1], kind))
        else:
            self._passed["annotation", f" of {one.type.name.rsplit('.', 1)[-1]}"] += 1


def _is_name(entity: Any) -> bool:
    """Whether it is called by its name, as nkreader does: who marks one by hand gives it no name,
    or links it to an address."""
    return bool(entity.identifier) and not entity.identifier.startswith(("http://", "https://"))


def _document(file: _File, cas: "Cas") -> CodedText:
    text = cas.sofa_string
    if text is None:
        raise NkreaderError(f"{file.name}: has no text")
    said: dict[str, str | None] = {}
    for one in cas.select_all_annotations():
        if one.type.name.endswith(".DocumentMetaData"):
            features = {each.name for each in one.type.all_features}
            for name in ("documentTitle", "documentId", "documentUri", "language"):
                said[name] = (one.get(name) if name in features else None) or None
    title = said.get("documentTitle") or PurePosixPath(file.name.rsplit("!", 1)[0]).stem
    address = said.get("documentUri")
    language = said.get("language")
    data = Metadata(
        title=title,
        url=address if address and address.startswith(("http://", "https://")) else None,
        language=None if language in (None, "x-unspecified") else language,
    )
    return CodedText(said.get("documentId") or title, text, data, article=said.get("documentId"))


def _coding(file: _File, document: CodedText, one: Any, features: set[str]) -> Coding | None:
    """The coding that an annotation is; None for what is no span of the text, or has no words."""
    if not {"begin", "end"} <= features or one.begin is None or one.end is None:
        return None
    start, end = int(one.begin), int(one.end)
    if not 0 <= start < end <= len(document.text or ""):
        return None

    def said(*names: str) -> str | None:
        found = (one.get(name) for name in names if name in features)
        return next((value for value in found if isinstance(value, str) and value), None)

    given = said("identifier") if one.type.name.endswith(".Passage") else None
    return Coding(
        document.name,
        _label(one, features) or one.type.name.rsplit(".", 1)[-1],
        start,
        end,
        (document.text or "")[start:end],
        note=said(*_NOTES),
        annotator=said("annotator") or file.annotator,
        set=said("setName"),
        created=said("created"),
        id=given or f"{file.name}#{one.xmiID}",
    )


def _label(one: Any, features: set[str]) -> str | None:
    found = [str(one.get(name)) for name in LABELS if name in features and one.get(name)]
    if found:
        return found[0]
    rest = features - {"sofa", "begin", "end", "identifier", *_NOTES}
    words = [one.get(name) for name in sorted(rest)]
    told = [each for each in words if isinstance(each, str) and each]
    return told[0] if len(told) == 1 else None
