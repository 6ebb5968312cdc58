"""What verbs are made of: common options anywhere, examples in the help, tables loaded lazily."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from nkreader.cli.session import common_options


class Verb(click.Command):
    """A verb: takes the common options too, and shows examples at the end of its help."""

    def __init__(self, *args: Any, examples: str = "", **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples
        self.params += common_options(hidden=True)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples as they were written, and where the common options are explained."""
        write_examples(formatter, self.examples)
        formatter.write_paragraph()
        formatter.write_text(
            "--library FILE, --annotator NAME, --set NAME and --new-name may stand here too;"
            " `nkreader --help` explains them."
        )


def write_examples(formatter: click.HelpFormatter, examples: str) -> None:
    """A section of lines that are not wrapped."""
    if examples:
        with formatter.section("Examples"):
            for line in examples.strip().split("\n"):
                formatter.write(f"  {line.strip()}\n")


class Entry(NamedTuple):
    """Where a verb lives and what it does, known without importing it."""

    module: str
    function: str
    short: str


class VerbTable(click.Group):
    """A group whose verbs are imported when they are called for."""

    def __init__(self, *args: Any, table: Mapping[str, Entry], **settings: Any) -> None:
        self.examples: str = settings.pop("examples", "")
        super().__init__(*args, **settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, imported; None where there is no such one."""
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        found = getattr(import_module(entry.module), entry.function)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown verb is told what it may have meant."""
        if args[0] not in self.table and not args[0].startswith("-"):
            ctx.fail(self.unknown(args[0]))
        return super().resolve_command(ctx, args)

    def unknown(self, name: str) -> str:
        """What is said about a word that is no verb."""
        import difflib

        near = difflib.get_close_matches(name, self.table, n=1)
        return f"{name}: no such verb" + (f"; did you mean {near[0]}?" if near else "")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table itself: no verb is imported for it."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, entry.short) for name, entry in self.table.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, then the epilog."""
        write_examples(formatter, self.examples)
        super().format_epilog(ctx, formatter)


def verb(name: str, examples: str) -> Callable[[Callable[..., Any]], Verb]:
    """Make a function a verb; its docstring is the help, what it returns the exit code."""
    return click.command(name, cls=Verb, examples=examples)


def named(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Refuse an empty path, which a script's unset variable gives and which would mean `.`."""
    if "" in ((value,) if isinstance(value, str) else value or ()):
        raise click.BadParameter("a path is empty", context, parameter)
    return value


as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
