"""Markdown as a Document: its block rules, its links, and that it never loses a word."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nkreader.text.document import Document
from nkreader.text.inline import safe_href
from nkreader.text.markdown import DEEPEST, markdown_document


def drawn(document: Document) -> list[tuple[str, tuple[str, ...], str]]:
    """Each block as (kind, prefix, words)."""
    return [
        (block.kind, block.prefix, document.text[block.start : block.end])
        for block in document.blocks
    ]


def styled(document: Document) -> list[tuple[str, str, str]]:
    """Each style as (kind, words, target)."""
    return [(s.kind, document.text[s.start : s.end], s.href) for s in document.styles]


LINES = st.sampled_from(
    [
        "{} {}",
        "# {}",
        "**{}** {}",
        "un**{}**{}",
        "| {} | {} |",
        "|-|-|",
        "| {} | {} | {} |",
        "[{}](http://x.y/z)",
        "[{}](javascript:x)",
        "![{}](u.png)",
        "`{}`",
        "```py",
        "```py {}",
        "```",
        "<b>{}</b>",
        "<div>{}",
        "<{}>",
        "a<br>{}",
        "{}[^1]",
        "[^1]: {} {}",
        "[^2]: {}",
        "[{}]: {}",
        "[{}]: {} {} {}",
        "---",
        "===",
        "&amp; {}",
        "\\* {}  ",
        "~~{}~~",
        "    {}",
        "<!-- {",
        "2020. {}",
        "",
    ]
)
BEFORE = st.sampled_from(["", "", "", "> ", "- ", "1. ", "  ", "   - ", "> > ", "* > "])


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A Markdown source, and the words it has where a reader sees words."""
    words: list[str] = []
    lines: list[str] = []
    for before, line in draw(st.lists(st.tuples(BEFORE, LINES), max_size=12)):
        pieces = line.split("{}")
        filled = pieces[0]
        for piece in pieces[1:]:
            words.append(f"w{len(words)}w")
            filled += words[-1] + piece
        lines.append(before + filled)
    return "\n".join(lines), words


@settings(max_examples=400)
@given(sources())
def test_no_word_is_lost_and_none_comes_twice(made: tuple[str, list[str]]) -> None:
    source, words = made
    text = markdown_document(source).text
    assert [word for word in words if text.count(word) != 1] == []


@pytest.mark.parametrize(
    "source",
    [
        "> " * 300 + "deep words",
        ">" * 2000 + " deep words",
        "- " * 300 + "deep words",
        "\n".join("  " * depth + f"- item{depth}" for depth in range(150)) + "\n- deep words",
        "![" * 150 + "deep words" + "](u)" * 150,
        "`" * 3000 + "deep words",
    ],
)
def test_what_is_nested_deeper_than_the_parser_goes_keeps_its_words(source: str) -> None:
    document = markdown_document(f"Before.\n\n{source}\n\nAfter.")
    assert "deep words" in document.text
    assert drawn(document)[0] == ("paragraph", (), "Before.")
    assert all(len(block.prefix) <= DEEPEST for block in document.blocks)


@given(
    st.text(st.sampled_from('ab \n\t>-*_`[]()!|#~<>&;1.:\\^"=\u00a0\u2028\ufeff'), max_size=80),
)
@example("| | b |\n|-|-|\n| 1 | &nbsp; |\n| | |")
@example("&#13;&#9;x\n\n|a&#10;b|\n|-|\n|&#9;c|")
@example("- ![](u)\n- [](x)\n-")
def test_blocks_and_styles_lie_where_a_document_promises(source: str) -> None:
    document = markdown_document(source)
    text = document.text
    for block in document.blocks:
        words = text[block.start : block.end]
        assert words == words.strip()
        assert bool(words) == (block.kind != "rule")
        cells = [cell for row in block.rows for cell in row]
        assert all(block.start <= a <= b <= block.end for a, b in cells)
        assert all(left[1] <= right[0] for left, right in pairwise(cells))
        assert all(text[a:b] == text[a:b].strip() for a, b in cells)
    assert all(left.end <= right.start for left, right in pairwise(document.blocks))
    bounds = [(block.start, block.end) for block in document.blocks]
    assert all(any(a <= s.start < s.end <= b for a, b in bounds) for s in document.styles)
    covered = {place for a, b in bounds for place in range(a, b)}
    assert all(place in covered or char.isspace() for place, char in enumerate(text))


def test_how_blocks_are_joined() -> None:
    document = markdown_document(
        "# Head\nOne\ntwo  \nthree\n\n- a\n- b\n  - c\n- d\n\n1. loose\n\n1. list\n\n"
        "| Item | Won |\n|:--|--:|\n| Rice | 5,300 |\n\n***\n\n    code\n      more\n"
    )
    assert document.text == (
        "Head\n\nOne two\nthree\n\na\nb\nc\nd\n\nloose\n\nlist\n\n"
        "Item\tWon\nRice\t5,300\n\n\n\ncode\n  more"
    )
    assert drawn(document) == [
        ("heading", (), "Head"),
        ("paragraph", (), "One two\nthree"),
        ("item", ("•",), "a"),
        ("item", ("•",), "b"),
        ("item", ("•", "•"), "c"),
        ("item", ("•",), "d"),
        ("item", ("1.",), "loose"),
        ("item", ("2.",), "list"),
        ("table", (), "Item\tWon\nRice\t5,300"),
        ("rule", (), ""),
        ("code", (), "code\n  more"),
    ]


def test_quotes_and_items_are_prefixes_from_the_outside_in() -> None:
    document = markdown_document("> - one\n>\n>   still one\n> - > two\n\n3) three")
    assert [(b.kind, b.prefix, b.first) for b in document.blocks] == [
        ("item", ("quote", "•"), True),
        ("item", ("quote", "•"), False),
        ("quote", ("quote", "•", "quote"), True),
        ("item", ("3)",), True),
    ]


def test_a_table_has_its_cells_and_alignments() -> None:
    document = markdown_document("| | **Won** |\n|:-:|--:|\n| Rice<br>white | 5 |\n| Oil |")
    (table,) = document.blocks
    cells = [[document.text[a:b] for a, b in row] for row in table.rows]
    assert cells == [["", "Won"], ["Rice white", "5"], ["Oil", ""]]
    assert table.aligns == ("center", "right")


def test_a_table_row_with_too_many_cells_is_kept_as_it_is_written() -> None:
    source = "| Item | Won |\n|--|--|\n| Rice | 5 | 6 |"
    assert [words for _, _, words in drawn(markdown_document(source))] == source.split("\n")


def test_styles_links_and_pictures() -> None:
    document = markdown_document(
        "**Bold *both*** `x` ~~gone~~ [a *mail*](mailto:a@b.c) <https://d.e> "
        '![Trucks *wait*](t.jpg) ![](u.jpg "A gate") [rel](../f.md) <b>tag</b>'
    )
    assert document.text == "Bold both x gone a mail https://d.e Trucks wait A gate rel tag"
    assert styled(document) == [
        ("strong", "Bold both", ""),
        ("emphasis", "both", ""),
        ("code", "x", ""),
        ("strike", "gone", ""),
        ("link", "a mail", "mailto:a@b.c"),
        ("emphasis", "mail", ""),
        ("link", "https://d.e", "https://d.e"),
        ("image", "Trucks wait", "t.jpg"),
        ("image", "A gate", "u.jpg"),
        ("link", "rel", "../f.md"),
    ]


def test_links_elsewhere_are_text_only() -> None:
    source = "[one](ftp://a.b/c) [two](tel:123) [three](JAVASCRIPT:alert(1)) [four](file:///etc)"
    document = markdown_document(source)
    assert all(word in document.text for word in ("one", "two", "three", "four"))
    assert document.styles == ()


@given(st.text(), st.sampled_from(["", "https://a.b/", "mailto:", "java\x01script:", "\x1b]8;;"]))
def test_nothing_that_a_terminal_obeys_is_in_a_target(rest: str, scheme: str) -> None:
    target = safe_href(scheme + rest)
    assert not any(char <= " " or "\x7f" <= char <= "\xa0" for char in target)
    assert not any("\u202a" <= char <= "\u202e" for char in target)


def test_character_references_cannot_smuggle_control_characters() -> None:
    text = markdown_document("a&#27;b&#13;c&#12;d&#155;e&#8203;f").text
    assert text == "a\ufffdb\ufffdc\ufffdd\ufffde\u200bf"


def test_footnotes_are_text_where_they_are_written() -> None:
    document = markdown_document("Prices rose.[^1]\n\n[^1]: So a trader said.\n\nThey fell.[^x]")
    assert drawn(document) == [
        ("paragraph", (), "Prices rose.[1]"),
        ("item", ("[1]",), "So a trader said."),
        ("paragraph", (), "They fell.[^x]"),
    ]
    assert styled(document) == [("footnote", "[1]", "")]


def test_html_blocks_are_plain_text_and_addresses_are_left_out() -> None:
    paragraph = '<p align="center">\nShut.\n</p>'
    definitions = '[1]: https://a.b "Title"\n[Han]: said'
    document = markdown_document(f"{paragraph}\n\n{definitions}\n\nOpen [here][1].")
    assert [words for _, _, words in drawn(document)] == [
        '<p align="center">',
        "Shut.",
        "</p>",
        "[Han]: said",
        "Open here.",
    ]
    assert styled(document) == [("link", "here", "https://a.b")]
