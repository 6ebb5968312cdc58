"""Texts in other encodings are read as they were written, or refused; never as another script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.model import NkreaderError
from nkreader.sources.decoding import cleaned

GREEK = "Η κυβέρνηση ανακοίνωσε ότι τα σύνορα θα παραμείνουν κλειστά έως τον Μάιο."
RUSSIAN = "Торговец из приграничного города сказал, что грузовики начали выстраиваться."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("안녕", "euc-kr"),
        ("김성식", "cp949"),
        ("The word 북한 means North Korea, and 남한 the South.", "euc-kr"),
        ("Market note\n\nThe stall keeper (장사꾼) said rice (쌀) cost more.", "euc-kr"),
        ("북한 쌀값이 1kg에 6천 원까지 올랐다고 WTO가 전했다.", "cp949"),
        ("边境", "gb18030"),
        ("中国说边境关闭", "gb18030"),
        ("邊境城市的商人說,卡車開始排隊。", "big5"),
        ("国境の町で", "euc_jp"),
        (GREEK, "iso8859_7"),
        ("The trader spoke first.\n\nΟ έμπορος είπε ότι το ρύζι είναι ακριβό.", "cp1253"),
        ("הממשלה הודיעה כי הגבול יישאר סגור עד חודש מאי, אמר הדובר.", "cp1255"),
        ("أعلنت الحكومة أن الحدود ستبقى مغلقة حتى شهر مايو، قال المتحدث.", "cp1256"),
        ("รัฐบาลประกาศว่าชายแดนจะยังคงปิดจนถึงเดือนพฤษภาคม", "cp874"),
        ("Hükümet sınırın mayıs ayına kadar kapalı kalacağını açıkladı. Şehir.", "cp1254"),
        ("Rząd ogłosił, że granica pozostanie zamknięta do maja – powiedział.", "cp1250"),
        ("Rząd ogłosił, że granica pozostanie zamknięta do maja.", "iso8859_2"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        ("Український уряд оголосив, що кордон залишиться закритим.", "cp1251"),
        ("A SITUAÇÃO É DIFÍCIL, disse o ministro. Não há solução.", "cp1252"),
        ("Pay offer\n\nEarn up to £50K at work.example · all posts.", "latin-1"),
        ("Temperatures fell to –12° C in Hyesan, the café owner said.", "cp1252"),
    ],
)
def test_a_few_words_are_read_in_their_own_script(text: str, encoding: str) -> None:
    read, notes = cleaned(text.encode(encoding), "note.txt")
    assert read == text
    assert len(notes) == 1


def test_what_fits_no_script_is_refused() -> None:
    with pytest.raises(NkreaderError, match="in no known encoding"):
        cleaned("국경 도시의 한 무역업자는 월요일".encode("johab"), "note.txt")


@given(
    st.lists(st.sampled_from(RUSSIAN.split()), min_size=6, unique=True),
    st.sampled_from(["cp1251", "koi8_r"]),
)
def test_words_in_any_order_stay_russian(words: list[str], encoding: str) -> None:
    text = " ".join(words)
    assert cleaned(text.encode(encoding), "note.txt")[0] == text
