"""`speaker`: what a person decides of speakers, each an act that `undo` takes back."""

from typing import TYPE_CHECKING, Any

import click

from nkreader.cli.printing import counted, emit, out, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.verb import Entry, VerbTable, as_json, verb
from nkreader.model import UnknownError
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.claim import SpeakerDecision, SpeakerRef, Voice
    from nkreader.library import Library

_HERE = "nkreader.cli.speaker"
PARTS = {
    "same": Entry(_HERE, "same", "Say that two speakers are the same."),
    "different": Entry(_HERE, "different", "Say that two speakers are not the same."),
    "list": Entry(_HERE, "speaker_list", "List an article's speakers, or what was decided."),
}

speaker = VerbTable(
    "speaker",
    table=PARTS,
    help="Decide who is the same source. A speaker is ARTICLE:NAME, with one of the descriptions"
    " that `nkreader speaker list ARTICLE` shows; of the same article NAME alone will do.",
    examples="""
        nkreader speaker list 7F3K
        nkreader speaker same "7F3K:a trader in Dandong" "the merchant"
    """,
)


@verb(
    "same",
    """
    nkreader speaker same "7F3K:a trader in Dandong" "the merchant"
    nkreader speaker same "7F3K:a trader in Dandong" "9HTC:a Chinese trader"
    """,
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
def same(one: str, other: str) -> int:
    """Say that two speakers, of one article or of two, are the same. The rules never say so of two
    articles. It holds when articles are read again; `undo` takes it back."""
    return _decided("same", one, other)


@verb(
    "different",
    """
    nkreader speaker different "7F3K:a source in Hyesan" "the source"
    """,
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
def different(one: str, other: str) -> int:
    """Say that two speakers are not the same: also two descriptions that the rules took for one
    speaker. It holds when articles are read again; `undo` takes it back."""
    return _decided("different", one, other)


def _decided(what: str, one: str, other: str) -> int:
    with session().open() as library:
        left = _named(library, one, None)
        right = _named(library, other, left.article)
        claims = library.claims
        act = claims.same if what == "same" else claims.different
        say(act(left, right).said)
    return 0


def _named(library: "Library", typed: str, article: str | None) -> "SpeakerRef":
    """The speaker that is meant by ARTICLE:NAME, or by NAME alone in an article that is known."""
    from nkreader.claim import SpeakerRef

    named, colon, name = typed.partition(":")
    if not name.strip():
        named = ""
        name = typed
    try:
        if colon and named:
            return SpeakerRef(library.article(named).id, name)
    except UnknownError:
        if article is None:
            raise
    if article is None:
        raise click.UsageError(f"{typed}: say the article too, as in 7F3K:{typed}")
    return SpeakerRef(article, typed)


@verb(
    "list",
    """
    nkreader speaker list 7F3K
    nkreader speaker list --json
    """,
)
@click.argument("article", metavar="[ARTICLE]", required=False)
@as_json
def speaker_list(article: str | None, as_json: bool) -> int:
    """List the speakers of an article with their descriptions, and who they are elsewhere; without
    one, all that was decided of speakers.

    --json prints {"article", "speaker", "descriptions", "claims", "doubtful", "elsewhere"} for each
    speaker, {"id", "kind", "a", "b", "created"} for each decision.
    """
    with session().open() as library:
        if article is None:
            _decisions(library, as_json)
            return 0
        voices = [one for one in library.claims.of_article(library.article(article)) if one.ref]
        for one in voices:
            if as_json:
                emit(_shape(one))
            else:
                _print(one)
        if not voices:
            say("nobody is named as a source in it")
    return 0


def _shape(one: "Voice") -> dict[str, Any]:
    return {
        "article": one.ref and one.ref.article, "speaker": one.name,
        "descriptions": list(one.descriptions), "claims": len(one.claims),
        "doubtful": one.doubtful,
        "elsewhere": [
            {"article": there.article, "title": there.title, "published": there.published,
             "speaker": there.name}
            for there in one.elsewhere
        ],
    }  # fmt: skip


def _print(one: "Voice") -> None:
    doubt = "  (may be one of the above)" if one.doubtful else ""
    head = styled(one_line(one.name), bold=True)
    write(f"{head}  {counted(len(one.claims), 'claim')}{doubt}\n")
    if others := [words for words in one.descriptions if words != one.name]:
        write(f"  also: {one_line(' · '.join(others))}\n")
    for there in one.elsewhere:
        when = f", {there.published}" if there.published else ""
        told = f"{there.name} in {there.article} “{there.title}”{when}"
        write(f"  the same: {one_line(told)}\n")


def _decisions(library: "Library", as_json: bool) -> None:
    found = library.claims.decisions()
    for one in found:
        if as_json:
            emit(_decision_shape(one))
        else:
            sign = "=" if one.kind == "same" else "≠"
            left, right = f"{one.article}:{one.speaker}", f"{one.other_article}:{one.other_speaker}"
            out(one_line(f"{left}  {sign}  {right}"))
    if not found:
        say("nothing was decided of speakers yet")


def _decision_shape(one: "SpeakerDecision") -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind,
        "a": {"article": one.article, "speaker": one.speaker},
        "b": {"article": one.other_article, "speaker": one.other_speaker},
        "created": one.created,
    }  # fmt: skip
