"""How a list is looked at: its columns and their chooser, its saved views and which one opens first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app import services
from app.access import Permission
from app.models.cells import EXTRA
from app.models.query import ListQuery
from app.ui.column_layout import ColumnLayout, layout_of, with_layout
from app.ui.columns import ColumnSpec
from app.ui.icons import icon
from app.ui.saved_views import SavedViews
from app.ui.view_body import body_of, columns_of, known_only, query_of

if TYPE_CHECKING:
    from app.services.saved_views import SavedViewInfo
    from app.ui.list_page import ListPage

_EXTRA_WIDTH = 110


class ListLooks(QObject):
    """Belongs to one list page and speaks to its view, panel and chips."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self._config = page.config
        self.saved = SavedViews(page.config.list, page.context, self)
        self.current: int | None = None
        """The saved view that was chosen last, looked at as kept or otherwise."""
        self.dialog: Any = None
        self.saved.changed.connect(self._on_views)
        self.saved.failed.connect(page.words.hint)
        page.panel.save_requested.connect(self.save)
        page.panel.saved_view_chosen.connect(self._on_chosen)
        page.panel.saved_view_menu.connect(self._on_menu)
        page.chips.save_requested.connect(self.save)
        page.chips.update_requested.connect(self.update_current)
        page.tools.columns_requested.connect(self.choose_columns)
        page.view.columns_changed.connect(self._on_columns_changed)

    # --- beginning ----------------------------------------------------------------------

    def first_query(self, base: ListQuery) -> ListQuery:
        """What the list opens with: its default saved view, else its first view; columns are put in place."""
        body = self.saved.default_body()
        if body is None:
            self.put_columns(layout_of(self._context.settings.columns, self._config.list.value))
            return base
        self.current = self.saved.default_id()
        self.put_columns(columns_of(body))
        return self._query(body, base)

    def reload(self) -> None:
        """Ask which views there are."""
        self.saved.reload()

    def _query(self, body: Any, base: ListQuery) -> ListQuery:
        query = query_of(body, base, frozenset(one.key for one in self._config.views))
        keys = frozenset(one.key for one in self._page.model.columns) | {one.key for one in self._config.facets}
        return known_only(query, keys)

    # --- columns ------------------------------------------------------------------------

    def put_columns(self, layout: ColumnLayout) -> bool:
        """Show these columns; True where the rows must be read anew for them."""
        wanted = [*layout.order, *layout.shown]
        extra = [one for one in dict.fromkeys(wanted) if one.startswith(EXTRA) and one in layout.shown]
        columns = (*self._config.columns, *(extra_column(one) for one in extra))
        anew = [one.key for one in columns] != [one.key for one in self._page.model.columns]
        if anew:
            self._page.model.set_columns(columns)
            self._page.tools.set_columns(columns)
        self._page.view.apply_column_layout(layout)
        return anew

    def choose_columns(self) -> None:
        """列: a dialog to tick and order them."""
        from app.ui.column_chooser import ColumnChooser  # dialogs are imported when first opened

        view, model = self._page.view, self._page.model
        order = [model.columns[view.header.logicalIndex(at)] for at in range(len(model.columns))]
        shown = [model.columns[at].key for at in view.visible_columns()]
        dialog = ColumnChooser(order, shown, self._config.columns[0].key, self._page.window())
        dialog.chosen.connect(self._on_columns_chosen)
        dialog.reset_chosen.connect(self._on_reset)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()
        name = self._config.list

        def known(headings: list[str]) -> None:
            if self.dialog is dialog:
                dialog.add_extra([extra_column(EXTRA + one) for one in headings])

        self._context.tasks.read(
            lambda session, _job: services.lists.extra_keys(session, name), known, owner=self, key=(id(self), "extra")
        )

    def _on_closed(self, _result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._page.view.setFocus()

    def _on_columns_chosen(self, order: Sequence[str], shown: Sequence[str]) -> None:
        declared = {one.key: one for one in self._config.columns}
        widths = self._page.view.column_layout().widths
        kept = [one for one in order if one in declared or one in shown]
        layout = ColumnLayout(
            tuple(kept),
            tuple(key for key, one in declared.items() if one.visible and key not in shown),
            tuple(key for key in shown if key not in declared or not declared[key].visible),
            tuple(one for one in widths if one[0] in shown),
        )
        self._put(layout)

    def _on_reset(self) -> None:
        self._put(ColumnLayout())

    def _put(self, layout: ColumnLayout) -> None:
        anew = self.put_columns(layout)
        self._on_columns_changed()
        if anew:
            self._page.ask_again()

    def _on_columns_changed(self) -> None:
        if self.current is None:  # a saved view keeps its own columns, when it is told to
            stored = self._context.settings.columns
            layout = self._page.view.column_layout()
            self._context.remember(columns=with_layout(stored, self._config.list.value, layout))
        self.show_state()

    # --- saved views ----------------------------------------------------------------------

    def body(self) -> dict[str, Any]:
        """What is shown now, as a saved view keeps it."""
        return body_of(self._page.query, self._page.view.column_layout())

    def leave(self) -> None:
        """A ready-made view was chosen: back to the list's own columns."""
        if self.current is not None:
            self.current = None
            if self.put_columns(layout_of(self._context.settings.columns, self._config.list.value)):
                self._page.ask_again()

    def save(self) -> None:
        """存为视图."""
        from app.ui.save_view_dialog import SaveViewDialog

        dialog = SaveViewDialog(self._context, self._config.list, self.body(), self._page.window())

        def kept(view_id: int) -> None:
            self.current = view_id
            if dialog.default.isChecked():
                self._make_default = view_id
            self.reload()

        dialog.saved.connect(kept)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    _make_default: int | None = None

    def update_current(self) -> None:
        """更新视图."""
        if self.current is not None:
            self.saved.keep_body(self.current, self.body())

    def open_view(self, view: SavedViewInfo) -> None:
        """Show the list as it was kept."""
        base = ListQuery(self._config.list, view=self._page.first_view, sort=self._config.sort)
        self.current = view.id
        anew = self.put_columns(columns_of(view.body))
        query = self._query(view.body, base)
        self._page.show_filter_text(query.text)
        self._page.panel.set_view(query.view, view.id)
        if query == self._page.query and anew:
            self._page.ask_again()
        else:
            self._page.set_query(query)
        self.show_state()

    def _on_chosen(self, view_id: int) -> None:
        view = self.saved.find(view_id)
        if view is not None:
            self.open_view(view)

    def _on_views(self, views: list[SavedViewInfo]) -> None:
        if self._make_default is not None:
            self.saved.set_default(self.saved.find(self._make_default))
            self._make_default = None
        if self.saved.find(self.current) is None:
            self.current = None
        self._page.panel.set_saved_views(views, self.saved.default_id())
        self._page.panel.set_view(self._page.query.view, self.current)
        self.show_state()
        self.count()

    def count(self) -> None:
        """How many rows each saved view shows."""
        base = ListQuery(self._config.list, view=self._page.first_view, sort=self._config.sort)
        asked = {one.id: self._query(one.body, base) for one in self.saved.views}
        if not asked:
            return
        actor, today = self._context.actor, self._context.today()

        def work(session: Any, job: Any) -> dict[int, int]:
            found = {}
            for at, (view_id, query) in enumerate(asked.items()):
                job.progress(at, len(asked))
                found[view_id] = services.lists.count(session, actor, query, today=today)
            return found

        self._context.tasks.read(work, self._page.panel.set_saved_counts, owner=self, key=(id(self), "counts"))

    def show_state(self) -> None:
        """Offer to update the view that is looked at in another way than it was kept."""
        view = self.saved.find(self.current)
        if view is None:
            self._page.chips.set_changed_view("", mine=False)
            return
        now, kept = self.body(), dict(view.body)
        changed = any(now[part] != kept.get(part) for part in ("view", "text", "filters", "ranges", "sort", "columns"))
        self._page.chips.set_changed_view(view.name if changed else "", mine=view.mine)

    def _on_menu(self, view_id: int, at: QPoint) -> None:
        view = self.saved.find(view_id)
        if view is None:
            return
        saved, is_default = self.saved, self.saved.default_id() == view_id
        menu = QMenu(self._page)
        default = menu.addAction(icon("star"), self.tr("取消默认") if is_default else self.tr("打开列表时先显示它"))
        default.triggered.connect(lambda: self._set_default(None if is_default else view))
        if view.mine:
            menu.addAction(icon("refresh-cw"), self.tr("更新为现在的样子")).triggered.connect(
                lambda: saved.keep_body(view_id, self.body())
            )
            menu.addAction(icon("pencil"), self.tr("改名…")).triggered.connect(lambda: self._rename(view))
            if self._context.actor.may(Permission.VIEW_SHARE):
                words = self.tr("不再共享") if view.shared else self.tr("共享给团队")
                menu.addAction(icon("users-round"), words).triggered.connect(
                    lambda: saved.share(view_id, not view.shared)
                )
            menu.addSeparator()
            menu.addAction(icon("chevron-up"), self.tr("上移")).triggered.connect(lambda: saved.move(view_id, -1))
            menu.addAction(icon("chevron-down"), self.tr("下移")).triggered.connect(lambda: saved.move(view_id, 1))
            menu.addSeparator()
            menu.addAction(icon("trash-2"), self.tr("删除")).triggered.connect(lambda: saved.delete(view_id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _set_default(self, view: SavedViewInfo | None) -> None:
        self.saved.set_default(view)
        self._on_views(self.saved.views)

    def _rename(self, view: SavedViewInfo) -> None:
        from app.ui.save_view_dialog import SaveViewDialog

        dialog = SaveViewDialog(self._context, self._config.list, {}, self._page.window(), view=view)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()


def extra_column(key: str) -> ColumnSpec:
    """An unknown column of sheets as a column of the list."""
    return replace(ColumnSpec(key, key.removeprefix(EXTRA), width=_EXTRA_WIDTH), visible=False)
