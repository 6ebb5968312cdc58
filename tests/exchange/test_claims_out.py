"""Who says what goes out where a format has relations, and is counted where it has none."""

import csv
import io
import json

import pytest

from nkreader.claim import Claim, HedgeWords, Spoken, Words
from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, claims_csv, read_any
from nkreader.exchange.parcel import parcel
from nkreader.model import Bundle
from tests.exchange.golden_bundle import golden_bundle


def words(text: str, quote: str) -> Words:
    start = text.index(quote)
    return Words(start, start + len(quote), quote)


def spoken() -> tuple[Bundle, Claim]:
    """The golden bundle with a claim in pieces in its first article."""
    bundle = golden_bundle()
    article = bundle.articles[0]
    text = next(one for one in bundle.versions if one.id == article.version).document.text
    cut = text.split()
    source, cue, first, last = (words(text, one) for one in (cut[0], cut[2], cut[1], cut[4]))
    claim = Claim(
        article.id, "=title", "2020-03", None, 0, source.start, last.end, source, cue,
        (first, last), "mixed", "warned", 0, source.exact, True,
        (HedgeWords(*first, "guess"),), ("a-tag",),
    )  # fmt: skip
    return bundle._replace(spoken=Spoken({article.version: (claim,)})), claim


def folder(name: str, bundle: Bundle) -> dict[str, bytes]:
    return dict(FORMATS[name].files(bundle))


def test_brat_has_an_event_whose_trigger_is_the_cue() -> None:
    bundle, claim = spoken()
    files = folder("brat", bundle)
    conf = files["annotation.conf"].decode()
    assert "Claim\tSource?:Source, Content:Content" in conf.split("[events]\n")[1]
    (ann,) = [
        one.decode() for name, one in files.items() if name.endswith(".ann") and b"\nE1" in one
    ]
    lines = ann.split("\n")
    (event,) = [one for one in lines if one.startswith("E1\t")]
    ends = dict(one.split(":") for one in event.split("\t")[1].split())
    spans = {line.split("\t")[0]: line.split("\t")[1:] for line in lines if line[:1] == "T"}
    assert spans[ends["Claim"]] == [f"Claim {claim.cue.start} {claim.cue.end}", claim.cue.exact]
    assert spans[ends["Content"]][0] == "Content " + ";".join(
        f"{one.start} {one.end}" for one in claim.content
    )
    (told,) = [one for one in lines if "manner=warned" in one]
    assert "kind=mixed" in told
    assert "doubtful=yes hedges=guess" in told


def test_cas_links_source_and_content_to_the_cue() -> None:
    from cassis import load_cas_from_xmi, load_typesystem

    bundle, claim = spoken()
    files = folder("cas-xmi", bundle)
    types = load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    found = []
    for name, data in files.items():
        if name.endswith(".xmi"):
            cas = load_cas_from_xmi(io.BytesIO(data), typesystem=types)
            found += list(cas.select("webanno.custom.NkreaderClaim"))
    (one,) = found
    assert (one.get_covered_text(), one.manner, one.hedges) == (claim.cue.exact, "warned", "guess")
    parts = [(link.role, link.target.get_covered_text()) for link in one.parts.elements]
    assert parts == [
        ("source", claim.name), ("content", claim.content[0].exact),
        ("content", claim.content[1].exact),
    ]  # fmt: skip
    assert any(b"NkreaderClaim" in one for one in folder("cas-json", bundle).values())
    assert b"NkreaderClaim" not in folder("cas-xmi", golden_bundle())["TypeSystem.xml"]


def test_label_studio_predicts_regions_and_relations() -> None:
    bundle, claim = spoken()
    tasks = json.loads(b"".join(FORMATS["labelstudio"].write(bundle)))
    (result,) = [one["predictions"][0]["result"] for one in tasks if "predictions" in one]
    regions = {one["id"]: one for one in result if one["type"] == "labels"}
    related = [
        (one["labels"], regions[one["from_id"]]["value"]["text"],
         regions[one["to_id"]]["value"]["text"])
        for one in result if one["type"] == "relation"
    ]  # fmt: skip
    cue = claim.cue.exact
    assert related == [
        (["has source"], cue, claim.name), (["has content"], cue, claim.content[0].exact),
        (["has content"], cue, claim.content[1].exact),
    ]  # fmt: skip
    ((_, config),) = FORMATS["labelstudio"].beside(bundle)
    for one in (b'<Label value="Claim"/>', b'<Relation value="has content"/>'):
        assert one in config


@pytest.mark.parametrize("name", ["brat", "cas-xmi", "labelstudio"])
def test_claims_do_not_come_back_as_passages(name: str) -> None:
    def read_back(bundle: Bundle) -> CodedSet:
        form = FORMATS[name]
        if form.writes == "file":
            given = parcel("a.json", b"".join(form.write(bundle)))
        else:
            given = parcel("a.zip", zipped(folder(name, bundle)))
        found = read_any(given, [])[1]
        assert isinstance(found, CodedSet)
        return found

    plain, coded = read_back(golden_bundle()), read_back(spoken()[0])
    assert len(coded.codings) == len(plain.codings)
    assert len(coded.links) == len(plain.links)
    assert {one.name for one in coded.codes} == {one.name for one in plain.codes}
    assert len(coded.left) == len(plain.left) + 1


def zipped(files: dict[str, bytes]) -> bytes:
    from zipfile import ZipFile

    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_every_other_format_says_that_it_leaves_them() -> None:
    bundle, _ = spoken()
    for name, form in FORMATS.items():
        if form.writes not in ("file", "folder") or name in ("brat", "cas-xmi", "cas-json",
                                                             "labelstudio"):  # fmt: skip
            continue
        told = [line for line in form.leaves(bundle) if line.startswith("1 claim")]
        # Lists of works and of codes say nothing of texts at all.
        assert told or name in ("ris", "csl-json", "qdc", "taguette-codebook"), name


def test_nothing_is_left_out_where_no_claims_are_asked_for() -> None:
    for form in FORMATS.values():
        if form.writes in ("file", "folder"):
            assert not [one for one in form.leaves(golden_bundle()) if "claim" in one]


def test_csv_is_a_row_a_claim_and_no_formula() -> None:
    _, claim = spoken()
    text = b"".join(claims_csv.write([claim])).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert list(row) == list(claims_csv.COLUMNS)
    assert row["title"] == "'=title"
    assert (row["manner"], row["doubtful"], row["hedge_kinds"]) == ("warned", "yes", "guess")
    assert row["content"] == claim.words
    assert b"".join(claims_csv.write([])).decode("utf-8-sig").strip() == ",".join(
        claims_csv.COLUMNS
    )
