"""How the HTML report looks: one sheet, light and dark, on a screen and on paper. No file, font or
picture is loaded, and no style stands in the page's elements: a hash in the page allows this sheet
alone.
"""

import base64
import hashlib
from collections.abc import Mapping

from nkreader.exchange.colours import HEX
from nkreader.model import Colour

_LIGHTER: dict[Colour, str] = {"indigo": "#7986CB", "violet": "#BA68C8", "brown": "#A1887F"}
"""What stands for the colours that are too dark to be seen on a dark page."""
_LAYERS = 3
"""Grounds of other passages on the same words; with more their letters could not be read."""


def _colours(strong: str, soft: str, signs: Mapping[Colour, str]) -> str:
    """The colours of tags: of their signs, and how much of it is on the ground of words."""
    return "".join(
        f".c-{name} {{ --tag: {signs[name]}; --soft: {value}{soft}; --strong: {value}{strong}; }}\n"
        for name, value in HEX.items()
    )


_COLOURS = (
    f"{_colours('55', '2B', HEX)}@media screen and (prefers-color-scheme: dark) {{\n"
    f"{_colours('40', '20', HEX | _LIGHTER)}}}\n"
    f"{' '.join(['mark'] * (_LAYERS + 1))}:not(.own) {{ background: none; }}\n"
)
_SHEET = """
:root {
  color-scheme: light dark;
  --ink: #1b1d21; --quiet: #5c626b; --faint: #6b727c; --line: #dfe2e6; --paper: #ffffff;
  --raised: #f6f7f9; --link: #0b57a4; --alarm: #a3341f;
  --prose: Charter, "Iowan Old Style", "Source Serif 4", Georgia, "Noto Serif", "Noto Serif CJK KR",
    "Apple SD Gothic Neo", serif;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK KR",
    "Malgun Gothic", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e6ea; --quiet: #a3a9b3; --faint: #8b929d; --line: #343a43; --paper: #16181c;
    --raised: #1f2228; --link: #8cbcf2; --alarm: #f0917c; }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 var(--plain); color: var(--ink); background: var(--paper);
  -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 2.5rem 1.5rem 5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.2; margin: 0; text-wrap: balance; unicode-bidi: isolate; }
h1 { font-size: 2.1rem; letter-spacing: -.02em; }
h2 { font-size: 1.45rem; letter-spacing: -.01em; }
h3 { font-size: 1.05rem; }
p { margin: 0; unicode-bidi: isolate; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
header.top { border-bottom: 2px solid var(--ink); padding-bottom: 1.25rem; margin-bottom: 2rem; }
header.top p { color: var(--quiet); margin-top: .5rem; }
.layout { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; }
nav { font-size: .9rem; }
nav h2, .label { font-size: .75rem; font-weight: 600; letter-spacing: .08em;
  text-transform: uppercase; color: var(--quiet); }
nav ol { list-style: none; margin: .6rem 0 0; padding: 0; columns: 16rem; column-gap: 2rem; }
nav li { display: flex; gap: .6rem; align-items: baseline; padding: .17rem 0; break-inside: avoid; }
nav a { flex: 1; min-width: 0; color: inherit; text-decoration: none; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
nav .n { color: var(--faint); font-variant-numeric: tabular-nums; }
@media (min-width: 62rem) {
  .layout { grid-template-columns: 15rem minmax(0, 1fr); gap: 3.5rem; }
  nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem);
    overflow: auto; }
  nav ol { columns: auto; }
}
main > section { margin-bottom: 3.25rem; }
main > section > h2 { padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
main > section > h2 + * { margin-top: .9rem; }
.extent { color: var(--quiet); font-size: .9rem; margin-top: .5rem; }
.definition { max-width: 44rem; color: var(--quiet); margin-top: .6rem; }
.chip { display: inline-block; width: .7em; height: .7em; border-radius: .2em; margin-right: .5em;
  background: var(--tag); vertical-align: baseline; flex: none; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.passage { margin: 1.6rem 0 0; max-width: 46rem; scroll-margin-top: 1.5rem; }
.passage:target { outline: 2px solid var(--link); outline-offset: .6rem; border-radius: 2px; }
blockquote { margin: 0; padding: .1rem 0 .1rem 1.1rem; border-left: 3px solid var(--tag);
  font: 1.075rem/1.62 var(--prose); color: var(--quiet); }
blockquote p + p { margin-top: .6em; }
mark { color: var(--ink); background: var(--soft); border-radius: .12em; padding: .05em 0;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
mark.own { background: var(--strong); box-shadow: 0 .1em 0 var(--tag); }
.entity { border-bottom: 1px dotted var(--faint); }
.source, .said { font-size: .86rem; margin: .5rem 0 0 1.25rem; color: var(--quiet); }
.said { color: var(--ink); }
.said b, .said .label { margin-right: .4em; }
.said .words p + p { margin-top: .5em; }
.said .words { white-space: normal; }
.doubt b { color: var(--alarm); }
.tagname { font-weight: 600; color: var(--ink); }
.id { font: .92em ui-monospace, "Cascadia Mono", Menlo, monospace; }
figure { margin: 0; }
figcaption { font-size: .86rem; color: var(--quiet); margin-top: .5rem; }
svg { display: block; width: 100%; height: auto; margin-top: 1rem; }
svg text { font: 11px var(--plain); fill: var(--quiet); }
svg .bar { fill: var(--tag); stroke: var(--paper); stroke-width: 1; print-color-adjust: exact; }
svg .grid { stroke: var(--line); }
svg .base { stroke: var(--faint); }
.legend { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap;
  gap: .2rem 1.2rem; font-size: .86rem; }
.scroll { overflow-x: auto; margin-top: 1.2rem; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums;
  width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td { padding: .3rem .55rem; border-bottom: 1px solid var(--line); text-align: right;
  font-weight: 400; vertical-align: baseline; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { color: var(--quiet); font-size: .8rem; }
th a { color: inherit; }
.months { table-layout: fixed; min-width: 40rem; }
.months th:first-child { width: 13rem; }
.months td { padding: .3rem .3rem; text-align: center; min-width: 1.9rem;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.months thead th { overflow-wrap: normal; text-align: center; padding: .3rem; }
.months th:first-child { text-align: left; padding-left: 0; }
.h1 { background: #1565c01a; } .h2 { background: #1565c033; } .h3 { background: #1565c055; }
.h4 { background: #1565c07a; } .h5 { background: #1565c0a6; }
.under th:first-child { padding-left: 1.2em; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line);
  font-size: .82rem; color: var(--quiet); }
@page { size: auto; margin: 18mm 16mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #42464d; --faint: #6d737c; --line: #c9cdd3;
    --paper: #fff; --raised: #fff; --link: #000; --alarm: #8c2a18; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  .layout { display: block; }
  nav { position: static; max-height: none; overflow: visible; margin-bottom: 2rem; }
  nav ol { columns: 2; }
  main > section { margin-bottom: 2rem; }
  h2, h3, .definition, .extent { break-after: avoid; }
  .passage, tr, figure, .source, .definition, .scroll { break-inside: avoid; }
  .scroll { overflow: visible; }
  .passage { max-width: none; }
  .passage:target { outline: none; }
}
"""
SHEET = _SHEET + _COLOURS
POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(SHEET.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'"
)
"""What the page says may be loaded or run: nothing but the sheet it holds."""
