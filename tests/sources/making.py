"""Files of every kind to read: made here, from words of our own."""

import gzip
import io
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from nkreader.model import NkreaderError
from nkreader.sources import Arrival, Material, arrivals

FIRST = (
    "Lorries began to line up at the customs yard before dawn on Monday, a trader in the border "
    "city said, though only a handful of them were let across before the gate was closed again."
)
SECOND = (
    "Rice cost 4,200 won in Hyesan on the third day of the month, according to a source in the "
    "province. Nobody knows when the bridge will open, and the long-term contracts run out."
)
KOREAN = (
    "국경 도시의 한 무역업자는 월요일 새벽부터 화물차들이 세관 앞에 줄을 서기 시작했다고 말했다.",
    "그러나 문이 다시 닫히기 전에 건너간 차량은 몇 대뿐이었다고 소식통이 전했다.",
    "세관 앞의 화물차들이 돌아간 뒤에도 무역업자는 다리가 언제 열릴지 알 수 없다고 했다.",
    "차량은 소독을 마쳐야 국경을 건널 수 있으며 운전수는 격리 시설에 머물러야 한다.",
    "격리 시설에 머물러야 하는 운전수들은 식량을 스스로 마련해야 한다고 무역업자는 말했다.",
    "도내 소식통은 국경 도시의 시장에서 쌀값이 다시 올랐다고 전했다.",
)


def read(name: str, data: bytes, **mapping: str) -> tuple[list[Arrival], list[str]]:
    """The articles of a file's bytes, and the errors."""
    found = list(arrivals(Material(name, data), mapping))
    errors = [str(one) for one in found if isinstance(one, NkreaderError)]
    return [one for one in found if not isinstance(one, NkreaderError)], errors


def one(name: str, data: bytes, **mapping: str) -> Arrival:
    """The only article of a file's bytes, without an error."""
    articles, errors = read(name, data, **mapping)
    assert not errors
    (article,) = articles
    return article


def refused(name: str, data: bytes) -> str:
    """The only line that a file gives that holds no article."""
    articles, errors = read(name, data)
    assert not articles
    (error,) = errors
    assert "\n" not in error
    assert name in error
    return error


def blocks(article: Arrival) -> list[str]:
    """The words of each block."""
    text = article.document.text
    return [text[block.start : block.end] for block in article.document.blocks]


def zipped(members: Iterable[tuple[str, bytes | str]]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return file.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], mode: str = "w:gz") -> bytes:
    """A tar archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as packed:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return file.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; `parts` are its other files, by name without suffix."""
    names = {"core": "docProps/core.xml", "rels": "word/_rels/document.xml.rels"}
    whole = (
        f'<w:document xmlns:w="{WORD}" xmlns:r="{_RELATIONS}"><w:body>{body}</w:body></w:document>'
    )
    return zipped(
        [
            ("word/document.xml", whole),
            *((names.get(name, f"word/{name}.xml"), part) for name, part in parts.items()),
        ]
    )


def word_paragraph(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a Word document."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    """An OpenDocument text with this body."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{name}="{space}:{name}:1.0"'
        for name in ("office", "text", "table", "style", "meta")
    )
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {names} {links}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    said = (
        f"<office:document-meta {names} {links}><office:meta>{meta}</office:meta>"
        "</office:document-meta>"
    )
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("meta.xml", said),
        ]
    )


def xlsx(*rows: Sequence[object]) -> bytes:
    """A spreadsheet of one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


CACHE = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
  title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
  title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
  feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
  unread INTEGER(1) NOT NULL, deleted INTEGER(1) NOT NULL DEFAULT 0);
INSERT INTO rss_feed VALUES ('https://yalu.example/rss', 'https://yalu.example', 'Yalu Wire');
"""


def newsboat(*items: tuple[str, str, int]) -> bytes:
    """A newsboat cache with items of (guid, content, whether it was deleted)."""
    db = sqlite3.connect(":memory:")
    db.executescript(CACHE)
    for guid, content, deleted in items:
        row = (guid, f"Title {guid}", "Han Sol", f"https://yalu.example/{guid}", content, deleted)
        db.execute(
            "INSERT INTO rss_item (guid, title, author, url, content, deleted, feedurl, pubDate,"
            " unread) VALUES (?, ?, ?, ?, ?, ?, 'https://yalu.example/rss', 1584430200, 1)",
            row,
        )
    db.commit()
    return db.serialize()


def warc(*answers: tuple[str, str, bytes], packed: bool = True, status: str = "200 OK") -> bytes:
    """A web archive of (address, content type, body), fetched on 17 March 2020."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for address, kind, body in answers:
        stated = [("Content-Type", kind), ("Date", "Tue, 17 Mar 2020 06:30:00 GMT")]
        if body.startswith(b"\x1f\x8b"):
            stated.append(("Content-Encoding", "gzip"))
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, stated, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2020-03-17T06:30:02Z"},
        )
        writer.write_record(record)
    return file.getvalue()


@cache
def samples() -> dict[str, bytes]:
    """A small file of each kind, by a name with its suffix."""
    from tests.sources.making_pdf import report

    page = f"<p>{FIRST}</p><p>{SECOND}</p>"
    mail = f"From: Yalu Wire <news@yalu.example>\nSubject: Rice\nMessage-ID: <1@y>\n\n{FIRST}\n"
    return {
        "a.pdf": report([FIRST, SECOND]),
        "a.docx": docx(word_paragraph(FIRST) + word_paragraph(SECOND)),
        "a.odt": odt(f"<text:p>{FIRST}</text:p><text:p>{SECOND}</text:p>"),
        "a.eml": mail.encode(),
        "a.mbox": f"From a@b Tue Mar 17 23:30:00 2020\n{mail}\n".encode() * 2,
        "a.csv": f'title,text\nRice,"{FIRST}"\nGate,"{SECOND}"\n'.encode(),
        "a.xlsx": xlsx(("title", "text"), ("Rice", FIRST), ("Gate", SECOND)),
        "a.json": f'[{{"title": "Rice", "text": "{FIRST}"}}]'.encode(),
        "a.jsonl": f'{{"title": "Rice", "text": "{FIRST}"}}\n'.encode(),
        "cache.db": newsboat(("one", page, 0), ("two", page, 0)),
        "a.warc": warc(("https://yalu.example/a", "text/html", page.encode()), packed=False),
        "a.warc.gz": warc(("https://yalu.example/a", "text/html", page.encode())),
        "a.zip": zipped([("one.txt", FIRST), ("two.md", SECOND)]),
        "a.tar.gz": tarred([("one.txt", FIRST.encode()), ("two.md", SECOND.encode())]),
        "a.tar.xz": tarred([("one.txt", FIRST.encode())], "w:xz"),
    }


def damaged(data: bytes, how: Callable[[int], int], count: int) -> Iterable[bytes]:
    """A file with bits turned over and ends cut off; `how(n)` chooses below n."""
    for turn in range(count):
        spoilt = bytearray(data)
        for _ in range(1 + how(8)):
            spoilt[how(len(spoilt))] ^= 1 << how(8)
        yield bytes(spoilt[: how(len(spoilt)) + 1] if turn % 3 == 0 else spoilt)


def unpacked(data: bytes) -> bytes:
    """What a gzip file holds."""
    return gzip.decompress(data)
