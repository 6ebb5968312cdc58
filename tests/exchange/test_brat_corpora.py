"""What people have made in brat comes in, and what they did to files of nkreader's is believed."""

import io
import zipfile
from collections import Counter
from functools import partial

import pytest

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.parcel import Parcel, parcel
from nkreader.links import Link
from nkreader.model import NkreaderError
from tests.exchange.awkward import TIME, awkward_bundle, with_entities
from tests.exchange.brat_corpus import corpus
from tests.exchange.golden_bundle import golden_bundle
from tests.exchange.read_back import spans_of


def coded(files: dict[str, bytes], notes: list[str] | None = None) -> CodedSet:
    given = Parcel("corpus", {name: partial(bytes, data) for name, data in files.items()})
    name, what = read_any(given, [] if notes is None else notes)
    assert name == "brat"
    assert isinstance(what, CodedSet)
    return what


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_corpus_comes_in_with_every_span_and_what_is_not_held_is_counted() -> None:
    files = corpus(20, 6)
    lines = [line for name, data in files.items() if name.endswith(".ann")
             for line in data.decode().splitlines()]  # fmt: skip
    kinds = Counter(line[0] for line in lines)
    gaps = sum(";" in line.split("\t")[1] for line in lines if line[0] == "T")
    notes: list[str] = []
    found = coded(files, notes)
    assert len(found.texts) == 20
    assert len(found.codings) == kinds["T"] + gaps
    assert len(spans_of(found)) == len(found.codings)
    assert len(found.links) == kinds["R"] + 3 * kinds["E"]
    assert all(link.source and link.target for link in found.links)
    assert sum(one.note == "sure?" for one in found.codings) == kinds["#"]
    assert found.left == (
        f"{kinds['A']} attributes", f"{kinds['*']} equivalences", f"{kinds['N']} normalisations",
    )  # fmt: skip
    assert notes == [f"{gaps} spans with gaps: each piece is an annotation"]


def test_a_folder_and_a_zip_of_it_name_the_same_annotations() -> None:
    files = corpus(3, 2)
    whole = coded(files)
    for above in ("", "corpus/", "a/b/"):
        aside = {f"__MACOSX/{above}._a{suffix}": b"\x00\xff" for suffix in (".txt", ".ann")}
        packed = zipped({f"{above}{name}": data for name, data in files.items()} | aside)
        _, what = read_any(parcel("corpus.zip", packed), [])
        assert isinstance(what, CodedSet)
        assert {one.id for one in what.codings} == {one.id for one in whole.codings}


def test_one_text_in_several_folders_was_marked_by_several_people() -> None:
    text = "석탄 🚢 moved.".encode()
    files = {
        "x/bea/one.txt": text, "x/bea/one.ann": b"T1\tGoods 0 2\t\xec\x84\x9d\xed\x83\x84\n",
        "x/lee/one.txt": text, "x/lee/one.ann": b"T1\tShip 3 4\n",
        "x/lee/two.txt": b"Rice.", "x/lee/two.ann": b"T1\tGoods 0 4\tRice\n",
    }  # fmt: skip
    found = coded(files)
    assert {(one.annotator, one.code, one.exact) for one in found.codings} == {
        ("bea", "Goods", "석탄"), ("lee", "Ship", "🚢"), (None, "Goods", "Rice"),
    }  # fmt: skip


def test_entities_and_events_of_older_corpora_lie_in_two_files() -> None:
    files = {
        "1.txt": b"Coal moved.\n", "1.a1": b"T1\tGoods 0 4\tCoal\n",
        "1.a2": b"T2\tMove 5 10\tmoved\nE1\tMove:T2 Theme:T1\nE2\tMove:T2 Cause:E1\n",
    }  # fmt: skip
    found = coded(files)
    assert spans_of(found) == [("Coal", "Goods"), ("moved", "Move")]
    assert [link.kind for link in found.links] == ["Theme", "Cause"]


def written() -> tuple[dict[str, bytes], str]:
    files = dict(FORMATS["brat"].files(with_entities(awkward_bundle())))
    return files, next(name for name in files if name.endswith(".ann"))


def test_what_a_person_marked_in_brat_beside_entities_comes_in() -> None:
    files, name = written()
    files[name] += b"T99\tprices 41 46\tChina\n#99\tAnnotatorNotes T99\tnew\n"
    found = coded(files)
    assert ("China", "prices") in spans_of(found)
    assert len(found.codings) == 12
    assert [one.note for one in found.codings if one.code == "prices"] == ["new"]
    assert found.left == ("2 mentions of entities, which nkreader finds itself",)


def test_a_label_that_was_changed_in_brat_is_the_label() -> None:
    files = dict(FORMATS["brat"].files(golden_bundle()))
    name = next(name for name in files if name.endswith("1.ann"))
    files[name] = files[name].replace(b"prices 14 31", b"rice 14 31")
    assert b"rice 14 31" in files[name]
    assert ("trader\u00a0in Sinuiju", "rice") in spans_of(coded(files))


def test_lines_that_lie_are_counted_and_do_no_harm() -> None:
    bad = (
        f"T1\tx 0 {'9' * 5000}\tx", "T2\tx 5 2\tx", "T3\tx 0 99\tRice", "T4\tx -1 3\tx", "T5",
        "E1\tx", "R1\tx Arg1:T9 Arg2:T8", "R2\tx", "#1\tNote", "#2\tNote T77\twords", "?!", "\x00",
        "E2\tMove:T9 A:E2 B:E3", "T6\ty 0 4\tRice", "T6\tz 0 4\tRice", "T7\ty ٣ ٤\tx",
        "#7\tNkreader T6\ttype=y", f"#8\tNkreader T2\tstart={'9' * 5000} end=x tag== %ff",
    )  # fmt: skip
    found = coded({"a.txt": b"Rice is dear.", "a.ann": "\r\n".join(bad).encode()})
    assert ("y", 0, 4) in {(one.code, one.start, one.end) for one in found.codings}
    assert found.left == (
        "9 lines of no kind that is known", "1 line with an id that is taken",
        "1 note on what is no passage",
    )  # fmt: skip


def test_names_of_tags_are_no_macros_of_brats_configuration() -> None:
    """It falls back to a configuration of its own where it meets one that it does not know."""
    files = dict(FORMATS["brat"].files(awkward_bundle()))
    looks = files["visual.conf"].decode()
    assert "sanctions | Sanctions; “concern” ‹1›" in looks
    assert not set("<>") & set(looks)


def test_annotations_without_any_text_say_what_is_missing() -> None:
    with pytest.raises(NkreaderError, match=r"corpus has no text: a \.txt is needed beside"):
        coded({"a.ann": b"T1\tx 0 4\tRice\n", "b.ann": b""})


def test_reasons_of_links_go_along_both_ways() -> None:
    bundle = awkward_bundle()
    first, second = (mark.annotation.id for mark in bundle.marks[:2])
    link = Link("00000000K1", "supports", first, second, "same day", "open", TIME, TIME)
    files = dict(FORMATS["brat"].files(bundle._replace(links=(link,))))
    assert [one[:4] for one in coded(files).links] == [(first, second, "supports", "same day")]
