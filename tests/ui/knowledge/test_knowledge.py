"""The knowledge base as people use it: tree, reading marks, editor, versions, cases, import, print, harmless text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QDialog

from app import services
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.ui.dialogs.article_dialog import ArticleDialog
from app.ui.knowledge.case_text import case_draft
from app.ui.knowledge.safe_browser import SafeBrowser, linked
from app.ui.knowledge.versions_dialog import VersionsDialog, diff_html
from app.ui.pages.knowledge import KnowledgePage
from app.ui.printing.article import article_report
from app.ui.printing.report import Grid, Heading, Paragraph, Picture
from app.ui.window import KebanWindow
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team

Settle = Callable[[], None]


def write(team: Team, **values: Any) -> int:
    made = {"title": "话术", "kind": "销售技巧", "body": "你好", **values}
    return int(team.write(lambda s: services.articles.create(s, team.boss, made, now=NOW)).value)


def get(team: Team, article_id: int) -> Any:
    return team.read(lambda s: services.articles.get(s, team.boss, article_id))


@pytest.fixture
def page(window: KebanWindow, settle: Settle) -> KnowledgePage:
    window.show_page("articles")
    settle()
    made = window.page("articles")
    assert isinstance(made, KnowledgePage)
    return made


def shown(window: KebanWindow, kind: type[QDialog]) -> Any:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def test_an_empty_knowledge_base_offers_the_starter_set_once(
    page: KnowledgePage, window: KebanWindow, team: Team, settle: Settle
) -> None:
    page.action_requested.emit("starter")
    settle()
    assert page.model.rowCount() == len(services.article_starter.every())
    assert not page.starter_action.isVisible()
    page.action_requested.emit("starter")
    settle()
    assert page.model.rowCount() == len(services.article_starter.every())
    window.desk.undo()
    settle()
    assert page.model.rowCount() == 0
    assert page.starter_action.isVisible()


def test_the_tree_narrows_the_list(page: KnowledgePage, team: Team, settle: Settle) -> None:
    price = write(team, tags="价格 异议")
    write(team, tags="开场")
    write(team, kind="制度")
    page.refresh()
    page._ask_tree()
    settle()
    tree = page.tree
    kinds = {tree.topLevelItem(at).text(0): tree.topLevelItem(at) for at in range(tree.topLevelItemCount())}
    assert (kinds["销售技巧"].text(1), kinds["制度"].text(1), kinds["常见问题"].text(1)) == ("2", "1", "")
    tree.itemClicked.emit(kinds["销售技巧"], 0)
    settle()
    assert page.model.rowCount() == 2
    tags = [kinds["销售技巧"].child(at) for at in range(kinds["销售技巧"].childCount())]
    tree.itemClicked.emit(next(one for one in tags if one.text(0) == "价格"), 0)
    settle()
    assert list(page.model.ids) == [price]
    page.clear_filters()
    settle()
    assert page.model.rowCount() == 3
    assert tree.currentItem() is None


def test_what_was_read_is_no_longer_unread(page: KnowledgePage, team: Team, settle: Settle) -> None:
    one = write(team)
    page.refresh()
    settle()
    assert page.model.value(0, "unread") == "未读"
    page.reader.show_record(one)
    settle()
    page.reader._reading.stop()
    page.reader._on_read()
    settle()
    assert page.model.value(0, "unread") is None
    readers = team.read(lambda s: services.articles.readers(s, team.boss, one))
    assert [(r.name, r.opened) for r in readers if r.opened] == [(team.boss.name, 1)]


def test_searched_words_are_marked_in_the_text(page: KnowledgePage, team: Team, settle: Settle) -> None:
    one = write(team, body="价格高。\n\n先问价格，再谈**价格**。")
    page.reader.show_record(one)
    settle()
    page.reader.mark_words("价格")
    assert len(page.reader.browser.extraSelections()) == 3
    page.reader.finder.setText("先问")
    page.reader._mark()
    assert len(page.reader.browser.extraSelections()) == 1
    page.reader.finder.setText("")
    page.reader.mark_words("")
    assert page.reader.browser.extraSelections() == []


def test_writing_with_a_picture_is_one_action(
    page: KnowledgePage, window: KebanWindow, team: Team, settle: Settle
) -> None:
    window.desk.open_article(kind="产品知识")
    settle()
    dialog = shown(window, ArticleDialog)
    dialog.title.setText("喷头")
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#2060DF"))
    dialog._on_picture(picture)
    settle()
    assert "![图片 1](picture-1.png)" in dialog.editor.toPlainText()
    assert dialog.preview._pictures.keys() == {"picture-1.png"}
    dialog.save()
    settle()
    one = team.read(lambda s: services.articles.find(s, team.boss))[0].id
    files = get(team, one).attachments
    assert [(file.name, (window.desk.folder.attachments / file.stored_name).is_file()) for file in files] == [
        ("picture-1.png", True)
    ]
    page.reader.show_record(one)
    settle()
    assert page.reader.browser._pictures.keys() == {"picture-1.png"}
    window.desk.undo()
    settle()
    assert team.read(lambda s: services.articles.find(s, team.boss)) == []


def test_versions_show_what_changed_and_come_back(window: KebanWindow, team: Team, settle: Settle) -> None:
    one = write(team, body="一\n二")
    team.write(lambda s: services.articles.update(s, team.boss, one, {"body": "一\n贰", "tags": "价格"}, now=NOW))
    window.desk.knowledge.open_versions(one)
    settle()
    dialog = shown(window, VersionsDialog)
    assert dialog.list.count() == 2
    assert "+1 −1" in dialog.list.item(0).text()
    assert "标签：无 → 价格" in dialog.about.text()
    text = dialog.differences.toPlainText()
    assert "贰" in text
    assert "二" in text
    assert not dialog.save_button.isEnabled()  # the newest stands already
    dialog.list.setCurrentRow(1)
    dialog.save()
    settle()
    assert (get(team, one).body, get(team, one).tags) == ("一\n二", None)


def test_differences_are_text_not_html() -> None:
    lines = services.article_versions.diff("", "<img src='https://example.com/x.png'>")
    assert "<img" not in diff_html(lines, "{0}", "")


@pytest.mark.parametrize(
    "body",
    [
        "![x](https://example.com/x.png)", "![x](file:///etc/passwd)", "<img src='https://example.com/x.png'>",
        "<script>alert(1)</script>", "![x](//example.com/x.png)", "![x](\\\\server\\share\\x.png)",
    ],
)  # fmt: skip
def test_hostile_text_fetches_nothing(qtbot: Any, themed: Any, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show_markdown(linked(body), {})
    browser.show()
    browser.grab()
    assert opened == []
    for url in ("file:///etc/passwd", "javascript:alert(1)", "vbscript:x", "data:text/html,x"):
        browser.anchorClicked.emit(QUrl(url))
    assert opened == []


def test_links_lead_to_customers_and_only_outside_code(qtbot: Any, themed: Any) -> None:
    assert linked("见 [[宏达 (苏州)]]") == "见 [宏达 (苏州)](keban:%E5%AE%8F%E8%BE%BE%20%28%E8%8B%8F%E5%B7%9E%29)"
    assert linked("`[[x]]` ```\n[[y]]\n```") == "`[[x]]` ```\n[[y]]\n```"
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    followed: list[str] = []
    browser.link_followed.connect(followed.append)
    browser.anchorClicked.emit(QUrl("keban:%E5%AE%8F%E8%BE%BE%20%28%E8%8B%8F%E5%B7%9E%29"))
    assert followed == ["宏达 (苏州)"]


def test_a_customer_shows_its_articles_and_the_link_leads_back(
    page: KnowledgePage, window: KebanWindow, team: Team, settle: Settle
) -> None:
    customer = team.customer(name="苏州宏达机械有限公司")
    one = write(team, body="见 [[苏州宏达机械有限公司]]")
    page.reader.show_record(one)
    settle()
    page.reader._on_link("苏州宏达机械有限公司")
    settle()
    assert window.current_page == ListName.POTENTIAL
    pane: Any = window.page("potential").detail  # type: ignore[attr-defined]
    pane.show_customer(customer)
    settle()
    assert pane.follow.articles.isVisibleTo(pane)
    pane.follow.articles.chosen.emit(one)
    settle()
    assert window.current_page == "articles"


def test_a_case_is_drafted_from_the_log(window: KebanWindow, team: Team, settle: Settle) -> None:
    customer = team.customer(name="苏州宏达机械有限公司", industry="机械")
    for days, product in ((900, "喷码机"), (20, "墨水")):
        on = TODAY - timedelta(days=days)
        team.write(partial(factories.sale, actor=team.boss, customer_id=customer, on=on, product=product))
    team.write(lambda s: services.interactions.log(
        s, team.boss, customer,
        {"happened_on": TODAY - timedelta(days=30), "method": "电话", "outcome": "有意向", "content": "王建国说要墨水"},
        now=NOW, today=TODAY,
    ))  # fmt: skip
    window.desk.knowledge.draft_case(customer)
    settle()
    dialog = shown(window, ArticleDialog)
    values = dialog.values()
    assert values["title"] == "案例：沉睡 29 个月的机械客户怎样重新下单"
    assert (values["kind"], values["status"]) == ("案例分享", "草稿")
    assert "王建国" not in values["body"]
    assert "联系人说要墨水" in values["body"]
    assert "[[苏州宏达机械有限公司]]" in values["body"]
    assert "重新下单：墨水" in values["body"]
    dialog.reject()


def test_a_case_of_nothing_is_still_a_form(team: Team) -> None:
    customer = team.customer()
    facts = team.read(lambda s: services.article_cases.facts(s, team.boss, customer, today=TODAY))
    body = case_draft(facts)["body"]
    assert "没有联系记录" in body
    assert "还没有成交" in body


def test_a_word_file_becomes_a_draft_with_its_pictures(
    window: KebanWindow, team: Team, settle: Settle, tmp_path: Path
) -> None:
    from tests.services.test_article_documents import docx, p, picture

    content = QImage(20, 10, QImage.Format.Format_RGB32)
    content.fill(QColor("red"))
    content.save(str(tmp_path / "x.png"))
    path = docx(tmp_path / "指南.docx", p("报价指南", style="1") + picture("rId5"),
                **{"word/media/image1.png": (tmp_path / "x.png").read_bytes()})  # fmt: skip
    assert zipfile.is_zipfile(path)
    window.desk.knowledge.choose_file = lambda: str(path)
    window.desk.knowledge.import_document()
    settle()
    dialog = shown(window, ArticleDialog)
    assert dialog.title.text() == "报价指南"
    assert dialog.file_names == ["picture-1.png"]
    dialog.save()
    settle()
    made = team.read(lambda s: services.lists.ids(
        s, team.boss, ListQuery(ListName.ARTICLES, view="drafts"), today=TODAY))  # fmt: skip
    assert len(made) == 1


def test_a_hostile_file_bounces_with_one_sentence(
    window: KebanWindow, team: Team, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04 rubbish")
    said: list[str] = []
    window.show_toast = lambda text, *_args, **_kw: said.append(text)  # type: ignore[method-assign]
    window.desk.knowledge.choose_file = lambda: str(path)
    window.desk.knowledge.import_document()
    settle()
    assert said == ["「坏.docx」已损坏或不是它自称的格式，没有导入。请在 Word 里另存为不加密的 .docx 再导入。"]
    assert not [one for one in window.findChildren(ArticleDialog) if one.isVisible()]


def test_an_article_on_paper(themed: Any, team: Team) -> None:
    one = write(team, body="## 先问\n\n见 [[宏达]]\n\n- 一\n- 二\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n![x](x.png)")
    photo = QImage(40, 20, QImage.Format.Format_RGB32)
    report = article_report(get(team, one), {"x.png": photo, "另一张.png": photo}, foot="")
    pictures = [block for block in report.blocks if isinstance(block, Picture)]
    assert [(block.image is photo, block.wide) for block in pictures] == [
        (True, False)
    ] * 2  # the unnamed one at the end
    kinds = [(type(block), getattr(block, "text", "")) for block in report.blocks]
    assert kinds[:4] == [(Heading, "先问"), (Paragraph, "见 宏达"), (Paragraph, "• 一"), (Paragraph, "• 二")]
    grid = next(block for block in report.blocks if isinstance(block, Grid))
    assert ([column.title for column in grid.columns], grid.rows) == (["甲", "乙"], (("1", "2"),))


def test_an_article_filled_in_before_it_shows_starts_at_its_start(qtbot: Any, themed: Any, settle: Settle) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show_markdown("# 第一段\n\n" + "一句话。\n\n" * 80)
    browser.resize(600, 400)
    browser.show()
    settle()
    assert browser.textCursor().position() == 0
    assert browser.verticalScrollBar().value() == 0
