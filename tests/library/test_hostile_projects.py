"""What is handed in to do harm ends in one line, in any format, and the library is as it was."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.exchange import parcel as module
from nkreader.library import Library
from nkreader.model import NkreaderError
from tests.exchange.golden_bundle import FOLDER
from tests.library.test_import_preview import state


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return out.getvalue()


QDPX = zipfile.ZipFile(FOLDER / "border-qdpx.qdpx").read("project.qde")
QDC = (FOLDER / "border-qdc.qdc").read_bytes()
CAS = {path.name: path.read_bytes() for path in (FOLDER / "border-cas-xmi").iterdir()}
XMI = next(data for name, data in CAS.items() if name.endswith(".xmi"))
TYPES = CAS["TypeSystem.xml"]
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
REMOTE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
ZEROS = bytes(3_000_000)


def declaring(doctype: bytes, data: bytes) -> bytes:
    """The XML with a document type declared."""
    head, end, rest = data.partition(b"?>")
    return head + end + doctype + rest if end else doctype + data


def elsewhere(path: bytes) -> bytes:
    """A project whose first text lies there."""
    start = QDPX.index(b'plainTextPath="') + len(b'plainTextPath="')
    return QDPX[:start] + path + QDPX[QDPX.index(b'"', start) :]


def types_declaring(doctype: bytes) -> bytes:
    """Types beside sound XMI."""
    return zipped(a_DOT_xmi=XMI, TypeSystem_DOT_xml=declaring(doctype, TYPES))


HOSTILE: dict[str, tuple[str, bytes]] = {
    **{
        f"{kind} in a {what}": (f"a.{what}", made(doctype))
        for kind, doctype in (("laughs", LAUGHS), ("XXE", XXE), ("a remote DTD", REMOTE))
        for what, made in (
            ("qdpx", lambda it: zipped(project_DOT_qde=declaring(it, QDPX))),
            ("qdc", lambda it: declaring(it, QDC)),
            ("cas.zip", lambda it: zipped(a_DOT_xmi=declaring(it, XMI), TypeSystem_DOT_xml=TYPES)),
            ("types.zip", types_declaring),
        )
    },
    **{
        f"a text at {path}": ("a.qdpx", zipped(project_DOT_qde=elsewhere(path.encode())))
        for path in (
            "internal://../../../etc/hostname", "internal:///etc/hostname", "absolute:///etc/hostname",
            "relative://../x", "file:///etc/hostname", "http://127.0.0.1:9/x", "/etc/hostname", "",
        )
    },
    "a slip in a project": ("a.qdpx", zipped(**{"project.qde": QDPX, "../../x": b"x"})),
    "a bomb in a project": ("a.qdpx", zipped(project_DOT_qde=elsewhere(b"internal://z.txt"),
                                             sources__z_DOT_txt=ZEROS)),
    "a bomb of XML": ("a.qdc", QDC.replace(b"<Codes>", b"<Codes>" + b"<Code>" * 9_000)),
    "bombs in zips in a project of INCEpTION": (
        "a.zip",
        zipped(**{f"annotation__d{n}__u{n}_DOT_zip": zipped(a_DOT_xmi=ZEROS[:400_000],
                                                            TypeSystem_DOT_xml=TYPES)
                  for n in range(9)}),
    ),
    "zips of many files in one": (
        "a.zip",
        zipped(**{f"annotation__d{n}__u_DOT_zip": zipped(
            TypeSystem_DOT_xml=TYPES, **{f"{m}_DOT_xmi": XMI for m in range(9)})
                  for n in range(9)}),
    ),
    "deep JSON": ("a.json", b"[" * 200_000),
    "deep JSON in a row": ("a.jsonl", b'{"text": "x", "label": ' + b"[" * 200_000 + b"}"),
    "a number of a million digits": ("a.json", b'[{"data":{"text":"x"},"annotations":[{"id":'
                                     + b"9" * 1_000_000 + b',"result":[]}]}]'),
    "no database at all": ("a.db", b"SQLite format 3\0" + bytes(5_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_one_line_and_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 2_000_000)
    monkeypatch.setattr(module, "MOST_MEMBERS", 50)
    file, data = HOSTILE[name]
    path = tmp_path / "l.db"
    with Library(path, "me", "main") as library:
        (added,) = library.add(["-"], b"What was here.\n")
        before = state(path)
        doing: tuple[Callable[..., object], ...] = (library.handed_in.foresee, library.take)
        for act in doing:
            with pytest.raises(NkreaderError) as error:
                act(io.BytesIO(data), file)
            assert "\n" not in str(error.value)
            assert len(str(error.value)) < 300
            assert "localhost" not in str(error.value)
            assert str(error.value).startswith(file)
        assert state(path)[1] == before[1]
    assert added.id


def test_json_of_no_harm_is_read_beside_it(tmp_path: Path) -> None:
    rows = [{"data": {"text": "x y"}, "annotations": [{"id": 1, "result": []}]}]
    with Library(tmp_path / "l.db", "me", "main") as library:
        assert library.take(io.BytesIO(json.dumps(rows).encode()), "a.json").articles == 1
