"""Bytes of mail to text: the charset that is stated, where the bytes bear it out."""

import codecs

from nkreader.sources.decoding import cleaned
from nkreader.text.cleaning import clean

_WIDER = {
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
}
"""What is stated, and the encoding that holds all that programs write under its name."""

_WESTERN = ("us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252")
"""What programs state that do not know: any bytes decode, so it proves nothing."""

_SHIFTING = ("iso-2022", "iso2022", "hz", "utf-7", "utf-16", "utf-32")


def decoded(data: bytes, charset: str | None, name: str) -> str:
    """The cleaned text of `data`; UTF-8 if it is that, else as stated, else guessed."""
    said = (charset or "").strip().strip("\"'").lower()
    if said.startswith(_SHIFTING) and (text := _as(data, said)) is not None:
        return clean(text).text
    if (text := _as(data, "utf-8")) is not None:
        return clean(text).text
    if said and said not in _WESTERN:
        text = _as(data, _WIDER.get(said, said))
        if text is not None:
            return clean(text).text
    if data.strip():
        return cleaned(data, name)[0]
    return ""


def _as(data: bytes, encoding: str) -> str | None:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
