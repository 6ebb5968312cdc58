"""The shapes in which Label Studio exports what people marked, as its own converters write them."""

import csv
import io
import json
import zipfile
from functools import partial
from typing import Any

import pytest

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.parcel import Parcel, parcel
from nkreader.model import NkreaderError
from tests.exchange.golden_bundle import golden_bundle
from tests.exchange.read_back import spans_of

TEXT = "🚢 Coal moves.\n\nRice does not."


def coded(data: Any, name: str = "export.json") -> CodedSet:
    given = data if isinstance(data, bytes) else json.dumps(data).encode()
    found, what = read_any(parcel(name, given), [])
    assert found == "labelstudio"
    assert isinstance(what, CodedSet)
    return what


def region(id: str, start: int, end: int, label: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    return {"id": id, "from_name": "l", "to_name": "t", "type": "labels", "value": value}


def task(id: int, result: list[Any], **more: Any) -> dict[str, Any]:
    made = {"id": 40 + id, "completed_by": 1, "created_at": "2021-03-04T05:06:07Z"}
    data = {"text": TEXT, "title": f"Ports {id}", **more}
    return {"id": id, "data": data, "annotations": [{**made, "result": result}]}


COAL, RICE = region("a1", 2, 6, "goods"), region("a2", 15, 19, "goods")


def test_an_export_that_grew_in_front_names_the_same_annotations_alike() -> None:
    first = coded([task(7, [COAL])])
    again = coded([task(6, [RICE]), task(7, [RICE, COAL])])
    assert {one.id for one in first.codings} < {one.id for one in again.codings}


@pytest.mark.parametrize(("direction", "way"), [("right", ("a1", "a2")), ("left", ("a2", "a1"))])
def test_a_relation_leads_where_its_arrow_points(direction: str, way: tuple[str, str]) -> None:
    arrow = {"type": "relation", "from_id": "a1", "to_id": "a2", "labels": ["supports"]}
    found = coded([task(7, [COAL, RICE, {**arrow, "direction": direction}])])
    ends = {one.id: (one.id or "").rpartition("#")[2] for one in found.codings}
    assert [(ends[one.source], ends[one.target]) for one in found.links] == [way]


MIN = {
    "text": TEXT, "title": "Ports", "id": 7,
    "label": [COAL["value"]], "whole_article": "trade", "memo": "ask again",
    "mood": {"choices": ["grim", "calm"]}, "remark": "as ever",
    "annotator": 2, "annotation_id": 5, "created_at": "2021-03-04T05:06:07.5Z",
    "updated_at": "2021-03-04T05:06:07.5Z", "lead_time": None,
}  # fmt: skip


def test_json_min_tells_choices_from_data_and_says_what_it_cannot_tell() -> None:
    found = coded([MIN])
    assert spans_of(found) == [("Coal", "goods")]
    whole = [one for one in found.codings if one.is_whole]
    assert [one.code for one in whole] == ["grim", "calm", "trade", None]
    assert [one.note for one in whole if one.note] == ["ask again"]
    assert {one.annotator for one in found.codings} == {"annotator 2"}
    assert found.left == ("1 answer which JSON-MIN and CSV do not tell from text; JSON does",)
    assert [(one.text, one.metadata.title) for one in found.texts] == [(TEXT, "Ports")]


def test_a_csv_with_sorted_columns_and_an_email_says_the_same() -> None:
    out = io.StringIO(newline="")
    cells = {
        name: json.dumps(each) if isinstance(each, list | dict) else each
        for name, each in sorted(MIN.items())
    }
    writer = csv.DictWriter(out, list(cells), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writeheader()
    writer.writerow({**cells, "annotator": "bea@yalu.example"})
    found = coded(out.getvalue().encode(), "export.csv")
    assert spans_of(found) == [("Coal", "goods")]
    whole = [one for one in found.codings if one.is_whole]
    assert [one.code for one in whole] == ["grim", "calm", "trade", None]
    assert [one.note for one in whole if one.note] == ["ask again"]
    assert {one.annotator for one in found.codings} == {"bea@yalu.example"}


def test_regions_of_a_page_lie_in_its_words() -> None:
    page = "<html><head><title>x</title></head><body><p>Coal &amp; rice<br>moved.</p></body></html>"
    value = {
        "start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 7, "endOffset": 11,
        "globalOffsets": {"start": 7, "end": 11}, "text": "rice", "hypertextlabels": ["goods"],
    }  # fmt: skip
    one = {"id": "a", "type": "hypertextlabels", "from_name": "l", "to_name": "t", "value": value}
    found = coded([task(7, [one], text=page)])
    assert [text.text for text in found.texts] == ["Coal & rice\nmoved."]
    assert spans_of(found) == [("rice", "goods")]


def test_marks_on_whole_articles_survive_the_short_shapes_too() -> None:
    """The name of our choices is no name of our data: the server would write one over the other."""
    tasks = json.loads(b"".join(FORMATS["labelstudio"].write(golden_bundle())))
    names = {r["from_name"] for t in tasks for a in t["annotations"] for r in a["result"]
             if "from_name" in r}  # fmt: skip
    assert not names & {name for each in tasks for name in each["data"]}


def test_words_on_a_task_and_on_a_region_are_notes_and_a_choice_on_a_region_is_a_code() -> None:
    place = {"start": 2, "end": 6, "text": TEXT[2:6]}
    found = coded([task(7, [
        COAL,
        {"id": "a1", "type": "textarea", "value": {**place, "text": ["which?", "dear"]}},
        {"id": "a1", "type": "choices", "value": {**place, "choices": ["sure"]}},
        {"id": "b", "type": "textarea", "value": {"text": ["compare the bus"]}},
    ])])  # fmt: skip
    assert spans_of(found) == [("Coal", "goods"), ("Coal", "sure")]
    assert {one.note for one in found.codings if one.code == "goods"} == {"which?\ndear"}
    assert [(one.code, one.note) for one in found.codings if one.is_whole] == [
        (None, "compare the bus")
    ]


def test_marks_and_memos_on_whole_articles_come_back_with_whose_they_are() -> None:
    found = coded(b"".join(FORMATS["labelstudio"].write(golden_bundle())))
    whole = [one for one in found.codings if one.is_whole]
    assert {(one.code, one.note, one.annotator, one.set) for one in whole} == {
        (None, "Compare\n\nwith | the bus.", "민지", "main"), ("rice", None, "민지", "main"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"annotation_id,annotator,text\n1,2,\xff\n", "is not UTF-8"),
        (b"annotation_id,annotator,text,label\n1,2,Coal,[1],more,cells\n", ""),
        (b"annotation_id,annotator,text,label\n1\n", ""),
        (b'annotation_id,annotator,text,label\n1,2,"[Photo] Coal","[{]"\n', ""),
        (b"annotation_id\tannotator\n", ""),
    ],
)
def test_a_table_that_is_damaged_is_one_line_or_nothing(data: bytes, said: str) -> None:
    if said:
        with pytest.raises(NkreaderError, match=said):
            coded(data, "export.csv")
    else:
        assert coded(data, "export.csv").codings == ()


def test_an_export_that_is_cut_short_is_not_called_by_another_formats_name() -> None:
    data = json.dumps([task(7, [COAL]), task(8, [RICE])]).encode()
    with pytest.raises(NkreaderError, match=r"export\.json: JSON that is cut short"):
        coded(data[:20], "export.json")
    with pytest.raises(NkreaderError, match=r"export\.json: the file: not JSON"):
        coded(data[:-20], "export.json")


@pytest.mark.parametrize("zipped", [False, True])
def test_a_storage_of_single_annotations_with_their_tasks_comes_in_whole(zipped: bool) -> None:
    files = {}
    for number, one in enumerate((COAL, RICE)):
        whole = task(7, [])
        made = {**whole["annotations"][0], "id": number, "result": [one], "task": whole}
        files[f"{number}"] = json.dumps(made).encode()
    files["readme.md"] = b"annotations of the week"
    given = Parcel("week", {name: partial(bytes, data) for name, data in files.items()})
    if zipped:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        given = parcel("week.zip", packed.getvalue())
    name, found = read_any(given, [])
    assert name == "labelstudio"
    assert isinstance(found, CodedSet)
    assert spans_of(found) == [("Coal", "goods"), ("Rice", "goods")]
    assert len(found.texts) == 1


def test_pictures_become_no_articles_and_what_is_drawn_on_them_is_counted() -> None:
    value = {"x": 1, "y": 2, "width": 3, "height": 4, "rectanglelabels": ["ship"]}
    drawn = {"id": "a", "type": "rectanglelabels", "value": value}
    whole = {"id": 3, "data": {"image": "/data/upload/1/port.png"}, "annotations": [
        {"id": 1, "result": [drawn]}
    ]}  # fmt: skip
    found = coded([whole])
    assert [one.text for one in found.texts] == [None]
    assert found.left == ("1 region without a place in the text",)


def test_a_second_label_on_a_region_of_ours_is_an_annotation_of_its_own() -> None:
    tasks = json.loads(b"".join(FORMATS["labelstudio"].write(golden_bundle())))
    results = [r for t in tasks for a in t["annotations"] for r in a["result"]]
    passage = next(r for r in results if r["type"] == "labels")
    passage["value"]["labels"].append("rice")
    found = coded(tasks)
    ids = [one.id for one in found.codings if one.exact == passage["value"]["text"]]
    assert ids == [passage["id"], f"{passage['id']}.1"]
