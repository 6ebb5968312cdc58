"""What protects sources: nothing of them goes out, everything else lies where it should."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.agreement import Counts, Figure, Page
from nkreader.article_marks import ArticleMark
from nkreader.exchange import FORMATS, Format, jsonl
from nkreader.exchange.check import offset_faults, reference_faults
from nkreader.exchange.leaks import refuse_leaks
from nkreader.exchange.protect import protect
from nkreader.exchange.secrets import MARK, bare, telling
from nkreader.model import Bundle, Mention, Metadata, NkreaderError, Tag
from tests.exchange.awkward import TIME, awkward_bundle
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bundle

SECRET = "another source inside North Korea"
TELLING = "source inside North Korea"
WRITES = [one for one in FORMATS.values() if one.writes in ("file", "folder") and not one.is_opaque]


def files(form: Format, bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    if form.writes == "folder":
        yield from form.files(bundle)
        return
    yield f"out{form.suffix}", b"".join(form.write(bundle))
    yield from form.beside(bundle)


def told(bundle: Bundle, words: str) -> Bundle:
    """The awkward bundle, whose text, title, tags and notes all say `words`."""
    (version,) = bundle.versions
    text = version.document.text.replace("North Korea agreed", f"North Korea, {words}, agreed")
    moved = len(words) + 3
    at = text.index(f", {words}")

    def place(offset: int, is_end: bool = False) -> int:
        return offset + moved * (offset >= at + is_end)

    document = version.document._replace(
        text=text,
        blocks=tuple(
            one._replace(start=place(one.start), end=place(one.end, True))
            for one in version.document.blocks
        ),
    )
    spans = tuple((place(start), place(end, True)) for start, end in version.sentences)
    marks = []
    for mark in bundle.marks:
        claim = mark.annotation
        start, end = place(claim.start), place(claim.end, True)
        around = text[max(0, start - 32) : start], text[end : end + 32]
        claim = claim._replace(
            start=start, end=end, exact=text[start:end], prefix=around[0], suffix=around[1],
            note=words,
        )  # fmt: skip
        marks.append(mark._replace(
            annotation=claim, placement=mark.placement._replace(start=start, end=end)
        ))  # fmt: skip
    data = Metadata(f"Says {words}", words, words, url=f"https://x.example/{bare(words)}")
    return bundle._replace(
        versions=(version._replace(document=document, sentences=spans),),
        articles=(bundle.articles[0]._replace(metadata=data, path=f"/home/me/{words}.txt"),),
        marks=tuple(marks),
        tags=tuple(tag._replace(definition=f"What {words} says") for tag in bundle.tags),
        article_marks=(
            ArticleMark("W1", "000000000S", "00000000AA", None, words, TIME, TIME),
        ),
    )  # fmt: skip


VARIANTS = (
    SECRET,
    SECRET.upper(),
    SECRET.replace(" ", "\u00a0"),
    SECRET.replace(" ", "\n"),
    SECRET.replace(" ", "  "),
    SECRET.replace("source", "“source”"),
    SECRET.replace("North", "No\u00adrth"),
    SECRET.replace("Korea", "Ko\u200brea"),
    SECRET.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    SECRET.replace("inside", "in\ufe0fſide"),
)


@pytest.mark.parametrize("form", WRITES, ids=lambda one: one.name)
@pytest.mark.parametrize("words", VARIANTS)
def test_a_source_is_in_no_file_however_it_was_written(form: Format, words: str) -> None:
    safe = protect(told(awkward_bundle(), words), {}, [SECRET])
    for name, data in files(form, safe.bundle):
        refuse_leaks([(name, data)], safe.secrets)
        assert bare(SECRET) not in bare(name)
        assert b"inside North Korea" not in data
        if not data.startswith(b"PK"):
            assert bare(SECRET) not in bare(data.decode())


def test_quotes_are_cut_with_a_mark_of_one_length_and_others_stay_where_they_are() -> None:
    short = protect(told(awkward_bundle(), "a Hyesan trader"), {}, ["Hyesan trader"]).bundle
    long = protect(told(awkward_bundle(), SECRET), {}, [SECRET]).bundle
    assert len(short.versions[0].document.text) == len(long.versions[0].document.text) + 2
    words = {one.annotation.id: one.annotation.exact for one in long.marks}
    before = {
        one.annotation.id: one.annotation.exact for one in told(awkward_bundle(), SECRET).marks
    }
    assert words["00000000B0"] == f"North Korea, {MARK}, agreed to supply China with coal"
    assert {id for id in words if words[id] != before[id]} == {"00000000B0"}


def test_a_source_that_the_extractor_found_is_cut_where_it_is_and_looked_for_where_it_tells() -> (
    None
):
    bundle = told(awkward_bundle(), SECRET)
    text = bundle.versions[0].document.text
    at = text.index(SECRET)
    found = protect(bundle, {"00000000VV": [(at, at + len(SECRET))]})
    assert SECRET not in found.bundle.versions[0].document.text
    assert found.bundle.articles[0].metadata.title == f"Says another {MARK}"
    mentions = {"00000000VV": (Mention(at, at + len(SECRET), "SOURCE", SECRET),)}
    same = protect(bundle._replace(mentions=mentions), {})
    assert same.bundle.versions == found.bundle.versions
    assert same.bundle.mentions == {same.bundle.versions[0].id: ()}


def test_general_words_for_sources_are_not_looked_for_everywhere() -> None:
    general = (
        "a source",
        "the sources",
        "sources",
        "an official",
        "one of the officials",
        "people",
    )
    assert list(telling(general)) == []
    assert list(telling(["a military source", "두 명의 소식통"])) == [
        "military source",
        "두 명의 소식통",
    ]


def test_protected_passages_go_with_their_ids_subtags_and_links() -> None:
    bundle = golden_bundle()
    tags = (*bundle.tags, Tag("T9", "protected", "Protected", None, "red", ""))
    moved = tuple(tag._replace(parent="protected") if tag.slug == "rice" else tag for tag in tags)
    safe = protect(bundle._replace(tags=moved), {})
    data = b"".join(FORMATS["jsonl"].write(safe.bundle)).decode()
    assert "00000000A1" not in data
    assert "rice costs" not in data
    assert safe.bundle.links == ()
    assert {tag.slug for tag in safe.bundle.tags} == {"prices", "old-tag"}
    # The article that carries the subtag as a whole is gone with all that is said of it.
    assert {one.id for one in safe.bundle.articles} == {"0000000001"}


def test_paths_originals_notes_and_addresses_of_what_was_cut_are_gone() -> None:
    safe = protect(golden_bundle(), {}, ["driver"]).bundle
    data = b"".join(FORMATS["jsonl"].write(safe)).decode()
    for words in (
        "/news/",
        "Per kilo",
        "Compare",
        "newer",
        "sha256 6079",
        "bus.example/a",
        '"-2+3',
    ):
        assert words not in data
    kept = protect(golden_bundle(), {}, ["nowhere in it"]).bundle
    assert kept.articles[1].metadata.url == "https://bus.example/a?b=c_d"
    assert kept.documents == {}
    assert kept.identities == {}


@settings(max_examples=150, deadline=None)
@given(bundles(), st.data())
def test_what_is_protected_holds_together_and_comes_back(
    bundle: Bundle, data: st.DataObject
) -> None:
    spans = {}
    for version in bundle.versions:
        text = version.document.text
        pair = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6))
        drawn = data.draw(st.lists(pair, max_size=3))
        spans[version.id] = [(at, min(at + size, len(text))) for at, size in drawn]
    wanted = data.draw(st.sampled_from(([], ["북한 석탄"], ["one"], ["http", "abc"])))
    safe = protect(bundle, spans, wanted)
    assert list(reference_faults(safe.bundle)) == []
    assert list(offset_faults(safe.bundle)) == []
    for version in safe.bundle.versions:
        assert safe.secrets.find(version.document.text) == []
        ends = [at for one in version.document.blocks for at in (one.start, one.end)]
        assert ends == sorted(ends)
    lines = b"".join(jsonl.write(safe.bundle))
    again = jsonl.read_lines(io.BytesIO(lines))
    assert b"".join(jsonl.write(again)) == lines


@pytest.mark.parametrize("phrase", ["a", "ab", "…", "   ", "쌀"])
def test_a_phrase_that_is_everywhere_is_refused(phrase: str) -> None:
    with pytest.raises(NkreaderError, match="too short to be protected"):
        protect(golden_bundle(), {}, [phrase])


def test_the_names_on_a_page_of_agreement_are_cut_and_protected_tags_are_not_on_it() -> None:
    bundle = golden_bundle()
    tag = bundle.tags[0]
    figure = Figure(
        tag.slug, "sentence", Counts(4, 1, 1, 1), 50.0, None, None, None, None, None, None, ()
    )
    hidden = figure._replace(tag="protected")
    page = Page("main of the driver", "b", 2, False, (figure, hidden), {tag.slug: "The driver"})
    tags = (*bundle.tags, Tag("T9", "protected", "Protected", None, "red", ""))
    safe = protect(bundle._replace(agreement=page, tags=tags), {}, ["driver"]).bundle.agreement
    assert safe is not None
    assert safe.names == {tag.slug: f"The {MARK}"}
    assert safe.a == f"main of the {MARK}"
    assert safe.figures == (figure,)
