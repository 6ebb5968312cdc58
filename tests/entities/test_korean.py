"""Korean articles as a whole, and names that are one entity in two languages."""

import json
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from nkreader.entities import extract
from nkreader.entities.identity import identity
from nkreader.entities.korean.lists import FOLDER

GOLD = Path(__file__).parent / "gold_korean"
LEAST = 0.97
"""F1 that the labelled articles keep: same start, end and label."""


@pytest.mark.parametrize("half", ["development", "held_out"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_labelled_articles_keep_their_score(half: str, form: Literal["NFC", "NFD"]) -> None:
    hits = found_all = gold_all = 0
    for path in sorted((GOLD / half).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        rows = [json.loads(line) for line in path.with_suffix(".jsonl").open(encoding="utf-8")]
        assert all(text[row["start"] : row["end"]] == row["exact"] for row in rows), path.name
        read = unicodedata.normalize(form, text)
        place = [len(unicodedata.normalize(form, text[:k])) for k in range(len(text) + 1)]
        gold = {(place[row["start"]], place[row["end"]], row["label"]) for row in rows}
        found = {(one.start, one.end, str(one.label)) for one in extract(read)}
        hits += len(gold & found)
        found_all += len(found)
        gold_all += len(gold)
    assert 2 * hits / (found_all + gold_all) >= LEAST


@pytest.mark.parametrize(
    ("label", "korean", "english"),
    [
        ("GPE", "신의주", "Sinuiju"),
        ("GPE", "조선민주주의인민공화국", "DPRK"),
        ("PERSON", "김정은", "Kim Jong-un"),
        ("ORG", "로동신문", "Rodong Sinmun"),
        ("LOC", "압록강", "Yalu River"),
        ("COMMODITY", "쌀", "rice"),
        ("DISEASE", "신종 코로나바이러스 감염증", "coronavirus"),
    ],
)
def test_a_korean_name_and_its_english_one_are_one_entity(
    label: str, korean: str, english: str
) -> None:
    wanted = identity(label, english)
    assert wanted is not None
    assert identity(label, korean) == wanted
    assert identity(label, unicodedata.normalize("NFD", korean)) == wanted


def test_the_mentions_of_both_languages_have_one_name() -> None:
    text = "Rice rose in Sinuiju.\n\n신의주에서 쌀값이 올랐다고 조선중앙통신이 전했다."
    assert [one.name for one in extract(text)] == [
        "rice", "Sinuiju", "Sinuiju", "rice", "Korean Central News Agency",
    ]  # fmt: skip


def test_a_site_or_body_of_the_lists_keeps_its_name_whatever_ends_it() -> None:
    text = (
        "김책제철연합기업소와 신의주 세관을 조선중앙통신과 로이터통신이 취재했다. 당중앙위원회도."
    )
    assert [one.name for one in extract(text)] == [
        "Kim Chaek Iron and Steel Complex", "Sinuiju Customs House",
        "Korean Central News Agency", "Reuters", "Central Committee of the Workers' Party of Korea",
    ]  # fmt: skip


def test_a_family_name_alone_is_who_bears_it() -> None:
    text = "김정은 총비서가 왔다. 김 총비서는 웃었다. 노준모 기자가 썼다. 노 기자는 갔다."
    names = [one.name for one in extract(text) if one.label == "PERSON"]
    assert names == ["Kim Jong Un", "Kim Jong Un", "노준모", "노준모"]


def test_a_name_added_to_a_korean_list_is_found(tmp_path: Path) -> None:
    from nkreader.entities.korean.lists import KoreanLists

    (tmp_path / "GPE-more.txt").write_text("새마을 = Saemaul\n", encoding="utf-8")
    assert KoreanLists(tmp_path).names["새마을"] == ("GPE", "Saemaul")


def test_korean_lists_are_in_nfc_and_without_doubles() -> None:
    """What is written in another form would never be found; a second line would never count."""
    seen: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        for line in text.split("\n"):
            name = line.partition("=")[0].strip()
            if name and not line.startswith("#"):
                assert name not in seen, f"{name}: {path.name} and {seen[name]}"
                seen[name] = path.name
