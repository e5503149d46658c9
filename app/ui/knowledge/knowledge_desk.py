"""What can be done with articles from any tab: write, import, draft a case, versions, print, the starter set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app import services
from app.access import Permission
from app.errors import AppError
from app.models.nouns import ListName
from app.ui import texts

if TYPE_CHECKING:
    from app.services.article_cases import CaseFacts
    from app.services.article_documents import Document
    from app.services.changes import Written
    from app.ui.desk import Desk


class KnowledgeDesk(QObject):
    """Belongs to the desk. Dialogs are imported when first opened."""

    def __init__(self, desk: Desk, *, choose_file: Callable[[], str] | None = None) -> None:
        super().__init__(desk)
        self._desk = desk
        self.choose_file = choose_file or self._ask_file

    @property
    def may_edit(self) -> bool:
        """Whether articles can be written here."""
        context = self._desk.context
        return context.actor.may(Permission.ARTICLE_EDIT) and not context.read_only

    def open_article(self, article_id: int | None = None, *, kind: str = "", draft_key: str = "") -> None:
        """An article's editor; None makes a new one."""
        from app.ui.dialogs.article_dialog import ArticleDialog

        desk = self._desk
        dialog = ArticleDialog(
            desk.context, desk.folder.attachments, desk.window, article_id=article_id, kind=kind, draft_key=draft_key
        )
        if article_id is None:
            dialog.saved.connect(lambda value: desk.show_record("articles", int(value)))
        desk.show_dialog(dialog)

    def _begin(self, values: dict[str, Any], pictures: list[tuple[str, str]], draft_key: str) -> None:
        from app.ui.dialogs.article_dialog import ArticleDialog

        desk = self._desk
        dialog = ArticleDialog(
            desk.context, desk.folder.attachments, desk.window, begin=values, pictures=pictures, draft_key=draft_key
        )
        dialog.saved.connect(lambda value: desk.show_record("articles", int(value)))
        desk.show_dialog(dialog)

    # --- cases and files ------------------------------------------------------------------

    def draft_case(self, customer_id: int) -> None:
        """从联系记录生成案例: the editor with what is known of the customer."""
        if not self.may_edit:
            return
        from app.ui.knowledge.case_text import case_draft

        actor, today = self._desk.context.actor, self._desk.context.today()

        def made(facts: CaseFacts) -> None:
            self._begin(case_draft(facts), [], f"case {customer_id}")

        self._desk.context.tasks.read(
            lambda session, _job: services.article_cases.facts(session, actor, customer_id, today=today),
            made,
            failed=self._say,
            owner=self,
        )

    def import_document(self) -> None:
        """A file from Word, Markdown or plain text becomes a draft in the editor."""
        chosen = self.choose_file() if self.may_edit else ""
        if not chosen:
            return
        folder = self._desk.folder.attachments

        def work(_job: Any) -> tuple[Document, list[tuple[str, str]]]:
            found: Document = services.article_documents.read_document(Path(chosen))
            keep = services.articles.keep_picture
            return found, [(one.name, keep(one.content, one.suffix, folder=folder)) for one in found.pictures]

        def made(read: tuple[Document, list[tuple[str, str]]]) -> None:
            document, pictures = read
            self._begin({"title": document.title, "body": document.body, "kind": "培训资料"}, pictures, "file")

        self._desk.context.tasks.run(work, made, failed=self._say, owner=self)

    def _ask_file(self) -> str:
        words = self.tr("文章（*.docx *.md *.markdown *.txt）").replace("（", " (").replace("）", ")")
        return QFileDialog.getOpenFileName(self._desk.window, self.tr("导入文章"), "", words)[0]

    # --- what is there --------------------------------------------------------------------

    def load_starter(self) -> None:
        """载入入门文章; one action, so that 撤销 takes all of them back."""
        if not self.may_edit:
            return
        actor, today = self._desk.context.actor, self._desk.context.today()
        self._desk.context.tasks.write(
            lambda session, _job: services.article_starter.load(session, actor, now=datetime.now(UTC), today=today),
            self._on_starter,
            failed=self._say,
            owner=self,
        )

    def _on_starter(self, written: Written[int]) -> None:
        if not written.value:
            self._desk.window.show_toast(self.tr("入门文章都已经在知识库里。"))

    def open_versions(self, article_id: int) -> None:
        """版本与差别."""
        from app.ui.knowledge.versions_dialog import VersionsDialog

        desk = self._desk
        desk.show_dialog(VersionsDialog(desk.context, article_id, desk.window, may_edit=self.may_edit))

    def print_article(self, article_id: int, title: str) -> None:
        """打印 an article."""
        from app.ui.printing.article import article_choice
        from app.ui.printing.print_dialog import PrintDialog

        desk = self._desk
        choice = article_choice(desk.context, article_id, title, desk.folder.attachments)
        desk.paper.show(PrintDialog(desk.context, [choice], desk.window))

    def show_article(self, article_id: int) -> None:
        """Bring the article to the front in its tab."""
        self._desk.show_record("articles", article_id)

    def show_product(self, product: str) -> None:
        """The shipments of a product."""
        window = self._desk.window
        window.show_page(ListName.SHIPMENTS.value)
        page = window.page(ListName.SHIPMENTS.value)
        show = getattr(page, "show_narrowed", None)
        if callable(show):
            show("all", filters=(("product", (product,)),))

    def _say(self, error: AppError) -> None:
        self._desk.window.show_toast(texts.error_text(error).line)
