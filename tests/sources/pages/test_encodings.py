"""Pages in encodings other than they say: what decodes them counts."""

import pytest

from tests.sources.pages.making import read

KOREAN = (
    "국경 도시의 한 무역업자는 월요일 새벽부터 화물차 마흔여 대가 세관 앞에 줄을 섰다고 전했다. "
    "소식통은 “언제 열릴지 아무도 모른다”고 말했다. 뷁 뜌"
)
RUSSIAN = (
    "Более сорока грузовиков стояли перед мостом во вторник ночью, сообщил один торговец. " * 3
)
WESTERN = "Les camions attendent à la frontière, a déclaré un marchand : « rien ne bouge ». " * 3
JAPANESE = "国境の町では月曜の夜明け前からトラックが税関の前に列を作り始めたと業者が語った。" * 3


def named(words: str, encoding: str, said: str | None) -> bytes:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    markup = f"<html><head>{meta}<title>x</title></head><body><p>{words}</p></body></html>"
    return markup.encode(encoding)


@pytest.mark.parametrize(
    ("words", "encoding", "said", "header"),
    [
        (KOREAN, "cp949", "utf-8", None),
        (KOREAN, "cp949", "iso-8859-1", None),
        (KOREAN, "cp949", None, "utf-8"),
        (KOREAN, "cp949", "euc-kr", "utf-8"),
        (KOREAN, "cp949", "ks_c_5601-1987", None),
        (KOREAN, "cp949", "no-such-encoding", None),
        (KOREAN, "utf-8", "euc-kr", "euc-kr"),
        (KOREAN, "utf-16", None, None),
        (KOREAN, "utf-16-le", None, None),
        (RUSSIAN, "cp1251", "windows-1251", None),
        (RUSSIAN, "cp1251", "utf-8", None),
        (RUSSIAN, "koi8-r", "koi8-r", "utf-8"),
        (WESTERN, "cp1252", "iso-8859-1", None),
        (WESTERN, "cp1252", "utf-8", None),
        (JAPANESE, "cp932", "shift_jis", None),
        (JAPANESE, "euc_jp", "utf-8", None),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_in(
    words: str, encoding: str, said: str | None, header: str | None
) -> None:
    found = read(named(words, encoding, said), charset=header)
    assert words.strip() in found.document.text.replace("\xa0", " ")


def test_a_wrong_name_is_told() -> None:
    found = read(named(KOREAN, "cp949", "utf-8"))
    assert found.notes == ("read as CP949, though it says UTF-8",)


def test_a_cut_page_keeps_its_encoding() -> None:
    data = named(KOREAN * 3, "cp949", "euc-kr")
    cut = data[: data.rindex("말했".encode("cp949")) + 1]
    assert "국경 도시의 한 무역업자는" in read(cut).document.text


def test_references_become_their_signs() -> None:
    words = (
        "&ldquo;Nobody knows&#8230;&rdquo; a trader said&#151;then he laughed &amp; left, &#xB5;."
    )
    found = read(f"<p>{words}</p>".encode())
    assert found.document.text == "“Nobody knows…” a trader said—then he laughed & left, µ."
