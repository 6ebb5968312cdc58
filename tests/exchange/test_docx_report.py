"""The Word report, read back by python-docx: words, highlights, links, the same bytes always."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from nkreader.exchange import FORMATS
from nkreader.exchange.colours import HEX
from nkreader.exchange.docx_parts import tint
from nkreader.grouped import BY, By
from nkreader.links import Link
from nkreader.model import Bundle
from nkreader.text.hidden import unbroken, visible
from tests.exchange.awkward import SPANS, TIME, awkward_bundle
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bundle
from tests.exchange.test_agreement_page import PAGE


def written(bundle: Bundle) -> bytes:
    return b"".join(FORMATS["docx"].write(bundle))


def opened(bundle: Bundle) -> Any:
    return Document(io.BytesIO(written(bundle)))


def heads(word: Any, level: int = 1) -> list[str]:
    return [one.text for one in word.paragraphs if one.style.name == f"Heading {level}"]


def quotes(word: Any) -> list[str]:
    return [one.text for one in word.paragraphs if one.style.name == "Passage"]


def strong(paragraph: Any, fill: str) -> str:
    """The words of a paragraph on a ground of this colour."""
    found = []
    for run in paragraph.runs:
        shading = run._r.rPr.find(qn("w:shd")) if run._r.rPr is not None else None
        if shading is not None and shading.get(qn("w:fill")) == fill:
            found.append(run.text)
    return "".join(found)


def test_sections_are_tags_articles_or_months() -> None:
    def named(by: By) -> list[str]:
        found = heads(opened(golden_bundle()._replace(by=by)))
        return [one for one in found if one not in ("Contents", "When", "Whole articles")]

    assert named("tag") == ["Prices", "Rice | 쌀", "Old *tag*"]
    assert named("article") == ["국경 시장 소식 🚢", "=1+1"]
    assert named("date") == ["March 2021", "Without a date"]


def test_each_passage_stands_highlighted_in_its_context() -> None:
    word = opened(awkward_bundle())
    fills = {tag.slug: tint(HEX[tag.colour], 0.4) for tag in awkward_bundle().tags}
    told = [
        {fill: strong(one, fill) for fill in fills.values()}
        for one in word.paragraphs
        if one.style.name == "Passage"
    ]
    for words, tag in SPANS:
        shown = visible(unbroken(words))
        assert any(one[fills[tag]] == shown for one in told), shown
    assert any("agreed to supply China with coal." in one for one in quotes(word))


@settings(max_examples=25, deadline=None)
@given(bundles())
def test_any_bundle_can_be_written_and_read(bundle: Bundle) -> None:
    for by in BY:
        word = opened(bundle._replace(by=by))
        assert len(quotes(word)) >= len(bundle.marks)


def test_notes_grades_links_and_sources_are_told() -> None:
    link = Link("L", "contradicts", "00000000B0", "00000000B1", "why", "resolved", TIME, TIME)
    word = opened(awkward_bundle()._replace(links=(link,), agreement=PAGE))
    said = "\n".join(one.text for one in word.paragraphs)
    assert "contradicts “North Korea” [00000000B1] (resolved): why" in said
    assert "Note: =2+2 “note” 🏁" in said
    assert "Yalu & Wire, “북한 석탄 합의 🚢: =1+1 <b>”, [00000000B0]" in said
    assert "κ: Cohen 1960" in said
    golden = "\n".join(one.text for one in opened(golden_bundle()).paragraphs)
    assert "To be checked: the article changed; the passage may now read" in golden
    assert "Memo: Compare\nwith | the bus." in golden


def dated(bundle: Bundle, published: str) -> Bundle:
    articles = tuple(
        one._replace(metadata=one.metadata._replace(published=published)) for one in bundle.articles
    )
    return bundle._replace(articles=articles)


def test_a_timeline_has_a_bar_a_month_in_the_colours_of_its_tags() -> None:
    bundle = dated(awkward_bundle(), "2021-03-04")
    first, second, third = bundle.tags
    tags = (first, second._replace(colour="blue"), third._replace(colour="green"))
    bundle = bundle._replace(tags=tags)
    later = bundle.articles[0]._replace(
        id="00000000AB", metadata=bundle.articles[0].metadata._replace(published="2021-05-01")
    )
    moved = bundle.marks[-1]
    claim = moved.annotation._replace(article="00000000AB", version="00000000VW")
    versions = (*bundle.versions, bundle.versions[0]._replace(id="00000000VW", article=later.id))
    word = opened(bundle._replace(
        articles=(*bundle.articles, later._replace(version="00000000VW")), versions=versions,
        marks=(*bundle.marks[:-1], moved._replace(annotation=claim)),
    ))  # fmt: skip
    months = [[cell.text.strip() for cell in row.cells] for row in word.tables[1].rows]
    assert months == [["2021-03", "10"], ["2021-04", ""], ["2021-05", "1"]]
    bar = word.tables[1].rows[0].cells[1].paragraphs[0]
    lengths = {tag.slug: len(strong(bar, HEX[tag.colour][1:])) for tag in bundle.tags}
    assert lengths == {"sanctions": 30, "places": 40, "goods": 30}
    assert "published 2021-03-04 to 2021-05-01" in word.paragraphs[1].text


def test_passages_whose_month_is_not_known_are_counted_and_whole_articles_can_be_gone_to() -> None:
    bundle = golden_bundle()
    texts = [one.text for one in opened(bundle).paragraphs]
    assert any("whose month is not known" in one for one in texts)
    contents = texts[texts.index("Contents") : texts.index("When")]
    assert contents[-1].strip() == "Whole articles"


def test_heads_of_tables_stand_on_each_page_and_small_tables_on_one() -> None:
    for drawn in opened(golden_bundle()).tables[2:]:
        assert drawn.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in drawn.rows]
        assert kept == [True] * (len(kept) - 1) + [False]


ORDER = ("tblStyle", "tblW", "jc", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook")


def test_what_is_said_of_tables_stands_in_the_order_that_word_demands() -> None:
    for drawn in opened(awkward_bundle()._replace(agreement=PAGE)).tables:
        names = [one.tag.partition("}")[2] for one in drawn._tbl.tblPr]
        assert names == [one for one in ORDER if one in names]
        assert "tblBorders" in names


def test_a_section_begins_where_its_first_passage_stands() -> None:
    paragraphs = opened(golden_bundle()).paragraphs
    at = next(n for n, one in enumerate(paragraphs) if one.text == "Prices" and n > 5)
    until = next(n for n in range(at, at + 9) if paragraphs[n].style.name == "Passage")
    assert until - at == 3
    for one in paragraphs[at:until]:
        kept = (one.paragraph_format, one.style.paragraph_format)
        assert any(each.keep_with_next for each in kept), one.text


def test_only_web_addresses_become_links() -> None:
    bundle = golden_bundle()
    targets = {one.target_ref for one in opened(bundle).part.rels.values() if one.is_external}
    assert targets == {"https://bus.example/a?b=c_d"}
    article = bundle.articles[1]
    evil = article._replace(metadata=article.metadata._replace(url="file:///etc/passwd"))
    word = opened(bundle._replace(articles=(bundle.articles[0], evil)))
    assert not [one for one in word.part.rels.values() if one.is_external]


def test_the_same_bundle_gives_the_same_bytes_and_says_no_other_time() -> None:
    data = written(golden_bundle())
    assert data == written(golden_bundle())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [one for one in packed.namelist() if "styles" in one] == ["word/styles.xml"]
    properties = Document(io.BytesIO(data)).core_properties
    assert properties.created is not None
    assert properties.created.isoformat().startswith("2021-03-04T05:06:07")
    assert properties.author == ""


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from nkreader.model import NkreaderError

    monkeypatch.setitem(sys.modules, "docx", None)
    for name in ("docx_report", "docx_parts"):
        monkeypatch.delitem(sys.modules, f"nkreader.exchange.{name}", raising=False)
    with pytest.raises(NkreaderError, match=r"pip install 'nkreader\[office\]'"):
        FORMATS["docx"].write(golden_bundle())
