"""`sources`: who says what in files, without a library, or in articles of the library."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from nkreader.cli.opening import standard_input
from nkreader.cli.printing import counted, emit, fail, flush, out, styled, write
from nkreader.cli.session import session
from nkreader.cli.verb import named, verb
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.attributions import Attribution, Pair
    from nkreader.library.attributing import Attributed


@verb(
    "sources",
    """
    nkreader sources bridge.txt
    nkreader sources articles/ --jsonl > attributions.jsonl
    nkreader sources 7F3K
    """,
)
@click.argument("names", metavar="FILE|ARTICLE...", nargs=-1, required=True, callback=named)
@click.option("--jsonl", "--json", "jsonl", is_flag=True, help="One JSON object an attribution.")
def sources(names: tuple[str, ...], jsonl: bool) -> int:
    """Say who says what: each speaker of a text with what is attributed to them, and how sure.

    Of files and folders: needs no library and stores nothing. What is no file is an article of the
    library: an id, a unique beginning of one, or its path as added.

    --jsonl prints {"file" or "article", "source", "cue", "content", "kind", "speaker", "hedges"}
    for each attribution; places are {"start", "end", "exact"} in code points of the text.
    """
    failed = 0
    for key, one in _looked_at(names):
        if one.error is not None:
            fail(one.error)
            failed = 1
        elif jsonl:
            _print_records(key, one)
        else:
            _print_speakers(one)
        flush()
    return failed


def _looked_at(names: tuple[str, ...]) -> "Iterator[tuple[str, Attributed]]":
    """("file" or "article", what was found there) for each; a file that exists comes first."""
    from nkreader.library.attributing import Attributed, in_article, in_files
    from nkreader.library.paths import user_path
    from nkreader.model import NkreaderError, UnknownError

    for name in names:
        try:
            if name == "-" or user_path(name).exists() or not session().path.exists():
                for one in in_files((name,), standard_input((name,))):
                    yield "file", one
                continue
            with session().open() as library:
                yield "article", in_article(library, name)
        except UnknownError:
            said = f"{one_line(name)}: no such file or article; `nkreader list` shows the articles"
            yield "article", Attributed(name, error=said)
        except NkreaderError as error:
            yield "article", Attributed(name, error=str(error))
        except OSError as error:
            yield "file", Attributed(name, error=f"{one_line(name)}: {error.strerror}")


def _print_records(key: str, one: "Attributed") -> None:
    for found in one.said.attributions:
        speaker = one.said.speakers[found.speaker].name if found.speaker is not None else None
        hedges = [_place(one, hedge[:2]) | {"kind": hedge.kind} for hedge in found.hedges]
        emit({
            key: one.named,
            "source": _place(one, found.source) if found.source else None,
            "cue": _place(one, found.cue),
            "content": [_place(one, part) for part in found.content],
            "kind": found.kind, "speaker": speaker, "hedges": hedges,
        })  # fmt: skip


def _place(one: "Attributed", place: "Pair") -> dict[str, object]:
    start, end = place
    return {"start": start, "end": end, "exact": one.text[start:end]}


def _print_speakers(one: "Attributed") -> None:
    """Each speaker in the order they come, what they say below; what nobody says at the end."""
    found, speakers = one.said.attributions, one.said.speakers
    counts = f"{counted(len(found), 'attribution')}, {counted(len(speakers), 'speaker')}"
    write(f"{styled(one_line(one.named), bold=True)}  {counts}\n")
    theirs = defaultdict[int | None, list["Attribution"]](list)
    for what in found:
        theirs[what.speaker].append(what)
    for number, speaker in enumerate(speakers):
        doubt = "  (may be one of the above)" if speaker.doubtful else ""
        write("\n" + styled(one_line(speaker.name), bold=True) + doubt + "\n")
        for what in theirs[number]:
            out(_line(one, what))
    if theirs[None]:
        write("\n" + styled("nobody is named", bold=True) + "\n")
    for what in theirs[None]:
        out(_line(one, what))


def _line(one: "Attributed", what: "Attribution") -> str:
    """One claim: how, what, and in brackets what makes it less sure."""
    words = " … ".join(one.text[start:end] for start, end in what.content)
    doubts = [one.text[hedge.start : hedge.end] for hedge in what.hedges]
    if what.doubtful:
        doubts.append("speaker in doubt")
    return f"  {what.manner:<9}{one_line(words)}" + (
        f"  [{one_line(', '.join(doubts))}]" if doubts else ""
    )
