"""Acts on how an open article looks, remembered: kinds, width, spacing, panel, legend."""

from collections import Counter

from nkreader.model import LABELS, Label
from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.acts.everywhere import remember

LOOKS: Acts[ReadingContext] = Acts()
_SPACINGS = ((1, 0), (1, 1), (0, 0))
"""Empty rows between blocks and below every row of text."""


@LOOKS("kinds")
def kinds(here: ReadingContext) -> None:
    """Which entity kinds are highlighted."""
    from nkreader.tui.screens.kinds import KindsScreen  # not needed to read

    counts: Counter[Label] = Counter(LABELS[code] for code in here.reading.mentions.codes)

    def keep(hidden: set[Label]) -> None:
        here.pane.hidden_labels = hidden
        remember(here, "hidden", sorted(hidden))

    here.ask(KindsScreen(here.pane.hidden_labels, dict(counts)), keep)


@LOOKS("wider", by=4)
@LOOKS("narrower", by=-4)
def measure(here: ReadingContext, by: int) -> None:
    """Wider or narrower lines."""
    here.pane.measure += by
    remember(here, "measure", here.pane.measure)
    here.say(f"lines of {here.pane.measure} columns")


@LOOKS("spacing")
def spacing(here: ReadingContext) -> None:
    """Three ways to space the text: blank lines between blocks, between lines too, none."""
    now = (here.pane.spacing, here.pane.leading)
    at = _SPACINGS.index(now) if now in _SPACINGS else -1
    chosen = _SPACINGS[(at + 1) % len(_SPACINGS)]
    here.pane.spacing, here.pane.leading = chosen
    remember(here, "spacing", list(chosen))


@LOOKS("panel.toggle")
def toggle_panel(here: ReadingContext) -> None:
    """Show or hide the panel."""
    here.panel.toggle_class("-off")
    here.panel.remove_class("-over")
    remember(here, "panel", not here.panel.has_class("-off"))
    here.fill_panel()
    here.pane.focus()


@LOOKS("legend")
def toggle_legend(here: ReadingContext) -> None:
    """Show or hide what the colours mean."""
    here.legend.toggle_class("-off")
    remember(here, "legend", not here.legend.has_class("-off"))


def restore(here: ReadingContext) -> None:
    """Let an article look as it was left to look."""
    setting = here.library.setting
    here.panel.set_class(not setting("panel", True), "-off")
    here.legend.set_class(not setting("legend", False), "-off")
    dress(here)


def dress(here: ReadingContext) -> None:
    """Let the text that has the keys be as wide and as wide apart as it was left."""
    setting = here.library.setting
    here.pane.measure = int(setting("measure", 80))
    here.pane.spacing, here.pane.leading = setting("spacing", [1, 0])
