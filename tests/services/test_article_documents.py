"""Articles from Word, Markdown and text files; hostile files bounce with one reason."""

from __future__ import annotations

import contextlib
import os
import zipfile
from pathlib import Path

import pytest

from app.errors import AppError, DocumentUnreadable, InvalidValue
from app.services.article_documents import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
STYLES = f"""<w:styles {W}><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="2"><w:name w:val="标题 2"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId5" Target="media/image1.png"/>
<Relationship Id="rId6" Target="http://evil.example/x.png" TargetMode="External"/>
<Relationship Id="rId7" Target="../../../etc/passwd"/></Relationships>"""


def p(text: str, style: str = "", number: str = "", bold: bool = False) -> str:
    shape = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    )
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{shape}</w:pPr><w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def picture(relation: str) -> str:
    return f'<w:p><w:r><w:drawing><a:blip r:embed="{relation}"/></w:drawing></w:r></w:p>'


def docx(path: Path, body: str, **entries: bytes | str) -> Path:
    files: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {W} {A} {R}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": RELATIONS,
        "word/media/image1.png": PNG,
    }
    files |= entries
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_headings_lists_bold_tables_and_pictures(tmp_path: Path) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(p('型号'), p('价格'))}{row.format(p('甲|乙'), p('380'))}</w:tbl>"
    body = (
        p("报价指南", style="1") + p("先看这里", style="2") + p("重要", bold=True) + p("第一", number="1")
        + p("第二", number="1") + p("步骤", number="2") + table + picture("rId5") + p("* 不是列表 &lt;b&gt;")
    )  # fmt: skip
    found = read_document(docx(tmp_path / "指南.docx", body))
    assert found.title == "报价指南"
    assert found.body == (
        "# 报价指南\n\n## 先看这里\n\n**重要**\n\n- 第一\n- 第二\n1. 步骤\n\n"
        "| 型号 | 价格 |\n|---|---|\n| 甲\\|乙 | 380 |\n\n"
        "![picture-1](picture-1.png)\n\n\\* 不是列表 \\<b\\>\n"
    )
    assert [(one.name, one.content) for one in found.pictures] == [("picture-1.png", PNG)]


def test_pictures_from_outside_the_file_stay_outside(tmp_path: Path) -> None:
    found = read_document(docx(tmp_path / "a.docx", p("正文") + picture("rId6") + picture("rId7")))
    assert found.pictures == ()
    assert found.body == "正文\n"


def test_what_only_pretends_to_be_a_picture_is_left_out(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", p("正文") + picture("rId5"), **{"word/media/image1.png": b"MZ program"})
    assert read_document(path).pictures == ()


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>', "damaged"),
        ("<w:document>", "damaged"),
        ("", "damaged"),
        (f"<w:document {W}><w:body/></w:document>", "empty"),
    ],
)
def test_hostile_and_broken_documents_bounce(tmp_path: Path, document: str, why: str) -> None:
    path = docx(tmp_path / "a.docx", "", **{"word/document.xml": document})
    with pytest.raises(DocumentUnreadable) as caught:
        read_document(path)
    assert caught.value.why == why


def test_bombs_passwords_and_other_files_bounce(tmp_path: Path) -> None:
    bomb = docx(tmp_path / "bomb.docx", p("x"), **{"word/media/zeros.bin": b"\0" * (60 * 1024 * 1024)})
    old = tmp_path / "old.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600)
    text = tmp_path / "text.docx"
    text.write_text("不是压缩包", encoding="utf-8")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x00\x01\x02")
    other = tmp_path / "x.pdf"
    other.write_bytes(b"%PDF")
    blank = tmp_path / "blank.md"
    blank.write_text(" \n", encoding="utf-8")
    for path, why in ((bomb, "large"), (old, "encrypted"), (text, "damaged"), (binary, "damaged"), (other, "type"),
                      (blank, "empty"), (tmp_path / "none.txt", "missing")):  # fmt: skip
        with pytest.raises(DocumentUnreadable) as caught:
            read_document(path)
        assert caught.value.why == why, path


def test_cut_and_changed_files_never_do_worse_than_bounce(tmp_path: Path) -> None:
    whole = docx(tmp_path / "whole.docx", p("正文") * 50 + picture("rId5")).read_bytes()
    path = tmp_path / "mutant.docx"
    for seed in range(200):
        at = (seed * 7919) % len(whole)
        content = whole[:at] if seed % 2 else whole[:at] + os.urandom(6) + whole[at + 6 :]
        path.write_bytes(content)
        with contextlib.suppress(AppError):
            read_document(path)


def test_markdown_and_text(tmp_path: Path) -> None:
    note = tmp_path / "开场.md"
    note.write_text("﻿# **开场白**\r\n\r\n- 一\r\n", encoding="utf-8")
    found = read_document(note)
    assert (found.title, found.body) == ("开场白", "# **开场白**\n\n- 一\n")
    plain = tmp_path / "笔记.txt"
    plain.write_bytes("第一行 *星*\n- 第二行\n\n第三行".encode("gb18030"))
    found = read_document(plain)
    assert (found.title, found.body) == ("笔记", "第一行 \\*星\\*  \n\\- 第二行  \n\n第三行\n")


def test_longer_than_an_article_may_be(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("长" * 20_001, encoding="utf-8")
    with pytest.raises(InvalidValue):
        read_document(path)
