"""Files as they arrive: encodings, refusals, front matter, and what an article says of itself."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.model import Metadata, NkreaderError
from nkreader.sources import Arrival, arrive
from nkreader.text.markdown import markdown_document

ENGLISH = (
    "Lorries began to line up at the customs yard before dawn on Monday, a trader in the border "
    "city said, though only a handful of them were let across before the gate was closed again."
)
KOREAN = (
    "국경 도시의 한 무역업자는 월요일 새벽부터 화물차들이 세관 앞에 줄을 서기 시작했다고 말했다."
)
CHINESE = "边境城市的一位商人说,星期一凌晨卡车开始在海关门前排队,但是只有少数车辆通过。"
JAPANESE = "国境の町のある貿易業者は、月曜日の夜明け前からトラックが税関の前に並び始めたと語った。"
RUSSIAN = "Торговец из приграничного города сказал, что грузовики начали выстраиваться на рассвете."
FRENCH = "Un commerçant de la ville frontalière a déclaré que des camions étaient déjà arrêtés."


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (ENGLISH, "ascii", ""),
        (KOREAN, "utf-8", ""),
        (KOREAN, "utf-8-sig", ""),
        (KOREAN, "utf-16", "UTF-16"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (KOREAN, "utf-16-be", "UTF-16"),
        (KOREAN, "utf-32", "UTF-32"),
        (KOREAN, "cp949", "CP949"),
        (KOREAN, "euc-kr", "CP949"),
        (CHINESE, "gb18030", "GB18030"),
        (JAPANESE, "shift-jis", "CP932"),
        (RUSSIAN, "cp1251", "CP1251"),
        (FRENCH, "latin-1", "CP1252"),
        ("“One wrong shipment,” a trader said – that’s all.", "cp1252", "CP1252"),
    ],
)
@pytest.mark.parametrize("times", [1, 3000])
def test_the_encoding_of_a_file_is_found_and_said(
    text: str, encoding: str, said: str, times: int
) -> None:
    whole = "\n".join([text] * times)
    arrival = arrive(whole.encode(encoding), "report.txt")
    assert arrival.document.text == whole
    assert any(said in note for note in arrival.notes) if said else arrival.notes == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_offsets_of_a_utf8_file_are_offsets_of_its_text(text: str) -> None:
    whole = text + "\r\n word"
    assert arrive(whole.encode(), "-").document.text == whole.removeprefix("\ufeff").replace(
        "\r\n", "\n"
    ).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_a_broken_byte_in_utf8_is_said_and_costs_one_sign() -> None:
    data = KOREAN.encode()
    arrival = arrive(data[:-2] + b"\n" + data, "report.txt")
    assert arrival.document.text == f"{KOREAN[:-1]}\ufffd\n{KOREAN}".replace("다\ufffd", "\ufffd")
    assert arrival.notes == ("1 place is not UTF-8 and read \ufffd",)


def test_a_nul_alone_does_not_make_a_file_binary() -> None:
    arrival = arrive(b"The gate\x00 opened.\x1b[2J", "report.txt")
    assert arrival.document.text == "The gate\ufffd opened.\ufffd[2J"
    assert arrival.notes == ("2 control characters replaced by \ufffd",)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "is empty"),
        (b" \r\n\t", "a.md", "is empty"),
        (b"\xef\xbb\xbf", "a.txt", "is empty"),
        (b"%PDF-1.7\n1 0 obj", "a.txt", "PDF"),
        (b"PK\x03\x04\x14\x00", "a.md", "archive"),
        (b"text \x01\x02\x03\x04\x05" * 9, "a.txt", "not a text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a.txt", "encoding"),
        (b"some text", "a.pdf", "PDF"),
        (b"some text", "README", "kinds read here: text, Markdown, web page"),
        (b"---\ntitle: Only this\n---\n", "a.md", "no text"),
        (b"***\n\n[1]: https://yalu.example.com\n", "a.md", "no text"),
        (b"", "-", "standard input is empty"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(NkreaderError, match=reason) as refused:
        arrive(data, name)
    assert "\n" not in str(refused.value)


def test_a_hostile_file_name_does_not_reach_the_terminal() -> None:
    with pytest.raises(NkreaderError) as refused:
        arrive(b"", "a\x1b[2J\nb.txt")
    assert str(refused.value) == "a\ufffd[2J\ufffdb.txt is empty"


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "-"]))
def test_any_bytes_make_a_text_or_one_line(data: bytes, name: str) -> None:
    with suppress(NkreaderError):
        assert arrive(data, name).document.blocks


def test_every_kind_is_chosen_by_its_suffix_in_any_case() -> None:
    for suffix in (".txt", ".md", ".markdown"):
        arrival = arrive(b"# One\n\nTwo.", f"/some where/report{suffix.upper()}")
        assert (arrival.source is None) == (suffix == ".txt")


def markdown(front: str, rest: str = "Body of the report.") -> Arrival:
    return arrive(f"---\n{front}\n---\n{rest}".encode(), "report.md")


def test_front_matter_is_metadata_and_not_text() -> None:
    arrival = markdown(
        "Title: “Rice: the price of waiting”\npublisher: 'Yalu Wire'\nauthor: \"Han Sol\"\n"
        "translator: Lee Min\nDate: 2020-03\nlang: Korean\nurl: https://yalu.example.com/a?b=c#d\n"
        "draft: no\ntags: [rice, prices]\n# a note\nnested:\n  deep: yes"
    )
    assert arrival.metadata == Metadata(
        title="“Rice: the price of waiting”",
        publisher="Yalu Wire",
        author="Han Sol",
        translator="Lee Min",
        published="2020-03",
        language="ko",
        url="https://yalu.example.com/a?b=c#d",
    )
    assert arrival.document.text == "Body of the report."
    assert arrival.source is not None
    assert markdown_document(arrival.source) == arrival.document
    assert arrival.notes == ()


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("title: no", "title", "no"),
        ("title: 2020-03-27", "title", "2020-03-27"),
        ("headline: Unit #39", "title", "Unit #39"),
        ("author: [Han Sol, Lee Min]", "author", "Han Sol, Lee Min"),
        ("author:\n  - Han Sol\n  - '[[Lee Min]]'", "author", "Han Sol, Lee Min"),
        ("source: Yalu Wire", "publisher", "Yalu Wire"),
        ("source: https://yalu.example.com", "url", "https://yalu.example.com"),
        ("source: https://yalu.example.com", "publisher", None),
        ("published: 2020", "published", "2020"),
        ("date: 2020-03-27T09:30:00+09:00", "published", "2020-03-27"),
        ("date: 2020-03-27 09:30", "published", "2020-03-27"),
        ("date: 2020/3/7", "published", "2020-03-07"),
        ("date: May 28th 2020", "published", "2020-05-28"),
        ("language: en_GB", "language", "en-GB"),
        ("title:", "title", None),
        ("제목: 국경\ntitle: Border", "title", "Border"),
    ],
)
def test_values_of_front_matter_are_read_as_they_stand(
    front: str, field: str, value: str | None
) -> None:
    arrival = markdown(front + "\nother: x")
    assert getattr(arrival.metadata, field) == value
    assert arrival.notes == ()


@pytest.mark.parametrize("date", ["soon", "2020-13", "2020-02-30", "27 March", "03/04/2020"])
def test_a_date_that_is_none_is_left_out_and_said(date: str) -> None:
    arrival = markdown(f"published: {date}")
    assert arrival.metadata.published is None
    (note,) = arrival.notes
    assert date in note


@pytest.mark.parametrize(
    "source",
    [
        "---\nNobody came.\n---\nThe gate was shut.",
        "---\ntitle: Never closed\n\nThe gate was shut.",
        "Before.\n\n---\ntitle: In the middle\n---\n\nAfter.",
        "---\nNote: nobody passes.\n---\nThe gate was shut.",
        "---\nThe order read: nobody passes.\nAnd nobody did.\n---\nThe gate was shut.",
    ],
)
def test_a_rule_of_dashes_is_not_front_matter(source: str) -> None:
    arrival = arrive(source.encode(), "report.md")
    words = [word.strip("-") for word in source.split()]
    assert all(word in arrival.document.text for word in words)


def test_standard_input_is_markdown_only_with_front_matter() -> None:
    assert arrive(b"# One\n\nTwo.", "-").source is None
    arrival = arrive(b"---\ntitle: One\n---\n*Two*.", "-")
    assert (arrival.metadata.title, arrival.document.text) == ("One", "Two.")


def test_a_plain_text_keeps_its_front_matter_so_that_offsets_stay() -> None:
    source = "---\ntitle: One\n---\nTwo."
    assert arrive(source.encode(), "report.txt").document.text == source


@pytest.mark.parametrize(
    ("source", "title", "author", "published"),
    [
        (
            "+++\ntitle = 'Night trains'\ndate = 2021-08-16T23:30:00-07:00\n"
            "authors = ['Hana Oh', 'Paul Reyes']\n[params]\nsource = 'Coast Rail'\n+++\nBody.",
            "Night trains", "Hana Oh, Paul Reyes", "2021-08-16",
        ),
        (
            '{\n "title": "Night trains",\n "date": "2021-08-16", "author": {"name": "Hana Oh"}\n}'
            "\n\nBody.",
            "Night trains", "Hana Oh", "2021-08-16",
        ),
        (
            "---\ntitle: >-\n  Night trains\n  to the coast\nauthors:\n  - name: Hana Oh\n"
            "    email: h@example.org\n  - name: Paul Reyes\npubDate: Mon, 16 Aug 2021 08:00 GMT\n"
            "---\nBody.",
            "Night trains to the coast", "Hana Oh, Paul Reyes", "2021-08-16",
        ),
        (
            "---\nlayout: post\npublished: true\ntitle: 'Don''t cross'\nauthor:\n"
            "  display_name: Hana Oh\n  login: hana\ndate: '2013-03-14 23:42:50 +0900'\n"
            "excerpt: !ruby/object:Hpricot::Doc\n  options: {}\n---\nBody.",
            "Don't cross", "Hana Oh", "2013-03-14",
        ),
        (
            "---\ntitle: Trade: what crossed\nauthor: [[Hana Oh]]\ndate: 13/04/2020\n---\nBody.",
            "Trade: what crossed", "Hana Oh", "2020-04-13",
        ),
        ("---\ntitle: |\n  Ferry\nauthor: null\nbyline: By Lee Min\n---\nBody.",
         "Ferry", "Lee Min", None),
    ],
)  # fmt: skip
def test_front_matter_as_programs_write_it(
    source: str, title: str, author: str, published: str | None
) -> None:
    arrival = arrive(source.encode(), "report.md")
    assert arrival.document.text == "Body."
    found = arrival.metadata
    assert (found.title, found.author, found.published) == (title, author, published)
    assert arrival.notes == ()


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: " + "[" * 12_000 + "\n---\n",
        "---\ntitle: x\n" + "- " * 9_000 + "\n---\n",
        "---\ntitle: x\na: &a [x,x,x]\n"
        + "".join(f"b{n}: &a{n} [*a{n - 1 or ''},*a{n - 1 or ''}]\n" for n in range(1, 90))
        + "---\n",
        "+++\ntitle = " + "[" * 12_000 + "\n+++\n",
        '{"title":' + "[" * 12_000,
        "---\ntitle: \"\\e[2J\\u202e\"\n---\n",
    ],
)  # fmt: skip
def test_front_matter_that_attacks_is_read_or_left_in_the_text(front: str) -> None:
    arrival = arrive((front + "Body.").encode(), "report.md")
    assert arrival.document.text.endswith("Body.")
    assert "\x1b" not in (arrival.metadata.title or "")


def test_html_references_in_a_text_are_read_as_signs() -> None:
    arrival = arrive(
        b"Seoul&#8217;s envoy said &ldquo;wait.&rdquo; AT&amp;T, 5 & 6, &amp;lt;", "a.txt"
    )
    assert arrival.document.text == "Seoul’s envoy said “wait.” AT&T, 5 & 6, &lt;"
    assert arrival.notes == ("5 HTML references read as signs",)


NARROW = (
    "The delegates met to soak up more of the\nplanet-warming talk that is driving cli-\n"
    "mate change, and a spokes-\nman for the South Korean gov-\nernment said the anti-\n"
    "nuclear group and the Inter-\nKorean council would meet Pyong-\nyang officials on Sep-\n"
    "tember 5."
)


def test_a_narrow_column_is_one_paragraph_and_its_words_are_whole() -> None:
    arrival = arrive(NARROW.encode(), "a.txt")
    text = arrival.document.text
    assert len(arrival.document.blocks) == 1
    for word in ("climate", "spokesman", "government", "anti-nuclear", "Inter-Korean", "September"):
        assert word in text.replace("\n", " ")
    assert arrival.notes == ("7 words parted at line ends put together",)


def test_a_list_of_short_lines_is_not_joined() -> None:
    prices = "Rice 5,300 won\nMaize 1,900 won\nPetrol 9,300 won\nYuan 1,240 won\nDollar 8,100 won"
    assert len(arrive(prices.encode(), "a.txt").document.blocks) == 5
