"""A page that a browser saved as one file: its article, its address and when it was saved."""

from email.message import EmailMessage

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.material import Material
from nkreader.sources.mhtml import read

ADDRESS = "https://yalu.example.com/2020/11/18/lorries"
PAGE = """<html><head><meta charset="utf-8"><title>Lorries wait = Yalu Wire</title></head><body>
<h1>Lorries wait</h1><p>Vierzig Lastwagen standen am Dienstag vor der Brücke, sagte ein Händler, und
keiner von ihnen wurde bis zum Morgen über den Fluß gelassen.</p></body></html>"""


def saved(encoding: str = "quoted-printable", address: str = ADDRESS) -> bytes:
    whole = EmailMessage()
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = address
    whole["Subject"] = "Lorries wait"
    whole["Date"] = "Thu, 19 Nov 2020 09:00:00 +0900"
    whole["MIME-Version"] = "1.0"
    whole.set_content(PAGE, subtype="html", cte=encoding, charset="utf-8")
    whole.make_related()
    whole.add_related(b"\x89PNG", "image", "png", cid="<p>")
    whole.add_related(b"p { color: red }", "text", "css")
    return whole.as_bytes()


def arrival(data: bytes) -> Arrival:
    (found,) = read(Material("page.mhtml", data))
    assert isinstance(found, Arrival)
    return found


def test_the_page_in_the_file_is_read() -> None:
    for encoding in ("quoted-printable", "base64", "8bit"):
        found = arrival(saved(encoding))
        assert "vor der Brücke, sagte ein Händler" in found.document.text
        assert found.metadata.title == "Lorries wait"
        assert found.metadata.url == ADDRESS
        assert found.identity is None  # a file is known by its path


def test_the_whole_file_is_its_evidence_with_the_moment_it_was_saved() -> None:
    data = saved()
    kept = arrival(data).original
    assert kept is not None
    assert (kept.data, kept.address, kept.retrieved) == (data, ADDRESS, "2020-11-19T00:00:00Z")


def test_an_address_that_is_none_is_left_out() -> None:
    assert arrival(saved(address="cid:frame-1@mhtml.blink")).metadata.url is None


def test_a_cut_file_and_one_without_a_page_are_texts_or_one_line() -> None:
    data = saved("base64")
    for cut in (0, 40, 300, len(data) // 2):
        (found,) = read(Material("page.mhtml", data[:cut]))
        if isinstance(found, NkreaderError):
            assert "\n" not in str(found)
    (said,) = read(Material("page.mhtml", b"From: someone\n\nonly a text"))
    assert str(said) == "page.mhtml holds no page; save it again as .html"
