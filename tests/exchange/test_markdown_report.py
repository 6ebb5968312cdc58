"""The Markdown report: it renders to the words of the passages, and their words do nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nkreader.exchange import FORMATS, markdown_report
from nkreader.exchange.current_words import current_words
from nkreader.exchange.markdown_escape import address, block, inline
from nkreader.grouped import BY, By
from nkreader.model import Bundle, Placement
from nkreader.text.hidden import HIDDEN, visible
from tests.exchange.bundles import LOOSE, PROSE, bundles
from tests.exchange.golden_bundle import golden_bundle

GITHUB = MarkdownIt("gfm-like")
"""Tables, strikethrough, HTML and automatic links on: the readers that do most."""
PLAIN = {"text", "hardbreak"}
OURS = {"heading", "paragraph", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "inline"}


def words(text: str) -> str:
    """Text as a page shows it: white space does not count."""
    return "".join(visible(" ".join(text.split())).split())


def shown(tokens: list[Token]) -> str:
    """The words of rendered tokens, white space aside."""
    leaves = [leaf for token in tokens for leaf in token.children or []]
    return "".join("".join(leaf.content for leaf in leaves).split())


def rendered(source: str) -> list[Token]:
    return GITHUB.parse(source)


def _kind(token: Token) -> str:
    return token.type.removesuffix("_open").removesuffix("_close")


def quotes(tokens: list[Token]) -> list[list[Token]]:
    """The tokens inside each block quote."""
    found: list[list[Token]] = []
    inside = False
    for token in tokens:
        if token.type == "blockquote_open":
            found.append([])
            inside = True
        elif token.type == "blockquote_close":
            inside = False
        elif inside:
            found[-1].append(token)
    return found


@settings(max_examples=400, deadline=None)
@given(PROSE)
@example("1. a\n2) b\n\n- c\n* d\n+ e")
@example("a\n===\nb\n---\n\n***\n___")
@example("```\ncode\n```\n\n    indented\n\n\tindented")
@example("see [^1] and [a]: http://a.example\n\n[a]: b\n[^1]: c")
@example("&lt;b&gt; &#91; &copy; \\* \\\\ \\")
@example(
    "http://a.example https://b.example www.example.com d@example.com n5.kp mailto:f@g.example"
)
@example("# a\n## b #\n> c\n| d | e |\n| - | - |\n| f | g |")
@example("<script>alert(1)</script>\n<!-- x -->\n<?y?>\n<https://z.example>")
@example("\n\n  \u00a0 a\u2028b\u2029c\x85d")
def test_any_words_show_as_themselves_and_nothing_else(text: str) -> None:
    for source, expected in (
        (block(text, "> "), words(text)),
        (block(text), words(text)),
        (f"Note: {inline(text)}", "Note:" + words(text)),
    ):
        tokens = rendered(source)
        assert shown(tokens) == expected
        assert {leaf.type for token in tokens for leaf in token.children or []} <= PLAIN
        assert {_kind(token) for token in tokens} <= {"blockquote", "paragraph", "inline"}


@settings(max_examples=100, deadline=None)
@given(LOOSE)
def test_words_in_a_table_and_a_heading_stay_there(text: str) -> None:
    tokens = rendered(f"## {inline(text)}\n\n| a | b |\n| - | - |\n| {inline(text)} | end |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert [shown([token]) for token in cells] == [words(text), "a", "b", words(text), "end"]


@settings(max_examples=50, deadline=None)
@given(bundles(), st.sampled_from(BY))
def test_every_quote_of_a_report_is_its_passage(bundle: Bundle, by: By) -> None:
    source = b"".join(markdown_report.write(bundle._replace(by=by))).decode()
    tokens = rendered(source)
    found = sorted(shown(quote) for quote in quotes(tokens))
    there = current_words(bundle)
    assert found == sorted(
        words(there(mark) if mark.placement.status == "placed" else mark.annotation.exact)
        for mark in bundle.marks
    )
    assert {_kind(token) for token in tokens} <= OURS
    leaves = [leaf for token in tokens for leaf in token.children or []]
    assert not {leaf.type for leaf in leaves} & {"html_inline", "image", "code_inline", "em_open"}
    assert not HIDDEN.search(source.replace("\n", ""))


def test_the_table_counts_passages_and_articles_in_codebook_order() -> None:
    cells = [
        token.children[0].content if token.children else ""
        for token in rendered(b"".join(markdown_report.write(golden_bundle())).decode())
        if token.type == "inline" and token.level == 4
    ]
    assert cells[3:6] == ["Prices", "2", "1"]
    assert cells[9:12] == ["Old *tag*", "2", "2"]


def test_passages_that_are_not_certain_say_so_in_words() -> None:
    source = b"".join(markdown_report.write(golden_bundle())).decode()
    assert source.count("**To be checked:**") == 2
    assert source.count("**No longer there:**") == 1
    assert "may now read “rice costs 5,400 won”" in source


def test_a_passage_that_reads_otherwise_now_shows_both_wordings() -> None:
    bundle = golden_bundle()
    changed, *others = bundle.marks
    placed = changed._replace(placement=Placement("placed", *changed.placement[1:]))
    source = b"".join(markdown_report.write(bundle._replace(marks=(placed, *others)))).decode()
    assert "> rice costs 5,400 won\n" in source
    assert "tagged as: “rice costs 5,200 won”" in source
    assert source.count("tagged as:") == 1


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://bus.example/a?b=c_d", 1),
        ("http://북한.example/쌀", 1),
        ("javascript:alert(1)", 0),
        ("https://a.example/> <script>", 0),
        ("https://a.example/\u202egnp.exe", 0),
        ("file:///etc/passwd", 0),
    ],
)
def test_only_web_addresses_become_links(url: str, links: int) -> None:
    leaves = [leaf for token in rendered(f"— {address(url)}") for leaf in token.children or []]
    assert [leaf.type for leaf in leaves].count("link_open") == links
    assert "html_inline" not in {leaf.type for leaf in leaves}


def test_what_is_left_out_is_counted() -> None:
    assert FORMATS["markdown"].leaves(golden_bundle()) == [
        "1 link",
        "2 articles: the full text",
        "1 older text of articles",
        "1 article: translator, language",
        "3 tags: slug, key and colour",
        "5 annotations: offsets and times",
    ]


def test_a_report_by_article_says_of_each_what_is_said_of_it_and_of_each_passage_its_tag() -> None:
    report = b"".join(markdown_report.write(golden_bundle()._replace(by="article"))).decode()
    first, second = report.split("\n## ")[1:]
    assert first.startswith("국경 시장 소식 🚢\n\n— Tumen Post")
    assert "Memo: Compare" in first
    assert "Tag: Rice | 쌀".replace("|", "\\|") in first
    assert second.startswith("=1+1\n")
    assert "Tagged: Rice" in second
    assert "## Whole articles" not in report


def test_a_report_by_date_goes_from_month_to_month() -> None:
    report = b"".join(markdown_report.write(golden_bundle()._replace(by="date"))).decode()
    heads = [line for line in report.split("\n") if line.startswith("## ")]
    assert heads == ["## March 2021", "## Without a date", "## Whole articles"]
    assert "Memo: Compare" in report
