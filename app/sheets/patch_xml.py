"""Reads XML with the place of every element in its bytes, so that edits leave all other bytes as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_OPEN_TAG: Final = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ENCODING: Final = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)[\"']")


@dataclass(slots=True)
class Element:
    """One element: local name, attributes as written, its places in the bytes, its own text, its parent's number."""

    name: str
    attributes: dict[str, str]
    parent: int
    start: int
    open_end: int
    close: int = 0
    end: int = 0
    text: str = ""


def local(name: str) -> str:
    """The name without its prefix; prefixes differ from writer to writer."""
    return name.rpartition(":")[2]


def is_utf8(start: bytes) -> bool:
    """Whether a part that begins like this can be edited as bytes: UTF-8, as every known writer makes it."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:200]:
        return False
    found = _ENCODING.match(start)
    return found is None or found[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}


def as_utf8(xml: bytes) -> bytes:
    """The part in UTF-8 with its declaration changed; raises ValueError for an encoding nobody knows."""
    if is_utf8(xml[:1000]):
        return xml
    found = _ENCODING.match(xml)
    if found is None:
        text = xml.decode("utf-16" if xml[:2] in {b"\xff\xfe", b"\xfe\xff"} else _utf16_without_mark(xml))
    else:
        try:
            text = xml.decode(found[1].decode())
        except LookupError as error:
            raise ValueError(str(error)) from None
    return re.sub(r"^\ufeff?(<\?xml[^>]*?\sencoding\s*=\s*[\"'])[\w.-]+", r"\g<1>UTF-8", text).encode()


def _utf16_without_mark(xml: bytes) -> str:
    return "utf-16-be" if xml[:1] == b"\x00" else "utf-16-le"


def elements(xml: bytes) -> list[Element]:
    """All elements in document order, the root first; raises expat.ExpatError for what is not well-formed."""
    found: list[Element] = []
    texts: list[list[str]] = []
    open_ones: list[int] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def on_start(name: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        tag = _OPEN_TAG.match(xml, start)
        if tag is None:
            raise expat.ExpatError(f"tag at {start}")
        found.append(Element(local(name), attributes, open_ones[-1] if open_ones else -1, start, tag.end()))
        texts.append([])
        open_ones.append(len(found) - 1)

    def on_end(_name: str) -> None:
        number = open_ones.pop()
        one = found[number]
        if xml.startswith(b"/>", one.open_end - 2):
            one.close = one.end = one.open_end
        else:
            one.close = parser.CurrentByteIndex
            one.end = xml.index(b">", one.close) + 1
        one.text = "".join(texts[number])

    def on_text(text: str) -> None:
        if open_ones:
            texts[open_ones[-1]].append(text)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = on_text
    parser.Parse(xml, True)
    return found


def children(all_elements: list[Element], number: int, name: str | None = None) -> Iterator[Element]:
    """The children of an element, of one name if given."""
    for one in all_elements:
        if one.parent == number and (name is None or one.name == name):
            yield one


def attribute_bytes(value: str) -> bytes:
    """A value with its quotes, as it stands in a tag."""
    return quoteattr(value).encode()


def text_bytes(value: str) -> bytes:
    """A text as it stands between tags."""
    return escape(value).encode()


def retag(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """An opening tag with some attributes set, or taken out (None); the others keep their bytes and order."""
    for name, value in changes.items():
        found = re.search(rb"\s+" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag)
        written = b"" if value is None else b" " + name.encode() + b"=" + attribute_bytes(value)
        if found is not None:
            tag = tag[: found.start()] + written + tag[found.end() :]
        elif written:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + written + tag[end:]
    return tag


@dataclass
class Edits:
    """Replacements within some bytes; of nested ones only the outermost may be given."""

    xml: bytes
    _places: list[tuple[int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: bytes) -> None:
        """These bytes instead of those."""
        if self.xml[start:end] != new:
            self._places.append((start, end, new))

    def attributes(self, one: Element, changes: Mapping[str, str | None]) -> None:
        """Sets attributes of an element; None takes one out."""
        self.replace(one.start, one.open_end, retag(self.xml[one.start : one.open_end], changes))

    def text(self, one: Element, new: str) -> None:
        """Another text for an element without children."""
        if new != one.text and one.close > one.open_end:
            self.replace(one.open_end, one.close, text_bytes(new))

    def __bool__(self) -> bool:
        return bool(self._places)

    def parts(self, cut: int) -> tuple[bytes, bytes]:
        """The edited bytes, divided where the originals' `cut` is."""
        before: list[bytes] = []
        after: list[bytes] = []
        position = 0
        done_before = False
        for start, end, new in [*sorted(self._places), (len(self.xml), len(self.xml), b"")]:
            if not done_before and start >= cut:
                before.append(self.xml[position:cut])
                position, done_before = cut, True
            (after if done_before else before).extend((self.xml[position:start], new))
            position = end
        return b"".join(before), b"".join(after)

    def apply(self) -> bytes:
        """The edited bytes."""
        return b"".join(self.parts(0))
