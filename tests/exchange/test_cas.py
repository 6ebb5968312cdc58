"""UIMA CAS: every span comes back with its exact words, and no file can do harm."""

import io
import zipfile
from functools import partial

import cassis
import pytest
from hypothesis import given, settings

from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.cas_types import NAMED_ENTITY, PASSAGE
from nkreader.exchange.documents import documents
from nkreader.exchange.parcel import Parcel, parcel
from nkreader.model import Bundle, Mention, NkreaderError
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bundle

XMI = FORMATS["cas-xmi"]


def folder(files: dict[str, bytes]) -> Parcel:
    return Parcel("news", {name: partial(bytes, data) for name, data in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def spans(bundle: Bundle) -> list[tuple[str, int, int, str, str]]:
    """Who tagged which words where, as the bundle says."""
    return sorted(
        (one.set.annotator, one.start, one.end, document.text[one.start : one.end], one.tag.name)
        for document in documents(bundle)
        for one in document.spans
    )


@settings(max_examples=40, deadline=None)
@given(bundles())
def test_every_span_comes_back_with_its_words(bundle: Bundle) -> None:
    _, coded = read_any(folder(dict(XMI.files(bundle))), [])
    assert not isinstance(coded, Bundle)
    texts = {text.name: text.text or "" for text in coded.texts}
    found = sorted(
        (one.annotator, one.start, one.end, texts[one.document][one.start : one.end], one.code)
        for one in coded.codings
        if one.start is not None and one.end is not None
    )
    assert found == spans(bundle)
    assert all(one.exact == texts[one.document][one.start : one.end] for one in coded.codings)


def test_dkpro_cassis_reads_both_forms_and_finds_the_words() -> None:
    bundle = golden_bundle()
    files = dict(XMI.files(bundle))
    types = cassis.load_typesystem(io.BytesIO(files.pop("TypeSystem.xml")))
    by_xmi = [cassis.load_cas_from_xmi(io.BytesIO(data), types) for data in files.values()]
    jsons = [data for name, data in FORMATS["cas-json"].files(bundle) if name.endswith(".json")]
    by_json = [cassis.load_cas_from_json(io.BytesIO(data)) for data in jsons]
    for found in (by_xmi, by_json):
        words = [
            (one.get_covered_text(), one.label) for cas in found for one in cas.select(PASSAGE)
        ]
        assert sorted(words) == sorted(span[3:] for span in spans(bundle))


def test_what_is_written_counts_utf_16_units() -> None:
    (name, data), *_ = [one for one in XMI.files(golden_bundle()) if one[0].endswith("1.xmi")]
    assert "🚢" in name or b'begin="15" end="32" label="Prices"' in data


def test_entities_go_along_and_are_not_taken_for_passages() -> None:
    bundle = golden_bundle()
    article = bundle.articles[0]
    bundle = bundle._replace(mentions={article.version: (Mention(0, 2, "GPE", "North Korea"),)})
    files = dict(XMI.files(bundle))
    assert any(b'value="GPE"' in data for data in files.values())
    _, coded = read_any(folder(files), [])
    assert not isinstance(coded, Bundle)
    assert {one.code for one in coded.codings} == {span[4] for span in spans(bundle)}
    assert coded.left == ("1 mention of entities, which nkreader finds itself",)


def _project() -> dict[str, bytes]:
    """A project as INCEpTION exports it: a zip an annotator, in it the CAS and its types."""
    types = cassis.TypeSystem()
    entity = types.create_type(NAMED_ENTITY, "uima.tcas.Annotation")
    types.create_feature(entity, "value", "uima.cas.String")
    relation = types.create_type("custom.Relation", "uima.tcas.Annotation")
    types.create_feature(relation, "Governor", NAMED_ENTITY)
    types.create_feature(relation, "Dependent", NAMED_ENTITY)
    types.create_feature(relation, "kind", "uima.cas.String")
    made = {}
    for who in ("bea", "CURATION_USER"):
        cas = cassis.Cas(types)
        cas.sofa_string = "🚢 북한 ships coal."
        first, last = entity(begin=2, end=4, value="GPE"), entity(begin=11, end=15, value="GOODS")
        cas.add(first)
        cas.add(last)
        cas.add(relation(begin=11, end=15, Governor=first, Dependent=last, kind="supports"))
        inner = {"TypeSystem.xml": types.to_xml().encode(), f"{who}.xmi": cas.to_xmi().encode()}
        made[f"annotation/coal.txt/{who}.zip"] = zipped(inner)
    return made


def test_a_project_of_inception_comes_in_with_who_marked_what() -> None:
    name, coded = read_any(parcel("project.zip", zipped(_project())), [])
    assert name == "cas-xmi"
    assert not isinstance(coded, Bundle)
    assert len(coded.texts) == 1 or {text.text for text in coded.texts} == {"🚢 북한 ships coal."}
    assert {(one.annotator, one.exact, one.code) for one in coded.codings} == {
        (who, words, code)
        for who in ("bea", "CURATION_USER")
        for words, code in (("북한", "GPE"), ("coal", "GOODS"))
    }
    assert {link.kind for link in coded.links} == {"supports"}


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((b"<xmi:XMI", LAUGHS + b"<xmi:XMI"), "document type"),
        ((b"</xmi:XMI>", b""), "can't be read as XMI"),
        ((b"sofaString", b"word"), "can't be read as XMI"),
    ],
)
def test_what_is_hostile_or_damaged_is_one_line(change: tuple[bytes, bytes], said: str) -> None:
    files = dict(XMI.files(golden_bundle()))
    name = next(name for name in files if name.endswith(".xmi"))
    files[name] = files[name].replace(*change, 1)
    with pytest.raises(NkreaderError, match=said) as error:
        read_any(folder(files), [])
    assert "\n" not in str(error.value)


def test_xmi_without_its_types_says_what_is_missing() -> None:
    files = dict(XMI.files(golden_bundle()))
    data = next(data for name, data in files.items() if name.endswith(".xmi"))
    with pytest.raises(NkreaderError, match=r"TypeSystem\.xml"):
        read_any(parcel("a.xmi", data), [])
