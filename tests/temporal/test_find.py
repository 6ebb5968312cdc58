"""What holds for every text: places, days, reasons, quotations, no guess without a date."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.temporal import TimeExpression, calendar, find
from nkreader.temporal.table import FAMILIES
from tests.growth import cost

FRIDAY = date(2020, 11, 20)
BITS = [
    "last", "the", "two", "weeks", "ago", "Monday", "Oct.", "26", "2020", "1998", "third-quarter",
    "a", "year", "earlier", "p.m.", "10", "said", "will", "end of", "mid-", "’s", "'s", "'70s", "“",
    "”", "\"", ".", ",", "\n", "\n\n", "\u00a0", "Juche 109 (2020)", "Chuseok", "every", "decades",
    "31", "Feb.", "0000", "9999", "century", "99999", "10월 26일", "지난해", "e\u0301", "\u00ad",
    "\U0001f600", "that", "month", "now", "İ", "5000 years ago", "10/26/2020", "century later",
    "twenty-four", "Thanksgiving", "Easter",
]  # fmt: skip


def one(text: str, published: date | None = FRIDAY) -> TimeExpression:
    (found,) = find(text, published)
    return found


@given(st.lists(st.sampled_from(BITS), max_size=30).map(" ".join), st.none() | st.dates())
@settings(max_examples=400, deadline=None)
def test_expressions_lie_in_the_text_sorted_and_apart(text: str, published: date | None) -> None:
    last = 0
    for found in find(text, published):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.reason
        if found.first is not None and found.last is not None:
            assert found.first <= found.last
        last = found.end


@given(st.text(max_size=200), st.dates())
@settings(max_examples=200, deadline=None)
def test_any_text_is_borne(text: str, published: date) -> None:
    for found in find(text, published):
        assert 0 <= found.start < found.end <= len(text)


@given(st.dates(), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE"]))
def test_a_day_lies_within_the_interval_of_its_own_value(day: date, unit: str) -> None:
    first, last = calendar.interval(calendar.of_day(day, unit)) or (None, None)
    if day.year < 10 or day.isocalendar().year > 9998:
        return
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert calendar.unit_of(calendar.of_day(day, unit)) == unit


@given(st.dates())
def test_the_weekday_that_is_told_is_one_and_lies_at_most_a_week_back(published: date) -> None:
    found = one("He came on Tuesday.", published)
    if published.toordinal() < 8:
        return
    assert found.first is not None
    assert found.first.weekday() == 1
    assert 0 <= (published - found.first).days < 7


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He came on Monday.", "Monday before 2020-11-20, the article's date"),
        ("He will come on Monday.", "Monday after 2020-11-20, the article's date"),
        ("It fell last week.", "the week before 2020-11-20, the article's date"),
        ("It fell two years ago.", "2 years before 2020-11-20, the article's date"),
        ("It opened on Oct. 26, 2019.", "written out"),
        ("It was signed in Juche 37.", "Juche 37: 1911 years added"),
        ("It fell after Chuseok.", "Chuseok: the last one before 2020-11-20, the article's date"),
    ],
)
def test_the_reason_says_in_words_how_the_day_was_reckoned(text: str, reason: str) -> None:
    assert one(text).reason == reason


def test_a_part_of_a_stretch_has_the_days_of_that_part() -> None:
    found = one("It closed at the end of November.")
    assert (found.value, found.first, found.last) == (
        "2020-11", date(2020, 11, 21), date(2020, 11, 30)
    )  # fmt: skip
    half = one("It rose in the second half of November.")
    assert (half.value, half.first, half.last) == (
        "2020-11", date(2020, 11, 16), date(2020, 11, 30)
    )  # fmt: skip
    past = one("It grew over the past two weeks.")
    assert (past.type, past.value, past.first, past.last) == (
        "DURATION", "P2W", date(2020, 11, 6), FRIDAY
    )  # fmt: skip


def test_words_in_a_quotation_count_from_the_day_the_speaker_spoke() -> None:
    text = "“They come tomorrow,” the trader said on Tuesday. They come tomorrow."
    quoted, tuesday, told = find(text, FRIDAY)
    assert (quoted.in_quotation, quoted.value) == (True, "2020-11-18")
    assert quoted.reason == "tomorrow: the day after 2020-11-17, the day the speaker spoke"
    assert (tuesday.in_quotation, told.in_quotation) == (False, False)
    assert told.value == "2020-11-21"


@pytest.mark.parametrize(
    "words",
    ["yesterday", "last week", "on Monday", "in October", "on Oct. 26", "two years ago", "tonight",
     "in the third quarter", "last fall", "this year", "at 5 p.m.", "since Chuseok", "지난해"],
)  # fmt: skip
def test_without_the_articles_date_nothing_is_guessed(words: str) -> None:
    found = one(f"It fell {words}.", None)
    assert (found.value, found.first, found.last) == (None, None, None)
    assert found.reason == "the article's day is not known"


def test_every_example_of_the_table_is_found_by_itself() -> None:
    for family in FAMILIES:
        (found,) = find(f"They met {family.example}.", FRIDAY)
        assert found.value is not None, family.name


HOSTILE = [
    "last ", "the ", "two weeks ", "ago ", "Oct. ", "Oct. 26, ", "10", "10/", "1/2/", "1998-",
    "1998 ",
    "end of the ", "a year earlier ", "\"", "“", "a.m. ", "5 p.m. ", "Monday ", "every ", "early ",
    "'70s ", "Juche 1 ", "Chuseok ", "half a ", "twenty-", "third-quarter ", "said ", "will ",
    ". A",
    "10월 ", "년", "1일 ", "지난 ", "\n", " ", "x", "now ", "the first two quarters ",
    "10 p.m. Monday ",
    "“today ” said Monday ", "7", "(May (", "“Today. ", "'98 ", "Monday-", "1,", "Monday, ",
    "ended-Monday-", "the 3rd to ", "the last week of ", "every Monday and ",
    "by the 3rd and the 4th ", "will-Oct.-",
]  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
def test_hostile_texts_cost_no_more_than_their_length(sign: str) -> None:
    """Four times the text takes four times the work; sixteen times would be its square."""

    def act(text: str) -> object:
        return find(text, FRIDAY)

    small, large = (sign * (size // len(sign)) for size in (10_000, 40_000))
    assert cost(act, large) < 10 * cost(act, small) + cost(act, "Kim said so on Monday. " * 500)
