"""The words of a page as a browser counts them, for formats whose offsets lie in HTML."""

from html.parser import HTMLParser

_SILENT = ("script", "style", "head", "template")


def page_words(page: str) -> str:
    """The text of a page's body without its tags, white space as it stands. Never raises."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    return "".join(parser.words)


class _Words(HTMLParser):
    """Collects text outside of what is never shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
