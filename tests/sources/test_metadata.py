"""What an article says about itself, and what nobody may read into it."""

import pytest

from nkreader.model import Metadata
from nkreader.sources import arrive
from nkreader.text.zones import zones
from nkreader.text.zoning.lines import unmarked

BODY = (
    "Lorries began to line up at the customs yard before dawn on Monday, a trader in the border "
    "city said, though only a handful of them were let across before the gate was closed again."
)
KOREAN = (
    "국경 도시의 한 무역업자는 월요일 새벽부터 화물차들이 세관 앞에 줄을 서기 시작했다고 말했다. "
    "소식통은 “언제 열릴지 아무도 모른다”고 전했다."
)


def metadata(*blocks: str, suffix: str = ".txt") -> Metadata:
    return arrive("\n\n".join(blocks).encode(), f"report{suffix}").metadata


def test_a_report_says_who_made_it_and_when() -> None:
    found = metadata(
        "Fuel prices climb again",
        "By Han Sol, Asia Editor",
        "Published 18 Nov 2020, 09:30 KST",
        BODY,
        "*Translated by Lee Min",
        "Source: https://yalu.example.com/2020/11/fuel",
    )
    assert found == Metadata(
        title="Fuel prices climb again",
        author="Han Sol",
        translator="Lee Min",
        published="2020-11-18",
        language="en",
        url="https://yalu.example.com/2020/11/fuel",
    )


def test_the_note_at_the_foot_names_author_and_house() -> None:
    note = "Han Sol is one of Yalu Wire's full-time reporters. Please direct any questions to"
    found = metadata(BODY, note)
    assert (found.author, found.publisher) == ("Han Sol", "Yalu Wire")


@pytest.mark.parametrize(
    "line",
    [
        "Lorries at the gate. / Image: Yalu Wire",
        "The gate will open in March, Yalu Wire has learned.",
        "Han Sol is a correspondent for Yalu Wire in Dandong.",
        "A source told Yalu Wire that nobody knows.",
    ],
)
def test_credits_and_mentions_make_no_publisher(line: str) -> None:
    assert metadata(BODY, line).publisher is None


def test_an_article_that_opens_with_a_sentence_has_no_title() -> None:
    assert metadata(BODY, BODY).title is None


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    "blocks",
    [
        ("Fuel prices climb again", BODY),
        ("![](a.jpg)", "## From the river", "# *Fuel* prices climb", BODY),
        ("## Fuel by sea", BODY),
        (BODY, "Fuel by sea", BODY),
        ("By Han Sol", "Is the bridge open?", BODY),
        ("Rice 5,300 won", "Maize 1,900 won"),
    ],
)
def test_the_title_is_the_block_that_is_zoned_title(blocks: tuple[str, ...], suffix: str) -> None:
    arrival = arrive("\n\n".join(blocks).encode(), f"report{suffix}")
    text = arrival.document.text
    placed = zip(zones(arrival.document), arrival.document.blocks, strict=True)
    zoned = [unmarked(text[block.start : block.end]) for zone, block in placed if zone == "title"]
    assert arrival.metadata.title == (zoned[0] if zoned else None)


def test_a_byline_inside_the_text_is_not_the_articles_author() -> None:
    assert metadata(BODY, "Analysis", "By Han Sol, Asia Editor", BODY).author is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 28th 2020SINUIJU", "2020-05-28"),
        ("Nov. 18, 2020", "2020-11-18"),
        ("2020년 11월 18일", "2020-11-18"),
        ("입력 2020.11.18 09:30", "2020-11-18"),
        ("Sinuiju, November 2020", "2020-11"),
        ("Sinuiju, September 29", None),
        ("Updated: 20 Nov 2020", None),
        ("Monday, 31 June", None),
    ],
)
def test_a_dateline_gives_the_date_only_with_its_year(line: str, published: str | None) -> None:
    assert metadata(line, BODY).published == published


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Sinuiju, Nov. 18, 2020 (Yalu Wire) -- ", "2020-11-18"),
        ("Sinuiju, November 18 (Yalu Wire) -- ", None),
        ("On Nov. 18, 2020, ", None),
    ],
)
def test_a_dispatch_gives_its_date_in_its_first_words(head: str, published: str | None) -> None:
    assert metadata(head + BODY).published == published


def test_the_url_is_taken_only_where_it_is_called_one() -> None:
    address = "https://yalu.example.com/2020/11/fuel"
    assert metadata(BODY, "## URL", address).url == address
    assert metadata(BODY, address).url is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (KOREAN, "ko"),
        ("边境城市的一位商人说,星期一凌晨卡车开始在海关门前排队。", "zh"),
        ("国境の町のある貿易業者は、月曜日からトラックが並び始めたと語った。", "ja"),
        ("Un commerçant a déclaré que des camions attendaient à la douane depuis lundi.", None),
        ("Sinuiju 5,300 won", None),
        (KOREAN + " " + "COVID-19 WTO Yalu Wire", "ko"),
    ],
)
def test_the_language_is_told_only_where_it_is_certain(text: str, language: str | None) -> None:
    assert metadata(text).language == language


def test_front_matter_comes_before_what_the_text_says() -> None:
    found = metadata(
        "---\ntitle: Above\nauthor: Lee Min\n---",
        "# Below",
        "By Han Sol",
        "18 November 2020",
        BODY,
        suffix=".md",
    )
    assert (found.title, found.author, found.published) == ("Above", "Lee Min", "2020-11-18")
    assert found.language == "en"


@pytest.mark.parametrize(
    ("head", "author", "published"),
    [
        (("By BO SHEEL, RU DARBY and COL ASHBY",), "BO SHEEL, RU DARBY and COL ASHBY", None),
        (("By Han Sol and Lee Min, Seoul",), "Han Sol and Lee Min", None),
        (("By Han Sol, Lee Min, Bo Park",), "Han Sol, Lee Min, Bo Park", None),
        (("By Han Sol / Lee Min / Bo Park",), "Han Sol, Lee Min, Bo Park", None),
        (("By Han Sol; Lee Min",), "Han Sol, Lee Min", None),
        (("By Han Sol in Seoul, Lee Min in Dandong and Bo Park in Hong Kong",),
         "Han Sol, Lee Min and Bo Park", None),
        (("By María Pérez, Søren Ågård and Zoë Čech",),
         "María Pérez, Søren Ågård and Zoë Čech", None),
        (("By Han Sol, Senior Fellow, Coast Institute",), "Han Sol", None),
        (("By Han Sol / Yalu Wire",), "Han Sol", None),
        (("By Han Sol | Yalu Wire",), "Han Sol", None),
        (("Author: Han Sol",), "Han Sol", None),
        (("김민수 이영희 박철수 기자",), "김민수 이영희 박철수", None),
        (("김민수·이영희 기자",), "김민수, 이영희", None),
        (("By Han Sol | September 6, 2016 | 9:30 a.m.",), "Han Sol", "2016-09-06"),
        (("By Han Sol Sept. 6, 2016",), "Han Sol", "2016-09-06"),
        (("Posted on 6 September 2016 by Han Sol",), "Han Sol", "2016-09-06"),
        (("by Han Sol on 6 September 2016",), "Han Sol", "2016-09-06"),
        (("Posted 26.09.2016",), None, "2016-09-26"),
        (("09/26/2016",), None, "2016-09-26"),
        (("03/04/2016",), None, None),
        (("6 Sep 2016 — 3 min read",), None, "2016-09-06"),
        (("Issue date: 2016-09-06",), None, "2016-09-06"),
        (("September 6, Juche 105 (2016)",), None, "2016-09-06"),
        (("Juche 105 (2016) September 6",), None, "2016-09-06"),
        (("주체105(2016)년 9월 6일",), None, "2016-09-06"),
        (("Marta Lindqvist", "3 hours ago"), "Marta Lindqvist", None),
        (
            ("Iris Colm, Coast Wire", "Tue 6 Sep 2016 09.45 BST Last modified Wed 7 Sep 2016"),
            "Iris Colm", "2016-09-06",
        ),
        (("06 SEP 2016 | 12:41 UTC", "Iris Colm"), "Iris Colm", "2016-09-06"),
        (("Sep 6, 2016, 5:00pm EDT",), None, "2016-09-06"),
        (("Posted: Sep 06, 2016 5:00 AM ET",), None, "2016-09-06"),
        (("Published 3:15 PM EDT, Sept. 5, 2016", "Updated 8:02 PM EDT, September 6, 2016"),
         None, "2016-09-05"),
        (("Last modified on 7 Sep 2016, first published on 6 Sep 2016",), None, "2016-09-06"),
        (("It is the third halt this year, and the longest.", "By Iris Colm", "6 Sept. 2016"),
         "Iris Colm", "2016-09-06"),
        (
            ("This article has been updated to include a comment from the ministry of fishery.",
             "By Iris Colm", "6 September 2016"),
            "Iris Colm", "2016-09-06",
        ),
        (("(KCNA) — Pyongyang, September 29",), None, None),
    ],
)  # fmt: skip
def test_heads_as_papers_print_them(
    head: tuple[str, ...], author: str | None, published: str | None
) -> None:
    source = "\n\n".join(("Ferry halts after storm", *head, BODY))
    arrival = arrive(source.encode(), "a.txt")
    found = arrival.metadata
    assert (found.title, found.author, found.published) == (
        "Ferry halts after storm", author, published,
    )  # fmt: skip
    placed = zip(zones(arrival.document), arrival.document.blocks, strict=True)
    wrong = [
        arrival.document.text[block.start : block.end]
        for zone, block in placed
        if zone in ("heading", "boilerplate")
    ]
    assert wrong == []


@pytest.mark.parametrize("line", ["World", "NORTH KOREA", "News > North Korea", "[ad_1]"])
def test_a_section_line_is_no_title(line: str) -> None:
    assert metadata(line, "Ferry halts after storm", BODY).title == "Ferry halts after storm"


def test_a_name_in_the_middle_of_the_text_is_no_byline() -> None:
    assert metadata("Ferry halts", BODY, "Rail Strike", "3 hours ago", BODY).author is None
