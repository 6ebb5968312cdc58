"""What is offered to a person because it is not sure enough to be taken."""

from collections.abc import Mapping
from datetime import date

import pytest

from nkreader.sources import arrive
from nkreader.text.dates import written_date

BODY = (
    "Lorries began to line up at the customs yard before dawn on Monday, a trader in the border "
    "city said, though only a handful of them were let across before the gate was closed again."
)


def proposed(name: str, *blocks: str) -> Mapping[str, str]:
    return arrive("\n\n".join(blocks).encode(), name).proposed


def test_a_files_name_offers_title_and_date() -> None:
    found = proposed("/reports/2020-11-18_ferry-halts-again.txt", BODY)
    assert found["title"] == "Ferry halts again"
    assert found["published"] == "2020-11-18"


def test_an_agency_at_the_head_is_offered_as_publisher() -> None:
    assert proposed("a.txt", "Pyongyang, March 5 (KCNA) -- " + BODY)["publisher"] == "KCNA"


def test_the_head_of_a_korean_dispatch_names_its_agency() -> None:
    for head in ("(평양 3월 5일발 조선중앙통신) ", "【평양 3월 5일발 조선중앙통신】\n\n"):
        assert proposed("a.txt", head + BODY)["publisher"] == "조선중앙통신"


def test_a_date_of_updating_is_offered_not_taken() -> None:
    arrival = arrive(f"Ferry halts\n\nUpdated: 20 Nov 2020\n\n{BODY}".encode(), "a.txt")
    assert arrival.metadata.published is None
    assert arrival.proposed["published"] == "2020-11-20"


def test_what_is_known_is_not_offered() -> None:
    source = f"---\ntitle: Ferry\ndate: 2020\nsource: Yalu Wire\nauthor: Han Sol\n---\n{BODY}"
    arrival = arrive(source.encode(), "2020-11-18_ferry-halts-again.md")
    assert arrival.proposed == {}
    assert set(arrival.origins.values()) == {"front matter", "text"}


@pytest.mark.parametrize("name", ["00_07652c83.txt", "-", "a.txt", "README.txt"])
def test_a_name_that_says_nothing_offers_nothing(name: str) -> None:
    assert proposed(name, BODY) == {}


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("29 September 2024", "2024-09-29"), ("Sept 2024", "2024-09"), ("2024", "2024"),
        ("3 days ago", "2020-11-15"), ("a week ago", "2020-11-11"), ("2 months ago", "2020-09"),
        ("one year ago", "2019"), ("yesterday", "2020-11-17"), ("Today", "2020-11-18"),
        ("20201118", "2020-11-18"), ("18/11/2020", "2020-11-18"), ("11/18/2020", "2020-11-18"),
        ("2 hours ago", "2020-11-18"), ("30 hours ago", "2020-11-17"), ("just now", "2020-11-18"),
        ("3d ago", "2020-11-15"), ("four days ago", "2020-11-14"), ("an hour ago", "2020-11-18"),
        ("3일 전", "2020-11-15"), ("어제", "2020-11-17"), ("2개월 전", "2020-09"),
        ("Posted: 29 September 2024", "2024-09-29"), ("Updated 3 days ago", "2020-11-15"),
        ("Pyongyang, September 29, 2024 (KCNA)", "2024-09-29"), ("29-Sep-2024", "2024-09-29"),
        ("29. September 2024", "2024-09-29"), ("2 May 2024 or 3 May 2024", "2024-05-02"),
        ("29 September", None), ("from 2 May 2024 to 3 May 2024", None),
        ("03/04/2020", None), ("soon", None), ("31 June 2020", None), ("99999999 years ago", None),
    ],
)  # fmt: skip
def test_a_date_as_a_person_types_it(said: str, iso: str | None) -> None:
    assert written_date(said, date(2020, 11, 18)) == iso


def test_the_first_date_is_the_first_whatever_stands_before_it() -> None:
    from nkreader.text.dates import first_date

    for said in ("2020-11-18", "Nov. 18, 2020", "18 November 2020", "2020년 11월 18일"):
        told = f"Marches may go on in 3 towns until 31 June; {said}, not 1 May 2021."
        printed = first_date(told)
        assert printed is not None, said
        assert printed.iso == "2020-11-18", said
        assert told[printed.start : printed.end].strip(".,") in said


def test_a_day_that_is_none_is_no_date() -> None:
    from nkreader.text.dates import first_date, is_iso, written_date

    for told in ("2020-01-00", "Jan. 0, 2020", "0 January 2020", "2020-00-01", "0000-01-01"):
        assert written_date(told) is None or is_iso(written_date(told) or ""), told
        printed = first_date(f"It was said on {told} that it is shut.")
        assert printed is None or printed.iso is None or is_iso(printed.iso), told
