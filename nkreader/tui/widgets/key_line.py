"""A line of keys with what they do, in a dialog or at the bottom of a screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from nkreader.tui.contrast import readable
from nkreader.tui.themes import own_colour
from nkreader.tui.widgets.hints import Hint, parsed, that_fit


class KeyLine(Static):
    """Keys stand out, words stand back, and the key of a tag has the tag's colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--words"}

    def __init__(self, line: str = "", id: str | None = None) -> None:
        """`line`: the hints, with two spaces between them, each beginning with its key."""
        super().__init__(id=id)
        self._hints = parsed(line)
        self.auto_links = False

    def tell(self, line: str) -> None:
        """Show other hints."""
        self._hints = parsed(line)
        self.paint()

    def on_mount(self) -> None:
        """Show the line."""
        self.paint()

    def paint(self) -> None:
        """Show the first of the hints, as many as there is room for."""
        fitting = that_fit(self._hints, self.size.width or self.app.size.width)
        self.update(self.joined(fitting), layout=False)

    def on_resize(self) -> None:
        """There is other room."""
        self.paint()

    def joined(self, hints: Iterable[Hint], between: int = 2) -> Content:
        """Hints in their colours, with so many cells between them."""
        key, words = self._style("keys--key"), self._style("keys--words")
        bold = Style(bold=True)  # Where there are no colours, a digit stands out from its tag.
        return Content(" " * between).join(
            Content.assemble(
                (
                    hint.key,
                    (self._style(f"tag--{hint.colour}") + bold if hint.colour else key) + click,
                ),
                (hint.words, words + click),
            )
            for hint in hints
            for click in (_click(hint.act),)
        )

    def _style(self, name: str) -> Style:
        """The style of a component or of a tag ("tag--red"), its colour mended to be readable."""
        _, _, ground, text = self.colors
        component = None
        if (color := own_colour(self.app, name)) is None:
            component = self.get_component_styles(name)
            color = component.color
        if color.ansi is None and ground.ansi is None:
            text = ground.blend(text, text.a, 1.0)
            color = readable(ground.blend(color, color.a, 1.0), ground, text)
        if component is None:
            return Style(foreground=color)
        bold, dim = component.text_style.bold, component.text_style.dim
        return Style(foreground=color, bold=bold, dim=dim)

    def notify_style_update(self) -> None:
        """The theme has changed."""
        super().notify_style_update()
        if self.is_mounted:
            self.paint()


def _click(act: str) -> Style:
    """What makes words do an act of the screen when they are clicked."""
    return Style.from_meta({"@click": f"screen.do({act!r})"}) if act else Style()
