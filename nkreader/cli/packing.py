"""`pack`: the library for a colleague, in one file."""

import click

from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.library.paths import user_path


@verb(
    "pack",
    """
    nkreader pack -o for-mina.db
    nkreader pack -o for-mina.db --with-originals --force
    """,
)
@click.option("-o", "--output", metavar="FILE", required=True, callback=named,
              help="The file to write.")  # fmt: skip
@click.option("--with-originals", is_flag=True, help="With the bytes that articles were made from.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@as_json
def pack(output: str, with_originals: bool, force: bool, as_json: bool) -> int:
    """Write the library for a colleague: articles, texts, codebook, every set, in one file.

    Not in it: the history, drafts, what was read and how far, settings, views, feeds. It is written
    whole or not at all, for you alone to read. A colleague opens it with --library FILE; sent back,
    `nkreader import FILE` merges it.
    """
    if output == "-":
        raise click.UsageError("a library goes into a file; name one with -o")
    with session().open() as library:
        done = library.packs.pack(user_path(output), with_originals, force)
    if as_json:
        emit({"path": output, **done._asdict()})
        return 0
    originals = f", {counted(done.originals, 'original')}" if with_originals else ""
    say(
        f"{output}: {counted(done.articles, 'article')}, {counted(done.annotations, 'annotation')},"
        f" {counted(done.sets, 'set')}{originals}; opened with --library, brought back with"
        " `nkreader import`"
    )
    return 0
