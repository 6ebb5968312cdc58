"""The data that a page carries for machines: JSON-LD, the node that is the article."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 500_000
"""Code points of one script that is read."""

NODES = 500
"""Nodes of a page that are looked at."""

DEEPEST, MOST = 4, 20
"""Levels of a value, and entries of a list, that are looked at."""

_ARTICLE = re.compile(
    r"(?:Article|BlogPosting|Report|NewsStory|Review|LiveBlogPosting|OpinionPiece)\Z"
)
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?://\s*)?\]\]>\s*\Z"
)
Node = dict[str, Any]


def nodes_of(root: "HtmlElement") -> list[Node]:
    """Every node that a page's scripts describe, in order; broken scripts are passed over."""
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _flat(_loaded(script.text or ""))
        if len(found) > NODES:
            break
    return found[:NODES]


def article_of(nodes: list[Node], heading: str | None) -> Node | None:
    """The node that describes the page's article: of several, the one with its heading."""
    articles = [node for node in nodes if any(map(_ARTICLE.search, types(node)))]
    if heading:
        for node in articles:
            said = text_of(node.get("headline")) or ""
            if said and (said.lower() in heading.lower() or heading.lower() in said.lower()):
                return node
    return articles[0] if articles else None


def types(node: Node) -> list[str]:
    """What a node says it is."""
    said = node.get("@type")
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]


def text_of(value: Any, depth: int = 0) -> str | None:
    """A value as a text: itself, its name or its identifier, the first of a list."""
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return next(filter(None, (text_of(each, depth + 1) for each in value[:MOST])), None)
    if isinstance(value, dict):
        named = (text_of(value.get(key), depth + 1) for key in ("name", "@value", "@id"))
        return next(filter(None, named), None)
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return None


def names_of(value: Any, nodes: list[Node], depth: int = 0) -> list[str]:
    """The names of people or houses, also where a node only refers to another."""
    if depth > DEEPEST:
        return []
    if isinstance(value, list):
        return [name for each in value[:MOST] for name in names_of(each, nodes, depth + 1)]
    if isinstance(value, dict):
        if "name" in value:
            return names_of(value["name"], nodes, depth + 1)
        known = (node for node in nodes if node.get("@id") == value.get("@id") and "name" in node)
        other = next(known, None) if value.get("@id") else None
        return names_of(other["name"], [], depth + 1) if other else []
    return [" ".join(value.split())] if isinstance(value, str) and value.strip() else []


def _loaded(text: str) -> Any:
    if len(text) > LARGEST:
        return None
    try:
        return json.loads(_WRAPPING.sub("", text).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _flat(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value[:NODES]:
            yield from _flat(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"):
            if isinstance(value.get(key), list | dict):
                yield from _flat(value[key], depth + 1)
