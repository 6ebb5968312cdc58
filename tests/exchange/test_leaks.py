"""The last look at what goes out finds what is protected however it is written there."""

import gzip
import io
import json
import unicodedata
import zipfile
import zlib
from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.exchange.leaks import refuse_leaks
from nkreader.exchange.many_words import ManyWords
from nkreader.exchange.secrets import Secrets, bare
from nkreader.model import NkreaderError

TELLING = "source inside North Korea"


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return out.getvalue()


PLAIN = "He asked a source inside North Korea about it."
LEAKS = {
    "as it is": PLAIN.encode(),
    "case": PLAIN.upper().encode(),
    "JSON": json.dumps(PLAIN.replace("source", "\u201csource\u201d")).encode(),
    "JSON letters": "".join(f"\\u{ord(one):04x}" for one in PLAIN).encode(),
    "JSON line end": b'{"a":"source\\ninside North Korea"}',
    "XML": PLAIN.replace(" ", "&#160;").encode(),
    "XML letters": "".join(f"&#x{ord(one):x};" for one in PLAIN).encode(),
    "markup": b"<w:t>sour</w:t><w:t>ce</w:t> <b>inside</b> North <mark a='1'>Korea</mark>",
    "Markdown": b"> source \\*inside\\* North\\\n> Korea",
    "address": b"https://x.example/a%20source%20inside%20North%20Korea",
    "address with hyphens": b"https://x.example/a-source-inside-north-korea.html",
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-16, odd": b"x" + PLAIN.encode("utf-16-be"),
    "invisible": PLAIN.replace("Korea", "Ko\u200b\u00adrea").encode(),
    "a token a line": b"source\tB-X\ninside\tI-X\nNorth\tO\nKorea\tO\n",
    "zip": zipped("word/document.xml", PLAIN.encode()),
    "name in a zip": zipped("source-inside-north-korea.txt", b""),
    "zip in a zip": zipped("a.zip", zipped("b", PLAIN.encode())),
    "gzip": gzip.compress(PLAIN.encode()),
    "address in an address": b"?to=x%2Fa%2520source%2520inside%2520North%2520Korea",
    "XML twice": PLAIN.replace("s", "&amp;#115;").encode(),
    "JSON in JSON": json.dumps("".join(f"\\u{ord(one):04x}" for one in PLAIN)).encode(),
    "wide": PLAIN.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)}).encode(),
    "two Word runs": zipped(
        "word/document.xml",
        b"<w:r><w:t>sou</w:t></w:r><w:proofErr/><w:r><w:t xml:space='preserve'>rce in</w:t></w:r>"
        b"<w:r><w:softHyphen/><w:t>side Nor&#x00AD;th Korea</w:t></w:r>",
    ),
    "ligatures": "a ſource inſide North Korea".encode(),
    "an attribute": b"<a title='a source&#10;inside North Korea'>x</a>",
    "a picture's address": b"<img src='data:text/plain;base64," + b64encode(PLAIN.encode()) + b"'>",
    "far from the last sign": b"<b>" + b"x " * 40_000 + PLAIN.encode(),
    "zlib": zlib.compress(PLAIN.encode()),
}


@pytest.mark.parametrize("way", LEAKS)
def test_a_leak_is_found_however_it_is_written(way: str) -> None:
    with pytest.raises(NkreaderError, match="nothing was written") as said:
        refuse_leaks([("out.bin", LEAKS[way])], Secrets([TELLING]))
    assert "\n" not in str(said.value)


def test_a_leak_in_another_unicode_form_or_in_a_name_is_found() -> None:
    secrets = Secrets(["혜산 소식통"])
    for data in ("혜산 소식통", unicodedata.normalize("NFD", "혜산 소식통")):
        with pytest.raises(NkreaderError):
            refuse_leaks([("a", data.encode())], secrets)
        with pytest.raises(NkreaderError):
            refuse_leaks([(f"{data}.csv", b"")], secrets)
    refuse_leaks([("a", "혜산 사람".encode())], secrets)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("abé북", min_size=1, max_size=24), min_size=1, max_size=40), st.data())
def test_many_words_are_found_where_each_would_be(words: list[str], data: st.DataObject) -> None:
    many = ManyWords(word.encode() for word in words)
    before = data.draw(st.text("abé북x", max_size=40))
    inside = data.draw(st.sampled_from([*words, ""]))
    text = f"{before}{inside}{before}".encode()
    found = many.first_in(text)
    assert (found is not None) == any(word.encode() in text for word in words)
    assert found is None or (found in text and found.decode() in words)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("aE-_ \n“”█é\u0301\u00ad\u200bㄱ가\u11a8\u1100\u1161ßﬁİ中Å\u212b")))
def test_a_long_text_is_compared_as_its_pieces_are(text: str) -> None:
    """However a text is parted to be read quickly, the same letters come of it."""
    assert bare("x" * 3000 + text) == "x" * 3000 + bare("x" + text)[1:]
    assert bare(f"{text} " * 1000) == bare(f"{text} ") * 1000
