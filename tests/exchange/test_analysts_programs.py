"""REFI-QDA, Web Annotations, Taguette: what analysts' programs take and give, and its traps."""

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.parcel import parcel
from nkreader.library import Library
from nkreader.model import Bundle, NkreaderError
from tests.exchange.awkward import SPANS, TEXT, awkward_bundle, with_entities
from tests.exchange.bundles import bundles
from tests.exchange.read_back import read_back, spans_in, spans_of

NAMED = {tag.slug: tag.name for tag in awkward_bundle().tags}
BY_NAME = sorted((words, NAMED[tag]) for words, tag in SPANS)


def members(bundle: Bundle) -> dict[str, bytes]:
    packed = zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["qdpx"].write(bundle))))
    return {name: packed.read(name) for name in packed.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def coded(name: str, data: bytes) -> CodedSet:
    _, found = read_any(parcel(name, data), [])
    assert isinstance(found, CodedSet)
    return found


def test_a_project_holds_the_text_as_other_programs_count_it() -> None:
    files = members(awkward_bundle())
    (name,) = [one for one in files if one != "project.qde"]
    assert name.startswith("sources/")
    assert files[name].decode() == TEXT
    project = ElementTree.fromstring(files["project.qde"])
    space = "{urn:QDA-XML:project:1.0}"
    found = project.findall(f".//{space}PlainTextSelection")
    words = [
        TEXT[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))] for one in found
    ]
    assert sorted(words) == sorted(words for words, _ in SPANS)
    assert [child.tag.removeprefix(space) for child in project] == ["Users", "CodeBook", "Sources"]
    assert [one.text for one in project.iter(f"{space}Description")][-1] == "=2+2 “note” 🏁"


def test_a_project_comes_back_with_every_span_note_and_annotator() -> None:
    back = read_back("qdpx", awkward_bundle())
    assert spans_of(back) == BY_NAME
    assert {one.annotator for one in back.codings} == {"민지 <m@x>"}
    assert [one.note for one in back.codings if one.note] == ["=2+2 “note” 🏁"]
    assert [one.article for one in back.texts] == ["00000000AA"]
    assert (back.codes[0].name, back.codes[0].colour) == (NAMED["sanctions"], "#C62828")


@settings(max_examples=25, deadline=None)
@given(bundles())
def test_any_bundle_comes_back_as_a_project(bundle: Bundle) -> None:
    found = [words for words, _ in spans_of(read_back("qdpx", bundle))]
    assert sorted(found) == sorted(words for words, _ in spans_in(bundle))


TRAPS = {
    "a mark in front": lambda name, data: (name, b"\xef\xbb\xbf" + data),
    "line ends of Windows": lambda name, data: (name, data.replace(b"\n", b"\r\n")),
    "a capital": lambda name, data: (name.replace("sources", "Sources"), data),
    "another letter case": lambda name, data: (name.upper(), data),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_projects_that_other_programs_write_otherwise_come_in(trap: str) -> None:
    files = members(awkward_bundle())
    project = files.pop("project.qde")
    changed = dict(TRAPS[trap](name, data) for name, data in files.items())
    back = coded("a.qdpx", zipped({"Interviews.qde": project, **changed}))
    assert spans_of(back) == BY_NAME


def test_texts_inline_guids_in_braces_groups_and_empty_parts_come_in() -> None:
    project = """<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="x">
    <Users><User guid="{AB}" name="bea"/></Users><CodeBook><Codes>
    <Code guid="{C1}" name="Trade::coal" isCodable="true"/>
    <Code guid="c2" name="empty" isCodable="false"/></Codes><Sets/></CodeBook>
    <Sources><TextSource guid="S" name="One">
    <PlainTextContent>🚢 Coal moves.</PlainTextContent>
    <PlainTextSelection guid="P1" name="Co…" startPosition="2" endPosition="6" creatingUser="ab">
    <Coding guid="K"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection>
    <PlainTextSelection guid="P2" name="my remark" startPosition="7" endPosition="12">
    <Description>which?</Description></PlainTextSelection>
    <PlainTextSelection guid="P3" startPosition="0" endPosition="1">
    <Coding guid="L"><CodeRef targetGUID="zz"/></Coding></PlainTextSelection>
    </TextSource><PictureSource guid="Z"/></Sources><Cases><Case guid="Y"/></Cases></Project>"""
    back = coded("a.qdpx", zipped({"project.qde": project.encode()}))
    assert spans_of(back) == [("Coal", "coal"), ("moves", "")]
    assert [(one.annotator, one.note) for one in back.codings] == [("bea", None), (None, "which?")]
    assert back.codes[0].parent == "Trade"
    assert back.left == ("1 case", "1 coding of a code that is not in it", "1 picture")


@pytest.mark.parametrize(
    "path", ["internal://../../../etc/hostname", "absolute:///etc/hostname", "internal://gone.txt"]
)
def test_a_path_that_leads_out_of_a_project_is_one_line(path: str, tmp_path: Path) -> None:
    project = members(awkward_bundle())["project.qde"].decode()
    start = project.index("internal://")
    project = project[:start] + path + project[project.index('"', start) :]
    with Library(tmp_path / "l.db", "me", "main") as library:
        with pytest.raises(NkreaderError, match="is not in") as error:
            library.take(io.BytesIO(zipped({"project.qde": project.encode()})), "a.qdpx")
        assert "\n" not in str(error.value)
        assert library.passages(everybody=True) == []


def test_a_project_that_declares_a_document_type_is_refused() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha">]>'
    project = members(awkward_bundle())["project.qde"].replace(b"<Project", laughs + b"<Project", 1)
    with pytest.raises(NkreaderError, match="document type"):
        coded("a.qdpx", zipped({"project.qde": project}))


def test_a_codebook_comes_back_with_definitions_and_what_is_below_what() -> None:
    bundle = awkward_bundle()
    tags = (bundle.tags[0], bundle.tags[1]._replace(parent="sanctions"), bundle.tags[2])
    back = read_back("qdc", bundle._replace(tags=tags))
    assert [(one.name, one.parent, one.definition) for one in back.codes] == [
        ("Sanctions; “concern” <1>", None, "=cmd & more"),
        ("Places", "Sanctions; “concern” <1>", ""),
        ("물자 🚢", None, "what\nmoves"),
    ]


def test_taguette_gets_names_and_descriptions_and_no_formula() -> None:
    rows = codebook(awkward_bundle())
    assert rows[0] == ["tag", "description"]
    assert rows[1][1] == "'=cmd & more"
    assert [row[0] for row in rows[2:]] == ["Places", "물자 🚢"]


def test_names_that_taguette_would_refuse_or_take_for_one_are_made_fit() -> None:
    first, second, third = awkward_bundle().tags
    long = second._replace(name="물" * 120, parent="sanctions")
    deep = third._replace(name="=" * 120, parent="places")
    tags = (first, long, deep, first._replace(id="0000000009", slug="other"))
    bundle = awkward_bundle()._replace(tags=tags, marks=())
    paths = [path for path, _ in codebook(bundle)[1:]]
    assert all(len(path) <= 200 for path in paths)
    assert len(set(paths)) == len(paths)
    assert paths[2].endswith("…")
    assert paths[3] == f"{first.name} (other)"
    left = FORMATS["taguette-codebook"].leaves(bundle)
    assert "1 tag: its name behind 199 signs" in left


def codebook(bundle: Bundle) -> list[list[str]]:
    """The rows of Taguette's codebook, which guesses letters where no mark names them."""
    data = b"".join(FORMATS["taguette-codebook"].write(bundle))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_web_annotations_quote_the_words_and_place_them_in_code_points() -> None:
    page = json.loads(b"".join(FORMATS["webannotation"].write(awkward_bundle())))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        quote, place = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert TEXT[: place["start"]].endswith(quote["prefix"])
        assert TEXT[place["end"] :].startswith(quote["suffix"])
    assert sorted(item["target"]["selector"][0]["exact"] for item in page["items"]) == sorted(
        words for words, _ in SPANS
    )


def test_web_annotations_are_read_and_the_entities_among_them_left() -> None:
    back = read_back("webannotation", with_entities(awkward_bundle()))
    assert sorted((one.exact, one.code) for one in back.codings) == BY_NAME
    assert back.left == ("2 mentions of entities, which nkreader finds itself",)
    assert sorted(one.id or "" for one in back.codings)[0] == "00000000B0"


def test_an_answer_of_hypothesis_finds_its_quotation_in_the_article(tmp_path: Path) -> None:
    answer = {
        "total": 1,
        "rows": [
            {
                "id": "xY1", "uri": "https://yalu.example/a", "user": "acct:bea@hypothes.is",
                "created": "2021-03-04T05:06:07.123456+00:00", "tags": ["border", "trains"],
                "text": "since when?", "document": {"title": ["Border"]},
                "target": [{"selector": [
                    {"type": "RangeSelector"},
                    {"type": "TextPositionSelector", "start": 900, "end": 921},
                    {"type": "TextQuoteSelector", "exact": "the bridge was closed",
                     "prefix": "On Monday ", "suffix": " to all trucks"},
                ]}],
            }
        ],
    }  # fmt: skip
    file = tmp_path / "border.txt"
    file.write_text("---\ntitle: Border\nurl: https://yalu.example/a\n---\nBorder\n\nOn Monday the"
                    " bridge was closed to all trucks. Nobody said why.\n")  # fmt: skip
    with Library(tmp_path / "l.db", "me", "main") as library:
        list(library.add([str(file)]))
        library.take(io.BytesIO(json.dumps(answer, indent=1).encode()), "h.json")
        found = library.passages(everybody=True)
        assert {(one.mark.words, one.mark.annotation.tag, one.set.annotator) for one in found} == {
            ("the bridge was closed", "border", "bea"),
            ("the bridge was closed", "trains", "bea"),
        }
        assert {one.mark.annotation.note for one in found} == {"since when?"}
        # A part of a sentence, at an offset of another text: where it lies is proposed.
        assert {one.mark.placement.status for one in found} == {"review"}
        assert {library.text(one.article)[slice(*one.mark.placement[1:])] for one in found} == {
            "the bridge was closed"
        }
