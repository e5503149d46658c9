"""Narrowing a list: the filter menus of its headings, and every active filter as a chip that can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint

from app.models.query import ListQuery
from app.ui.columns import ColumnSpec
from app.ui.filter_words import range_words, value_words

if TYPE_CHECKING:
    from app.ui.header_filter import HeaderFilter
    from app.ui.list_page import ListPage

_RANGE = "range:"
_TEXT = "text:"
_ONLY = "only:"


class ListFilters(QObject):
    """Belongs to one list page; changes nothing but its query."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self.popup: HeaderFilter | None = None
        self.elsewhere: tuple[tuple[str, Callable[[], None]], ...] = ()
        """Where the others stand of whom this table shows a part: (words, what leads there)."""
        page.view.header.filter_requested.connect(self.open_filter)
        page.view.filter_requested.connect(self.open_filter)
        page.chips.removed.connect(self.remove)

    # --- chips ----------------------------------------------------------------------------

    def chips(self, labels: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
        """(key, words) of every active filter; `labels` are the words of facet values."""
        page, query = self._page, self._page.query
        columns = {one.key: one for one in page.model.columns}
        titles = {key: one.title for key, one in columns.items()}
        titles |= {facet.key: facet.title for facet in page.config.facets}
        said = self.tr("{0}：{1}")
        found = [
            (key, said.format(titles.get(key, key), value_words(columns.get(key), values, labels.get(key, {}))))
            for key, values in query.filters
        ]
        found += [
            (_RANGE + key, said.format(titles.get(key, key), range_words(columns.get(key), low, high)))
            for key, low, high in query.ranges
        ]
        if query.only is not None:
            found.insert(0, (_ONLY, self.tr("图表：{0}").format(query.only.words)))
        if query.text:
            found.append((_TEXT, self.tr("包含：{0}").format(query.text)))
        return found

    def remove(self, chip: str) -> None:
        """Take one filter away."""
        query = self._page.query
        if chip == _TEXT:
            self._page.tools.filter.clear()
        elif chip == _ONLY:
            self._page.set_query(replace(query, only=None))
        elif chip.startswith(_RANGE):
            key = chip.removeprefix(_RANGE)
            self._page.set_query(replace(query, ranges=tuple(one for one in query.ranges if one[0] != key)))
        else:
            self._page.set_query(without(query, chip, ranges=False))

    def order_words(self) -> str:
        """按“下次跟进”升序，按…"""
        titles = {one.key: one.title for one in self._page.model.columns}
        up, down = self.tr("按“{0}”升序"), self.tr("按“{0}”降序")
        words = ((down if descending else up).format(titles.get(key, key)) for key, descending in self._page.query.sort)
        return self.tr("，").join(words)

    # --- the menu of a heading --------------------------------------------------------------

    def open_filter(self, column: int) -> None:
        """The funnel, the right button or Ctrl+Shift+F."""
        from app.ui.header_filter import HeaderFilter  # imported when first opened

        page, model = self._page, self._page.model
        if not 0 <= column < len(model.columns) or not page.editing.finish():
            return
        spec = model.columns[column]
        values = dict(page.query.filters).get(spec.key, ())
        bounds = next(((low, high) for key, low, high in page.query.ranges if key == spec.key), None)
        popup = HeaderFilter(spec, values, bounds, today=page.context.today, may_hide=column > 0, parent=page)
        popup.sort_chosen.connect(lambda descending: page.sort_by(spec.key, descending, additive=False))
        popup.applied.connect(lambda chosen, wanted: self._on_applied(spec.key, chosen, wanted))
        popup.hide_chosen.connect(lambda: page.view.show_column(spec.key, False))
        popup.values_wanted.connect(lambda text: self._ask_values(popup, spec, text))
        popup.destroyed.connect(self._on_gone)
        self.popup = popup
        header = page.view.header
        at = QPoint(header.sectionViewportPosition(column), header.height())
        popup.open_at(header.viewport().mapToGlobal(at))

    def _on_gone(self) -> None:
        self.popup = None
        self._page.view.setFocus()

    def _ask_values(self, popup: HeaderFilter, spec: ColumnSpec, text: str) -> None:
        page, query = self._page, self._page.query
        actor, today, service = page.context.actor, page.context.today(), page.service

        def work(session: Any, _job: object) -> Any:
            return service.column_values(session, actor, query, spec.key, today=today, contains=text)

        page.context.tasks.read(work, popup.show_values, owner=popup, key=(id(self), "values"))

    def _on_applied(self, key: str, values: tuple[str, ...], bounds: tuple[str, ...]) -> None:
        query = without(self._page.query, key)
        if values:
            query = replace(query, filters=(*query.filters, (key, values)))
        if bounds:
            query = replace(query, ranges=(*query.ranges, (key, bounds[0], bounds[1])))
        self._page.set_query(query)


def without(query: ListQuery, key: str, *, ranges: bool = True) -> ListQuery:
    """The query with this column no longer narrowing it."""
    narrowed = replace(query, filters=tuple(one for one in query.filters if one[0] != key))
    return replace(narrowed, ranges=tuple(one for one in query.ranges if one[0] != key)) if ranges else narrowed
