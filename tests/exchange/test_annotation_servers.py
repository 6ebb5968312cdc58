"""Label Studio, doccano and brat: what nkreader writes comes back, and what they write comes in."""

import csv
import io
import json
import zipfile
from functools import partial
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.parcel import Parcel, parcel
from nkreader.model import Bundle, NkreaderError
from tests.exchange.awkward import SPANS, TEXT, awkward_bundle, with_entities
from tests.exchange.bundles import bundles
from tests.exchange.read_back import read_back, spans_in, spans_of, written

SERVERS = ("labelstudio", "doccano", "brat")
LABELLED = sorted((words, tag) for words, tag in SPANS)


def coded(name: str, data: bytes) -> tuple[str, CodedSet]:
    found, what = read_any(parcel(name, data), [])
    assert isinstance(what, CodedSet)
    return found, what


@pytest.mark.parametrize("name", SERVERS)
def test_the_awkward_text_comes_back_with_every_span(name: str) -> None:
    back = read_back(name, awkward_bundle())
    assert spans_of(back) == LABELLED
    assert [one.text for one in back.texts] == [TEXT]
    assert [one.article for one in back.texts] == ["00000000AA"]


@settings(max_examples=25, deadline=None)
@given(bundles())
@pytest.mark.parametrize("name", SERVERS)
def test_any_bundle_comes_back_with_every_span(name: str, bundle: Bundle) -> None:
    if not any(document.text for document in (v.document for v in bundle.versions)):
        return
    assert spans_of(read_back(name, bundle)) == spans_in(bundle)


def test_label_studio_gets_an_interface_with_every_label_it_is_sent() -> None:
    bundle = with_entities(awkward_bundle())
    ((end, config),) = FORMATS["labelstudio"].beside(bundle)
    assert end == ".config.xml"
    labels = {one.get("value") for one in ElementTree.fromstring(config).iter("Label")}
    tasks = json.loads(b"".join(FORMATS["labelstudio"].write(bundle)))
    results = [r for task in tasks for one in task["annotations"] for r in one["result"]]
    results += [r for task in tasks for one in task["predictions"] for r in one["result"]]
    assert {label for r in results for label in r["value"]["labels"]} <= labels
    assert all(TEXT[r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in results)


def test_label_studio_keeps_notes_ids_and_who_made_them() -> None:
    back = read_back("labelstudio", awkward_bundle())
    noted = [one for one in back.codings if one.note]
    assert [(one.id, one.note, one.annotator, one.set) for one in noted] == [
        ("00000000B3", "=2+2 “note” 🏁", "민지 <m@x>", "main")
    ]


EXPORTED = {
    "id": 7,
    "data": {"body": "🚢 Coal moves. Rice does not.", "title": "Ports"},
    "annotations": [
        {
            "id": 3, "completed_by": {"email": "bea@yalu.example"},
            "created_at": "2021-03-04T05:06:07.000000Z",
            "result": [
                {"id": "a1", "type": "labels", "from_name": "l", "to_name": "t",
                 "value": {"start": 2, "end": 6, "text": "Coal", "labels": ["goods", "price"]}},
                {"id": "a2", "type": "labels", "from_name": "l", "to_name": "t",
                 "value": {"start": 14, "end": 18, "text": "Rice", "labels": ["goods"]},
                 "meta": {"text": ["dear?"]}},
                {"type": "relation", "from_id": "a1", "to_id": "a2", "labels": ["contradicts"]},
                {"type": "choices", "from_name": "c", "to_name": "t",
                 "value": {"choices": ["trade"]}},
                {"type": "rating", "value": {"rating": 4}},
            ],
        },
        {"id": 4, "was_cancelled": True, "completed_by": 2, "result": []},
    ],
    "predictions": [{"result": [{"value": {"start": 0, "end": 1, "labels": ["x"]}}]}],
}  # fmt: skip


def test_an_export_of_label_studio_comes_in_whole() -> None:
    name, found = coded("export.json", json.dumps([EXPORTED]).encode())
    assert name == "labelstudio"
    assert spans_of(found) == [("Coal", "goods"), ("Coal", "price"), ("Rice", "goods")]
    assert {one.annotator for one in found.codings} == {"bea@yalu.example"}
    assert [one.code for one in found.codings if one.is_whole] == ["trade"]
    assert [link.kind for link in found.links] == ["contradicts"]
    assert {link.source for link in found.links} == {
        one.id for one in found.codings if one.code == "price"
    }
    assert found.left == (
        "1 annotation that was cancelled", "1 prediction", "1 result that marks no text",
    )  # fmt: skip


SHORT = {
    "id": 7, "body": "🚢 Coal moves.", "annotator": 2, "annotation_id": 5,
    "label": [{"start": 2, "end": 6, "text": "Coal", "labels": ["goods"]}], "lead_time": 3.2,
}  # fmt: skip


def test_json_min_csv_and_tsv_of_label_studio_come_in() -> None:
    assert spans_of(coded("min.json", json.dumps([SHORT]).encode())[1]) == [("Coal", "goods")]
    for delimiter in ",\t":
        out = io.StringIO()
        cells = {name: json.dumps(one) if name == "label" else one for name, one in SHORT.items()}
        writer = csv.DictWriter(out, list(cells), delimiter=delimiter)
        writer.writeheader()
        writer.writerow(cells)
        name, found = coded("export.csv", out.getvalue().encode())
        assert (name, spans_of(found)) == ("labelstudio", [("Coal", "goods")])


def test_doccano_is_sent_utf_16_units() -> None:
    (line,) = b"".join(FORMATS["doccano"].write(awkward_bundle())).decode().strip().split("\n")
    start, end, _ = next(one for one in json.loads(line)["label"] if one[2] == "places")
    wide = TEXT.encode("utf-16-le")
    assert wide[2 * start : 2 * end].decode("utf-16-le") in {words for words, _ in SPANS}


def test_exports_of_doccano_come_in_zipped_and_with_relations() -> None:
    text = "🚢 Coal moves."
    spans = {"id": 1, "text": text, "label": [[3, 7, "goods"]], "Comments": ["why?"]}
    related = {
        "id": 2, "text": text, "Comments": [],
        "entities": [{"id": 8, "label": "goods", "start_offset": 3, "end_offset": 7},
                     {"id": 9, "label": "moves", "start_offset": 8, "end_offset": 13}],
        "relations": [{"id": 1, "from_id": 8, "to_id": 9, "type": "supports"}],
    }  # fmt: skip
    sorted_as = {"id": 3, "text": text, "label": ["trade"]}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("bea.jsonl", json.dumps(spans) + "\n" + json.dumps(sorted_as))
        archive.writestr("lee.jsonl", json.dumps(related))
    name, found = coded("project.zip", packed.getvalue())
    assert name == "doccano"
    assert {(one.annotator, one.code) for one in found.codings} == {
        ("bea", "goods"), ("bea", "trade"), ("lee", "goods"), ("lee", "moves"),
    }  # fmt: skip
    assert spans_of(found) == [("Coal", "goods"), ("Coal", "goods"), ("moves", "moves")]
    assert [link.kind for link in found.links] == ["supports"]
    assert found.left == ("1 comment",)


BRAT = {
    "a/coal.txt": "🚢 Coal and iron ore moved to Dandong. Nobody saw it.\n",
    "a/coal.ann": (
        "T1\tGoods 2 6\tCoal\nT2\tGoods 2 6;16 19\tCoal ore\nT3\tMove 20 25\tmoved\n"
        "T4\tPlace 29 36\tDandong\nE1\tMove:T3 Theme:T1 To:T4\nR1\tsupports Arg1:T1 Arg2:T4\n"
        "R2\tPartOf Arg1:T1 Arg2:T2\n*\tAlias T1 T2\nA1\tNegated E1\nM1\tLevel T1 high\n"
        "N1\tReference T4 Wikidata:Q74 Dandong\n#1\tAnnotatorNotes T4\tborder city\nT9 broken\n"
    ),
    "a/lost.ann": "T1\tGoods 0 4\tRice\n",
}


def test_a_corpus_of_brat_comes_in_its_parts_as_annotations_the_rest_counted() -> None:
    files = {name: partial(text.encode) for name, text in BRAT.items()}
    name, found = read_any(Parcel("corpus", files), [])
    assert name == "brat"
    assert isinstance(found, CodedSet)
    assert spans_of(found) == [
        ("Coal", "Goods"), ("Coal", "Goods"), ("Dandong", "Place"), ("moved", "Move"),
        ("ore", "Goods"),
    ]  # fmt: skip
    assert [one.note for one in found.codings if one.note] == ["border city"]
    assert sorted(link.kind for link in found.links) == ["PartOf", "Theme", "To", "supports"]
    assert found.left == (
        "2 attributes", "1 equivalence", "1 file of annotations without its text",
        "1 line of no kind that is known", "1 normalisation",
    )  # fmt: skip


def test_entities_that_nkreader_wrote_into_brat_are_not_taken_for_passages() -> None:
    back = read_back("brat", with_entities(awkward_bundle()))
    assert spans_of(back) == LABELLED
    assert back.left == ("2 mentions of entities, which nkreader finds itself",)


@pytest.mark.parametrize("name", SERVERS)
def test_what_is_damaged_is_one_line(name: str) -> None:
    given = written(name, awkward_bundle())
    data = next(read() for file, read in given.files.items() if not file.endswith(".conf"))
    for cut in range(0, len(data), 97):
        if given.data is None:
            files = {"a.txt": partial(bytes, data[:cut]), "a.ann": partial(bytes, data[cut:])}
            broken = Parcel("news", files)
        else:
            broken = parcel(given.name, data[:cut])
        said = ""
        try:
            read_any(broken, [], name)
        except NkreaderError as error:
            said = str(error)
        assert "\n" not in said
