"""What lies under the mouse in a picture: a bar, a point or a cell with its words and the way to its customers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A rectangle in logical pixels from the picture's top left corner. `pick` is the word by which the report finds
    the customers behind it; None: nobody to show.
    """

    x: float
    y: float
    width: float
    height: float
    title: str
    lines: tuple[str, ...] = ()
    pick: str | None = None
    block: str = ""
    round: bool = False
    """A point: its outline is a circle."""

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a place lies on it."""
        return (
            self.x - slack <= x <= self.x + self.width + slack and self.y - slack <= y <= self.y + self.height + slack
        )


def shape_at(shapes: list[Shape], x: float, y: float) -> int | None:
    """The index of the smallest shape there; thin bars and points may be missed by three pixels."""
    for slack in (0.0, 3.0):
        found = [at for at, one in enumerate(shapes) if one.holds(x, y, slack)]
        if found:
            return min(found, key=lambda at: shapes[at].width * shapes[at].height)
    return None
