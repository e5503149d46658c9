"""Whom to call, who was called with what result, who was skipped; knows no widget and no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


class CallQueue:
    """A walk over customers. `at` may stand one behind the last: then the round is over."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids = tuple(dict.fromkeys(ids))
        self.at = 0
        self.results: dict[int, str] = {}
        self._skipped: set[int] = set()

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def current(self) -> int | None:
        """The customer on the card; None when the round is over."""
        return self.ids[self.at] if self.at < len(self.ids) else None

    @property
    def following(self) -> int | None:
        """Who comes after the current one."""
        after = self._next_open(self.at + 1)
        return self.ids[after] if after < len(self.ids) else None

    @property
    def position(self) -> int:
        """4 of 10, counted from one."""
        return min(self.at + 1, len(self.ids))

    @property
    def called(self) -> int:
        """How many were logged."""
        return len(self.results)

    @property
    def skipped(self) -> tuple[int, ...]:
        """Who was passed over and not called later, in order."""
        return tuple(one for one in self.ids if one in self._skipped and one not in self.results)

    @property
    def left(self) -> tuple[int, ...]:
        """Who was not called yet."""
        return tuple(one for one in self.ids if one not in self.results)

    def record(self, result: str) -> None:
        """The current customer was called; go on."""
        if (current := self.current) is not None:
            self.results[current] = result
            self._skipped.discard(current)
            self.at = self._next_open(self.at + 1)

    def skip(self) -> None:
        """Go on without a call."""
        if (current := self.current) is not None:
            if current not in self.results:
                self._skipped.add(current)
            self.at += 1

    def back(self) -> None:
        """The card before, called or not."""
        self.at = max(0, self.at - 1)

    def take_back(self, customer_id: int) -> None:
        """A call was undone: its card is in front again."""
        self.results.pop(customer_id, None)
        self.at = self.ids.index(customer_id)

    def again(self) -> None:
        """A second round over who was skipped."""
        self.ids = self.skipped
        self._skipped.clear()
        self.results.clear()
        self.at = 0

    def tally(self) -> list[tuple[str, int]]:
        """How often each result came, the most frequent first; calls without a result are ''."""
        return Counter(self.results.values()).most_common()

    def _next_open(self, at: int) -> int:
        while at < len(self.ids) and self.ids[at] in self.results:
            at += 1
        return at
