"""Cuts a huge part into its rows (or shared strings) as a stream, without parsing what is inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

BLOCK: Final = 1 << 20
# A head or an item that is longer is no honest sheet's; it is not gathered any further.
_MOST_HELD: Final = 64 << 20
_ATTRIBUTES: Final = rb"(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*"


class Block(NamedTuple):
    """A piece: `head` up to the container's opening tag, an `item`, what stands `between`, the `tail`.

    A container without items is one piece, `empty`, between head and tail.
    """

    kind: str
    data: bytes


class _Stream:
    """The bytes not yet handed out; grows on demand."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.data = b""
        self.at = 0
        self.ended = False

    def more(self) -> bool:
        """Reads on; False at the end. Places before `at` are forgotten."""
        block = self._stream.read(BLOCK)
        if not block:
            self.ended = True
            return False
        self.data = self.data[self.at :] + block
        self.at = 0
        return True

    def take(self, end: int) -> bytes:
        taken = self.data[self.at : end]
        self.at = end
        return taken


def blocks(stream: IO[bytes], *, container: bytes, item: bytes) -> Iterator[Block]:
    """Head, items and tail of a part in their order; joined they are the part again.

    A part without the container is one head. Raises ValueError for a part that ends too early.
    """
    source = _Stream(stream)
    opening = re.compile(rb"<((?:[\w.-]+:)?)" + container + rb"\b" + _ATTRIBUTES + rb">")
    closed = re.compile(rb"<(?:[\w.-]+:)?" + container + rb"\b" + _ATTRIBUTES + rb"/>")
    while (found := opening.search(source.data)) is None:
        if (empty := closed.search(source.data)) is not None:
            yield Block("head", source.take(empty.start()))
            yield Block("empty", source.take(empty.end()))
            yield Block("tail", source.take(len(source.data)) + _rest(source))
            return
        if len(source.data) > _MOST_HELD or not source.more():
            yield Block("head", source.take(len(source.data)) + _rest(source))
            return
    yield Block("head", source.take(found.end()))
    yield from _items(source, found[1], container, item)
    yield Block("tail", source.take(len(source.data)) + _rest(source))


def _rest(source: _Stream) -> bytes:
    rest = b""
    while source.more():
        rest += source.take(len(source.data))
    return rest


def _items(source: _Stream, prefix: bytes, container: bytes, item: bytes) -> Iterator[Block]:
    begin = b"<" + prefix + item
    tag = re.compile(re.escape(begin) + _ATTRIBUTES + rb">")
    empty_tag = re.compile(re.escape(begin) + _ATTRIBUTES + rb"/>")
    closing = b"</" + prefix + item
    finish = b"</" + prefix + container
    while True:
        place = source.data.find(b"<", source.at)
        if place < 0 or len(source.data) - place < len(finish) + 2:
            if not source.more():
                raise ValueError("part ends within its items")
            continue
        if place > source.at:
            yield Block("between", source.take(place))
        if source.data.startswith(finish, place):
            return
        if source.data.startswith(b"<!--", place):
            yield Block("between", source.take(_through(source, place, b"-->")))
            continue
        if source.data.startswith(b"<?", place):
            yield Block("between", source.take(_through(source, place, b"?>")))
            continue
        opened = empty_tag.match(source.data, place) or tag.match(source.data, place)
        if opened is None:
            if not source.more():
                raise ValueError("unknown element among the items")
            continue
        end = opened.end() if opened[0].endswith(b"/>") else _item_end(source, opened.end(), closing)
        if end is None:
            if len(source.data) > _MOST_HELD or not source.more():
                raise ValueError("part ends within an item")
            continue
        yield Block("item", source.take(end))


def _through(source: _Stream, start: int, mark: bytes) -> int:
    offset = start - source.at
    while (found := source.data.find(mark, source.at + offset)) < 0:
        if not source.more():
            raise ValueError("unfinished comment")
    return found + len(mark)


def _item_end(source: _Stream, start: int, closing: bytes) -> int | None:
    """Where the item ends; comments and CDATA may hold text that only looks like its closing tag."""
    data = source.data
    at = start
    while True:
        found = data.find(closing, at)
        if found < 0:
            return None
        special = data.find(b"<!", at, found)
        if special >= 0:
            mark = b"-->" if data.startswith(b"<!--", special) else b"]]>"
            closed = data.find(mark, special)
            if closed < 0:
                return None
            at = closed + len(mark)
            continue
        end = data.find(b">", found)
        if end < 0:
            return None
        if data[found + len(closing) : end].strip():
            at = end  # a longer name that begins alike
            continue
        return end + 1
