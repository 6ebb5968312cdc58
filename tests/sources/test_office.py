"""Word and OpenDocument texts: what a reader sees of them, and nothing that was deleted."""

import pytest

from nkreader.sources import Arrival
from tests.sources.making import FIRST, SECOND, WORD, blocks, docx, odt, one, refused, zipped
from tests.sources.making import word_paragraph as paragraph

STYLES = f"""<w:styles xmlns:w="{WORD}">
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Inhalt1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>"""


def item(text: str, depth: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>'
    return paragraph(text, properties=numbered)


def shape(article: Arrival) -> list[tuple[str, int, tuple[str, ...], str]]:
    text = article.document.text
    return [
        (block.kind, block.level, block.prefix, text[block.start : block.end])
        for block in article.document.blocks
    ]


def test_headings_are_known_by_the_styles_own_names_in_any_language() -> None:
    body = paragraph("Gate shut", "Titel") + paragraph("Prices", "Kop1") + paragraph(FIRST)
    article = one("a.docx", docx(paragraph("Prices … 3", "Inhalt1") + body, styles=STYLES))
    assert shape(article) == [
        ("heading", 1, (), "Gate shut"),
        ("heading", 1, (), "Prices"),
        ("paragraph", 0, (), FIRST),
    ]
    assert article.metadata.title == "Gate shut"


def test_lists_keep_their_numbers_past_a_paragraph_and_their_depth() -> None:
    body = item("one") + item("inner", 1) + item("two") + paragraph(FIRST) + item("three")
    article = one("a.docx", docx(body, numbering=NUMBERING))
    assert [(prefix, words) for _, _, prefix, words in shape(article)] == [
        (("1.",), "one"),
        (("1.", "•"), "inner"),
        (("2.",), "two"),
        ((), FIRST),
        (("3.",), "three"),
    ]


def test_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Rice </w:t></w:r><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>rose</w:t></w:r></w:ins>"
        "<w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>"
    )
    assert one("a.docx", docx(body)).document.text == "Rice rose here"


def test_links_footnotes_breaks_and_text_boxes_of_word() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="https://yalu.example/a" TargetMode="External"/>'
        '<Relationship Id="r2" Target="javascript:alert(1)" TargetMode="External"/></Relationships>'
    )
    note = f'<w:footnote w:id="2">{paragraph("Seen.")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{WORD}">{note}</w:footnotes>'
    body = (
        '<w:p><w:r><w:t>A </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>link</w:t></w:r>'
        "</w:hyperlink>"
        '<w:hyperlink r:id="r2"><w:r><w:t> bad</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/><w:t>Next</w:t></w:r>'
        f"<w:r><w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></w:r></w:p>"
    )
    article = one("a.docx", docx(body, rels=rels, footnotes=notes))
    assert blocks(article) == ["A link bad[1]\nNext", "Boxed.", "Seen."]
    assert article.document.blocks[-1].prefix == ("[1]",)
    styles = [
        (article.document.text[s.start : s.end], s.kind, s.href) for s in article.document.styles
    ]
    assert styles == [("link", "link", "https://yalu.example/a"), ("[1]", "footnote", "")]


def test_a_table_of_word_is_a_table_and_one_of_a_single_cell_is_not() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    body = table(("Item", "Won"), ("Rice", "4,200")) + table((FIRST,))
    article = one("a.docx", docx(body))
    assert [block.kind for block in article.document.blocks] == ["table", "paragraph"]
    assert blocks(article)[0] == "Item\tWon\nRice\t4,200"


def test_core_properties_are_weighed() -> None:
    core = (
        '<cp:p xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Document1</dc:title>'
        "<dc:creator>Han Sol</dc:creator>"
        "<dcterms:created>2020-03-17T09:00:00Z</dcterms:created></cp:p>"
    )
    body = paragraph("Gate shut", "Titel") + paragraph("By Han Sol") + paragraph(FIRST)
    article = one("a.docx", docx(body, styles=STYLES, core=core))
    assert (article.metadata.title, article.metadata.author) == ("Gate shut", "Han Sol")
    assert article.metadata.published is None
    assert article.proposed == {"published": "2020-03-17"}


def test_an_opendocument_text_is_read_as_it_is_seen() -> None:
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Prices</text:h>'
        '<text:p>A\n  b<text:s text:c="2"/>c<text:line-break/>'
        '<text:a xlink:href="https://yalu.example/a">link</text:a>'
        "<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>Seen.</text:p>"
        "</text:note-body></text:note>\u00a0end</text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:list>'
        "<text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    article = one("a.odt", odt(body, styles))
    assert shape(article) == [
        ("heading", 2, (), "Prices"),
        ("paragraph", 0, (), "A b  c\nlink[1]\u00a0end"),
        ("item", 0, ("1.",), "one"),
        ("item", 0, ("1.", "•"), "inner"),
        ("table", 0, (), "a\tb"),
        ("item", 0, ("[1]",), "Seen."),
    ]


BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", zipped([("word/document.xml", BOMB)]), "document type"),
        ("a.docx", zipped([("word/document.xml", "<w:document")]), "damaged"),
        ("a.docx", docx(""), "no text"),
        ("a.odt", odt(""), "no text"),
        ("a.docx", zipped([("word/document.xml", b"\0" * 300_000_000)]), "unpacks to more"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
    ],
)
def test_what_is_no_document_is_said_in_one_line(name: str, data: bytes, reason: str) -> None:
    assert reason in refused(name, data)


def test_an_office_file_is_known_by_its_parts() -> None:
    assert one("a.zip", docx(paragraph(SECOND))).kind == "docx"
    assert one("noname", odt(f"<text:p>{SECOND}</text:p>")).kind == "odt"
