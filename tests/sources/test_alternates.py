"""Where a source says that its article stands in another language."""

import pytest

from nkreader.sources.alternates import kept, language_named
from nkreader.sources.arrival import Arrival
from nkreader.sources.pages import read_page

PAGE = """<html lang="en"><head><title>Ferry</title>
<link rel="canonical" href="https://tide.example/en/ferry">
<link rel="alternate" hreflang="ko-KR" href="/ko/ferry?utm_source=head">
<link rel="alternate" hreflang="en" href="https://tide.example/en/ferry">
<link rel="alternate" hreflang="x-default" href="https://tide.example/ferry">
<link rel="alternate" type="application/rss+xml" href="/feed">
</head><body><nav><a href="/">English</a><a href="/korea">Korea</a></nav><article>
<h1>Ferry</h1>
<p>The ferry to Rajin stayed in port for a tenth day, a dock worker said on Tuesday, and nobody
could say when it would sail again, for the harbour office had closed its door.</p>
<p>Forty men were waiting on the quay with their bags, and the cook had gone home. The price of
crab fell by half in a week, a dealer said, because nothing was sold abroad any more.</p>
<p><a href="../ja/ferry">日本語版</a></p></article></body></html>"""


def arrival(page: str = PAGE) -> Arrival:
    at = "https://tide.example/en/ferry"
    return read_page(page.encode(), address=at, charset=None, name="ferry.html")


def test_a_page_says_so_in_its_head_and_by_the_words_of_a_link() -> None:
    came = arrival()
    assert dict(kept(came.alternates, came.metadata.url, came.metadata.language)) == {
        "https://tide.example/ko/ferry": "ko",
        "https://tide.example/ja/ferry": "ja",
    }


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Read in Korean", "ko"), ("READ THIS STORY IN ENGLISH »", "en"), ("한국어로 읽기", "ko"),
        ("영문 기사 보기", "en"), ("Korean version", "ko"), ("日本語版", "ja"),
        ("Korea", None), ("Korean food", None), ("In Pictures", None), ("", None), ("x" * 99, None),
    ],
)  # fmt: skip
def test_the_words_of_a_link_name_a_language_or_do_not(words: str, language: str | None) -> None:
    assert language_named(words) == language


def test_only_pages_of_other_languages_are_kept_and_not_too_many() -> None:
    many = [(f"https://a.example/{n}", "ko") for n in range(50)]
    assert len(kept(many, None, "en")) == 20
    odd = [("javascript:alert(1)", "ko"), ("https://a.example/", "ko"), ("https://[", "ko")]
    assert kept([*odd, ("https://a.example/x", "en-GB")], None, "en") == ()
