"""The body of a page: all of it, in its shape, and nothing of what stands around it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.sources.pages import read_page
from tests.sources.pages.making import ADDRESS, PROSE, outline, page, read

EXAMPLES = Path(__file__).parent / "examples"


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.html")))
def test_a_page_gives_its_article_and_nothing_else(name: str) -> None:
    found = read((EXAMPLES / f"{name}.html").read_bytes())
    assert outline(found) == (EXAMPLES / f"{name}.expected").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sign", ["»", "›", ">", "/"])
def test_the_trail_to_a_page_is_left_out_and_a_sentence_with_its_title_is_not(sign: str) -> None:
    trail = f"<p>Home {sign.replace('>', '&gt;')} Economy {sign.replace('>', '&gt;')} Gate shut</p>"
    prose = "".join(f"<p>{words}</p>" for words in PROSE)
    source = f"<title>Gate shut</title><article><h1>Gate shut</h1>{trail}{prose}</article>"
    found = read(source.encode())
    assert "Economy" not in found.document.text
    assert found.document.text.count("Gate shut") == 1


def test_links_and_emphasis_are_styles_at_their_words() -> None:
    found = read(page('<p>A <a href="/who">trader</a> said that <em>nobody at all</em> came.</p>'))
    text = found.document.text
    styled = {(text[s.start : s.end], s.kind, s.href) for s in found.document.styles}
    assert styled == {
        ("trader", "link", "https://yalu.example.com/who"),
        ("nobody at all", "emphasis", ""),
    }


@pytest.mark.parametrize("href", ["#top", "javascript:alert(1)", "data:text/html,x", ""])
def test_a_link_that_leads_nowhere_is_no_link(href: str) -> None:
    found = read(page(f'<p>The trader said it <a href="{href}">here</a> and nowhere else.</p>'))
    assert "said it here and" in found.document.text
    assert not found.document.styles


def test_lists_keep_their_markers_and_their_depth() -> None:
    inner = "<ol start=3><li>Rice from the south<li>Maize from the plains</ol>"
    found = read(page(f"<ul><li>Food on the first lorry {inner}</li><li>Cement</li></ul>"))
    text = found.document.text
    items = {text[b.start : b.end]: b.prefix for b in found.document.blocks if b.kind == "item"}
    assert items == {
        "Food on the first lorry": ("•",),
        "Rice from the south": ("•", "3."),
        "Maize from the plains": ("•", "4."),
        "Cement": ("•",),
    }


def test_a_table_of_data_stays_a_table() -> None:
    rows = "<tr><th>Good<th>Price</tr><tr><td>Rice<td>4,200 won</tr><tr><td>Petrol</tr>"
    found = read(page(f"<table>{rows}</table>"))
    (table,) = (block for block in found.document.blocks if block.kind == "table")
    cells = [[found.document.text[a:b] for a, b in row] for row in table.rows]
    assert cells == [["Good", "Price"], ["Rice", "4,200 won"], ["Petrol", ""]]


def test_an_empty_line_of_breaks_parts_paragraphs_and_one_break_is_a_line() -> None:
    found = read(page("<p>First line of a poem,<br>second line of it.<br><br>\nA new verse.</p>"))
    assert "body paragraph: First line of a poem,¶second line of it." in outline(found)
    assert "body paragraph: A new verse." in outline(found)


def test_words_of_unknown_elements_stay_in_their_sentence() -> None:
    cited = 'It was counted twice (<x-source kind="a"><a href="/1">1</a></x-source>), they say.'
    found = read(page(f"<p>{cited}</p>"))
    assert "body paragraph: It was counted twice (1), they say." in outline(found)


def test_signs_that_a_browser_draws_are_in_the_text() -> None:
    line = (
        '<p>He said <q>nobody knows</q> <img class=emoji alt="🚚"> and <img alt="A map"> left.</p>'
    )
    assert "body paragraph: He said “nobody knows” 🚚 and left." in outline(read(page(line)))


@pytest.mark.parametrize(
    "beside",
    [
        '<p>Read more: <a href="/b">Why the gate was closed in the first place</a></p>',
        '<p><a href="/b">Why the gate was closed and who has the key to it</a></p>',
        '<div class="related-posts"><h3>Others</h3><p>A train crosses the river, empty.</p></div>',
        '<div class="newsletter"><p>Sign up and never miss a story from the border.</p></div>',
        "<h3>Recommended Stories</h3><ul><li><a href=/b>Rice is dear in the north again</a>"
        "<li><a href=/c>A train without passengers crosses</a></ul>",
        "<p>Advertisement</p>",
        "<p>Story continues below advertisement</p>",
        "<p>☰</p>",
        "<script>document.write('tracked')</script><noscript><img src=t.gif></noscript>",
        '<p style="display:none">A line for machines that nobody sees on the page.</p>',
    ],
)
def test_what_stands_between_paragraphs_and_is_not_theirs_is_left_out(beside: str) -> None:
    assert read(page(beside)).document.text == read(page("")).document.text


def test_another_article_on_the_page_is_not_this_one() -> None:
    other = (
        "<article><h2><a href='/other'>Rice is dear</a></h2><p>In the northern provinces a"
        " kilogram costs five thousand won, twice as much as in the year before.</p></article>"
    )
    data = page("").replace(b"</body>", f"{other}</body>".encode())
    assert read(data).document.text == read(page("")).document.text


def test_cards_of_other_articles_are_not_of_this_one() -> None:
    card = (
        "<article><h3><a href='/{0}'>Rice is dear, part {0}</a></h3><p>People in the province with"
        " the number {0} say that the price of rice has doubled.</p></article>"
    )
    cards = "".join(card.format(number) for number in range(6))
    body = "".join(f"<p>{words}</p>" for words in PROSE)
    data = f"<div><h1>Lorries wait</h1></div><div>{body}</div><div>{cards}</div>"
    assert read(data.encode()).document.text == "\n\n".join(("Lorries wait", *PROSE))


def test_a_page_without_a_body_or_a_head_is_read() -> None:
    body = "".join(f"<p>{words}</p>" for words in PROSE)
    data = f"<title>Lorries wait</title><article><h1>Lorries wait</h1>{body}</article>"
    assert read(data.encode()).document.text == "\n\n".join(("Lorries wait", *PROSE))


def test_entries_of_a_live_page_belong_to_it() -> None:
    entry = (
        "<article><h2>09:30</h2><p>The gate opened for a moment and was shut again.</p></article>"
    )
    found = read(page(entry))
    assert "body paragraph: The gate opened for a moment and was shut again." in outline(found)


def test_a_body_in_two_containers_is_whole() -> None:
    halves = [
        "".join(f"<p>{words} It is the {n}th time.</p>" for n, words in enumerate(PROSE * 2, start))
        for start in (4, 14)
    ]
    inside = "".join(f"<section>{half}</section>" for half in halves)
    found = read(f"<h1>Lorries wait</h1><main>{inside}</main>".encode())
    assert found.document.text.count("th time.") == 12


def test_only_the_headline_is_a_heading_of_the_first_level() -> None:
    found = read(page("<h1>What the drivers carry</h1><p>Apples and pears, they say, and tea.</p>"))
    levels = [block.level for block in found.document.blocks if block.kind == "heading"]
    assert levels == [1, 2]
    assert "heading heading: What the drivers carry" in outline(found)


def test_a_fragment_is_kept_whole() -> None:
    data = (
        b"<h2>Also read</h2><p><a href='/x'>One more</a></p><p>Share</p><script>x()</script>"
        b"<img src='https://t.example.com/pixel.gif' width=1 height=1><p>Last.</p>"
    )
    found = read_page(data, address=ADDRESS, charset=None, name="item", fragment=True)
    assert found.document.text == "Also read\n\nOne more\n\nShare\n\nLast."


def test_a_fragment_gets_its_title_once() -> None:
    for data in (b"<p>Lorries wait.</p>", b"<h1>The bridge</h1><p>Lorries wait.</p>"):
        found = read_page(
            data, address=None, charset=None, name="item", fragment=True, title="The bridge"
        )
        assert found.document.text == "The bridge\n\nLorries wait."


words = st.text("abcdefghij가나다ž’-", min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=12).map(" ".join)
_INLINE = ("em", "strong", "a", "span", "x-y", "font", "sub")


@st.composite
def inlines(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(st.sampled_from(_INLINE), phrases), min_size=1, max_size=4))
    return " ".join(f"<{tag}>{inside}</{tag}> {inside}" for tag, inside in pieces)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    forms = (
        "<p>{}</p>",
        "<div>{}</div>",
        "<h2>{}</h2>",
        "<ul><li>{}</li><li>x{}</li></ul>",
        "<ol><li>{}<p>{}</p></ol>",
        "<blockquote>{}<p>{}</blockquote>",
        "<table><tr><th>{}<td>{}</tr><tr><td>{}<td>{}</tr></table>",
        "<table><tr><td><p>{}</p><p>{}</p></td></tr></table>",
        "{}<br><br>{}",
        "<pre>{}\n  {}</pre>",
        "<dl><dt>{}<dd>{}</dl>",
        "<section><header>{}</header><p>{}</p></section>",
        "<figure><img src=x><figcaption>{}</figcaption></figure>",
    )
    chosen = draw(st.lists(st.sampled_from(forms), min_size=1, max_size=8))
    return "".join(
        form.format(*(draw(inlines()) for _ in range(form.count("{}")))) for form in chosen
    )


@given(bodies())
@settings(max_examples=150, deadline=None)
def test_every_visible_word_of_a_fragment_is_in_its_text_in_order(body: str) -> None:
    found = read_page(body.encode(), address=None, charset=None, name="item", fragment=True)
    visible = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:em|strong|a|span|x-y|font|sub)>", "", body))
    assert found.document.text.split() == visible.split()
    last = 0
    for block in found.document.blocks:
        assert last <= block.start < block.end <= len(found.document.text)
        assert found.document.text[block.start : block.end].strip()
        last = block.end
    for style in found.document.styles:
        assert 0 <= style.start < style.end <= len(found.document.text)
