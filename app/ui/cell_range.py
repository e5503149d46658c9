"""The cell cursor of a list and the columns of a chosen block: a list selects rows, a spreadsheet cells; here both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class CellRange:
    """Rows are selected in Qt's selection; this says which of their columns are meant.

    `chosen`: a cell was clicked or walked to, so that copy means it and not its row. `span`: first and last column in
    the order shown, once a block was drawn; None means whole rows.
    """

    chosen: bool = False
    anchor: int = 0
    """The column, in the order shown, where a block began."""
    span: tuple[int, int] | None = None

    def choose(self, visual: int) -> None:
        """A cell without a block."""
        self.chosen, self.anchor, self.span = True, visual, None

    def extend(self, visual: int) -> None:
        """The block from the anchor to this column; back on the anchor it is whole rows again."""
        self.chosen = True
        self.span = None if visual == self.anchor else (min(self.anchor, visual), max(self.anchor, visual))

    def leave(self) -> None:
        """Whole rows."""
        self.chosen, self.span = False, None
