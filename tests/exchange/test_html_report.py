"""The HTML report: every span with its exact words, and other people's words that do nothing."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from nkreader.exchange import FORMATS, html_report
from nkreader.grouped import BY, By
from nkreader.links import Link
from nkreader.model import Bundle, Metadata
from tests.exchange.awkward import TIME, awkward_bundle, with_entities
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bundle
from tests.exchange.test_agreement_page import PAGE

VOID = {"meta", "br", "line"}
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "div", "nav",
    "ol", "ul", "li", "a", "bdi", "span", "main", "section", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "figure", "figcaption", "svg", "line", "rect", "text", "article",
    "blockquote", "mark", "b", "br", "footer",
}  # fmt: skip


class Page(HTMLParser):
    """A page read as a browser would: what is open where, and what stands in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.own: dict[str, str] = {}
        """The words of each passage that are its own, by its id."""
        self.marked: dict[tuple[str, ...], str] = {}
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(tag == "style" for tag, _ in self.open):
            self.words.append(data)
        passage = next((own["id"] for tag, own in self.open if tag == "article"), None)
        for tag, own in self.open:
            if tag != "mark" or passage is None:
                continue
            if "own" in str(own["class"]).split():
                self.own[passage] = self.own.get(passage, "") + data
            if "data-start" in own:
                key = tuple(
                    str(own[f"data-{one}"]) for one in ("start", "end", "label", "doc", "id")
                )
                place = (passage, *key)
                self.marked[place] = self.marked.get(place, "") + data


def page_of(bundle: Bundle) -> Page:
    return Page(b"".join(html_report.write(bundle)).decode())


def check_spans(bundle: Bundle) -> None:
    page = page_of(bundle)
    versions = {one.id: one.document.text for one in bundle.versions}
    texts = {one.id: versions[one.version] for one in bundle.articles}
    names = {tag.slug: tag.name for tag in bundle.tags}
    for mark in bundle.marks:
        claim, (status, start, end) = mark.annotation, mark.placement
        passage = f"a-{claim.id}"
        if status != "placed":
            assert page.own[passage] == claim.exact
            continue
        words = texts[claim.article][start:end]
        assert page.own[passage] == words
        (key,) = (key for key in page.marked if key[0] == passage and key[5] == claim.id)
        assert key[1:3] == (str(start), str(end))
        assert key[4] == claim.article
        assert page.marked[key] == words
        assert names[claim.tag].split()[0] in key[3] or "⟨" in key[3]


@pytest.mark.parametrize("by", BY)
def test_every_piece_says_of_which_span_it_is_and_together_they_are_its_words(by: By) -> None:
    check_spans(with_entities(awkward_bundle())._replace(by=by))
    check_spans(golden_bundle()._replace(by=by))


@settings(max_examples=60, deadline=None)
@given(bundles())
def test_whatever_is_tagged_comes_back_with_its_exact_words(bundle: Bundle) -> None:
    check_spans(bundle)


def harmless(page: Page) -> None:
    for tag, own in page.seen:
        assert tag in KNOWN
        assert not {name for name in own if name.startswith("on") or name in ("src", "style")}
        href = own.get("href")
        if href is not None:
            assert re.match(r"https?://[^\s]+\Z|#", href)


@settings(max_examples=60, deadline=None)
@given(bundles())
def test_no_words_become_elements_addresses_or_styles(bundle: Bundle) -> None:
    harmless(page_of(bundle))


def test_hostile_titles_names_notes_and_addresses_are_shown_as_words() -> None:
    evil = '</title></style><script>alert(1)</script><img src=x onerror="x">\'"'
    bundle = awkward_bundle()
    article = bundle.articles[0]._replace(
        metadata=Metadata(evil, evil, evil, url="javascript:alert(1)", published="2020-11-18")
    )
    marks = tuple(
        one._replace(annotation=one.annotation._replace(note=evil)) for one in bundle.marks
    )
    tags = tuple(tag._replace(name=evil, definition=evil) for tag in bundle.tags)
    sets = tuple(one._replace(name=evil, annotator=evil) for one in bundle.sets)
    bundle = bundle._replace(articles=(article,), marks=marks, tags=tags, sets=sets)
    for by in BY:
        page = page_of(bundle._replace(by=by))
        harmless(page)
        assert "<script>alert(1)</script>" in "".join(page.words)
        assert all("javascript" not in str(own.get("href")) for _, own in page.seen)


def test_the_page_allows_its_own_sheet_and_nothing_else() -> None:
    page = b"".join(html_report.write(golden_bundle())).decode()
    sheet = re.search("<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search('Content-Security-Policy" content="(.*?)"', page)
    assert sheet is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "url(" not in sheet[1]
    assert "@import" not in sheet[1]


def test_sections_are_tags_articles_or_months() -> None:
    def heads(by: By) -> list[str]:
        page = b"".join(html_report.write(golden_bundle()._replace(by=by))).decode()
        return re.findall(r"<section id=s\d+><h2>.*?<bdi>(.*?)</bdi></h2>", page)

    assert heads("tag") == ["Prices", "Rice | 쌀", "Old *tag*"]
    assert heads("article") == ["국경 시장 소식 🚢", "=1+1"]
    assert heads("date") == ["March 2021", "Without a date"]


def test_notes_grades_links_doubts_and_sources_are_told() -> None:
    said = " ".join(" ".join(page_of(golden_bundle()).words).split())
    for words in (
        "Per kilo?", "# yes", "updated by", "the passage may now read", "No longer there:",
        "Tumen Post", "Compare", "with | the bus.", "[00000000A1]", "newer",
    ):  # fmt: skip
        assert words in said


def test_a_link_leads_to_the_other_passage() -> None:
    link = Link("L", "contradicts", "00000000B0", "00000000B1", None, "resolved", TIME, TIME)
    page = page_of(awkward_bundle()._replace(links=(link,)))
    assert [own["href"] for tag, own in page.seen if own.get("href") == "#a-00000000B1"] != []
    told = " ".join("".join(page.words).split())
    assert "contradicts“North Korea” [00000000B1] (resolved)" in told
    assert "contradicted by" in told


def test_months_are_counted_where_they_are_known() -> None:
    page = page_of(golden_bundle())
    names = [own["aria-label"] for tag, own in page.seen if tag == "svg"]
    assert names == ["Passages over time, from 2021-03 to 2021-03, at most 4 at once"]
    assert "1 passage of articles whose month is not known" in "".join(page.words)


def test_a_page_of_agreement_is_in_it() -> None:
    words = " ".join("".join(page_of(golden_bundle()._replace(agreement=PAGE)).words).split())
    assert "Agreement" in words
    assert "κ: Cohen 1960" in words


def test_what_is_left_out_is_counted() -> None:
    assert FORMATS["html"].leaves(golden_bundle()) == [
        "2 articles: the text beyond what stands around passages",
        "1 older text of articles",
        "1 article: translator, language",
        "3 tags: slug and key",
        "5 annotations: times",
    ]
