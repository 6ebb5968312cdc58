"""UIMA CAS, as INCEpTION, WebAnno and DKPro know it: the documents of a bundle as CAS objects.

Passages are a layer of their own, `Passage`, with the tag's name as its feature `label`; entities
are DKPro's NamedEntity, claims have layers in `cas_claims`. How a CAS is written is the business of
`cas_xmi` and `cas_json`; dkpro-cassis counts UTF-16 units for us where they do.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cassis import Cas, TypeSystem

from nkreader.exchange import cas_claims
from nkreader.exchange.cas_types import ABOUT, FEATURES, NAMED_ENTITY, PASSAGE, SENTENCE, TOKEN
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import TextDocument, documents, not_held, unplaced
from nkreader.exchange.file_names import file_name
from nkreader.exchange.leaving import left_behind
from nkreader.model import Bundle
from nkreader.text.cleaning import scrub
from nkreader.text.words import words


class Written(NamedTuple):
    """A document as a CAS, and the stem of its file's name."""

    name: str
    cas: Cas


def type_system(with_claims: bool = False) -> TypeSystem:
    """The types that are used, and no others."""
    types = TypeSystem()
    for name, features in FEATURES.items():
        made = types.create_type(name, "uima.tcas.Annotation")
        for feature in features:
            types.create_feature(made, feature, "uima.cas.String")
    about = types.create_type(ABOUT, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "documentUri", "collectionId"):
        types.create_feature(about, feature, "uima.cas.String")
    if with_claims:
        cas_claims.add_types(types)
    return types


def written(bundle: Bundle) -> Iterator[Written]:
    """The documents of a bundle that holds together (`check.reference_faults`)."""
    sentences = {version.id: version.sentences for version in bundle.versions}
    for document in documents(bundle):
        with_claims = bool(bundle.spoken.claims)
        cas = _cas(document, sentences[document.article.version], type_system(with_claims))
        yield Written(file_name(document.title, document.article.id), cas)


def _cas(document: TextDocument, sentences: Sequence[tuple[int, int]], types: TypeSystem) -> Cas:
    data = document.article.metadata
    cas = Cas(typesystem=types)
    cas.sofa_string = document.text
    cas.sofa_mime = "text/plain"
    about = types.get_type(ABOUT)
    cas.add(
        about(
            begin=0, end=len(document.text), language=data.language or "x-unspecified",
            documentTitle=_legal(document.title), documentId=document.article.id,
            documentUri=data.url,
        )
    )  # fmt: skip
    sentence, token = types.get_type(SENTENCE), types.get_type(TOKEN)
    for start, end in sentences:
        cas.add(sentence(begin=start, end=end))
        for first, last in words(document.text[start:end]):
            cas.add(token(begin=start + first, end=start + last))
    passage, entity = types.get_type(PASSAGE), types.get_type(NAMED_ENTITY)
    for one in document.spans:
        claim = one.mark.annotation
        cas.add(
            passage(
                begin=one.start, end=one.end, label=_legal(one.tag.name), note=_legal(claim.note),
                setName=_legal(one.set.name), annotator=_legal(one.set.annotator),
                identifier=claim.id, created=claim.created,
            )
        )  # fmt: skip
    for mention in document.mentions:
        cas.add(
            entity(
                begin=mention.start,
                end=mention.end,
                value=mention.label,
                identifier=_legal(mention.name),
            )
        )
    for one_claim in document.claims:
        cas_claims.add(cas, one_claim)
    return cas


def files(bundle: Bundle, suffix: str, spelt: Callable[[Cas], str]) -> Iterator[tuple[str, bytes]]:
    """The files of a folder: the types, and each document as `spelt` writes it."""
    refuse(reference_faults(bundle))
    return _files(bundle, suffix, spelt)


def _files(bundle: Bundle, suffix: str, spelt: Callable[[Cas], str]) -> Iterator[tuple[str, bytes]]:
    yield "TypeSystem.xml", type_system(bool(bundle.spoken.claims)).to_xml().encode()
    for name, cas in written(bundle):
        yield f"{name}{suffix}", spelt(cas).encode()


def _legal(words: str | None) -> str | None:
    """Words without what XML can't hold, which is replaced one for one."""
    return words and scrub(words.replace("\r", "\n")).text


def leaves(bundle: Bundle) -> list[str]:
    """What a CAS cannot hold, counted, one line each."""
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (graded, "annotation", ": its grade"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": slug, definition, key, colour and parent"),
            *left_behind(bundle, ("language", "url"), claims=True),
        ]
    )
