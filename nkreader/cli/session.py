"""What was said on the command line about library, annotator and set: one object for every verb."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from nkreader.library import Library


@dataclass(slots=True)
class Session:
    """The three common options as they were given; None where they were not."""

    library: str | None = None
    annotator: str | None = None
    set: str | None = None

    @property
    def path(self) -> Path:
        """The library file that is meant."""
        from nkreader.library.places import library_file

        return library_file(self.library)

    @property
    def annotator_name(self) -> str:
        """The annotator who is meant."""
        from nkreader.library.places import annotator_name

        return annotator_name(self.annotator)

    @property
    def set_name(self) -> str:
        """The set that is meant."""
        from nkreader.library.places import DEFAULT_SET

        return self.set or DEFAULT_SET

    def open(self) -> "Library":
        """The library, opened. Raises NkreaderError where it can't be."""
        from nkreader.library import Library

        return Library(self.path, self.annotator_name, self.set_name)


def session() -> Session:
    """The session of the verb that runs."""
    return click.get_current_context().ensure_object(Session)


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """The option nearest to the end of the line wins: after the verb over before it."""
    said = context.ensure_object(Session)
    if value is None:
        return
    if not value.strip() or not value.isprintable():
        raise click.BadParameter("a name of visible characters is wanted", context, parameter)
    setattr(said, str(parameter.name), value)


def common_options(hidden: bool) -> list[click.Parameter]:
    """--library, --annotator and --set, which stand before or after any verb."""

    def option(name: str, metavar: str, help: str) -> Any:
        return click.Option(
            [name], metavar=metavar, help=help, hidden=hidden, expose_value=False, callback=_keep
        )

    return [
        option("--library", "FILE", "The library (else NKREADER_LIBRARY, else the usual place)."),
        option("--annotator", "NAME", "Who tags (else NKREADER_ANNOTATOR, else the login name)."),
        option("--set", "NAME", "The annotation set (else main)."),
    ]
