"""Company workbooks with all that Excel hangs onto a sheet, also what no library writes: macros, pivots, threads."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST, LAST = 4, 13
"""The rows of the customers in 现有客户表; 合计 stands below."""


def picture() -> io.BytesIO:
    """A PNG of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00\xff\x00\x00")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def dressed(path: Path, *, date_1904: bool = False) -> Path:
    """Customers, shipments as a list object, a log, a report with a chart, a hidden sheet of words."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": date_1904})
    money = book.add_format({"num_format": "¥#,##0.00", "bg_color": "#FFF2CC", "border": 1})
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"', "italic": True})
    bold, red = book.add_format({"bold": True, "font_name": "微软雅黑"}), book.add_format({"font_color": "red"})
    sheet = book.add_worksheet("现有客户表")
    sheet.merge_range("A1:I1", "现有客户表", bold)
    sheet.write("A2", "本表总额")
    sheet.write_formula("B2", f"=SUM(G{FIRST}:G{LAST})", money, 5_500)
    heads = ["客户编号", "客户名称", "联系人", "手机", "省份", "最后成交日期", "累计成交金额", "占比", "备注"]
    sheet.write_row("A3", heads, bold)
    for row in range(FIRST, LAST + 1):
        at, number = row - 1, row - FIRST + 1
        sheet.set_row(at, 20, None, {"level": 1} if number > 5 else {})
        sheet.write_string(at, 0, f"00{number:02d}")
        if number == 2:
            sheet.write_rich_string(at, 1, "苏州", red, "二号", "机械有限公司")
        else:
            sheet.write_string(at, 1, f"苏州{number}号机械有限公司")
        sheet.write_string(at, 2, f"王{number}")
        sheet.write_string(at, 3, f"138000001{number:02d}")
        sheet.write_string(at, 4, "江苏")
        sheet.write_datetime(at, 5, datetime(2026, 3, number), day)
        sheet.write_number(at, 6, number * 100, money)
        sheet.write_formula(at, 7, f"=G{row}/$G${LAST + 1}", None, number / 55)
        sheet.write_string(at, 8, "老客户" if number < 4 else "走访\n过")
    sheet.write(LAST, 0, "合计", bold)
    sheet.write_formula(LAST, 6, f"=SUM(G{FIRST}:G{LAST})", money, 5_500)
    area = f"{FIRST}:{{0}}{LAST}"
    sheet.data_validation("E" + area.format("E"), {"validate": "list", "source": "=字典!$A$1:$A$3"})
    sheet.data_validation("F" + area.format("F"), {"validate": "date", "criteria": ">", "value": datetime(2000, 1, 1)})
    sheet.conditional_format("G" + area.format("G"), {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("G" + area.format("G"), {"type": "icon_set", "icon_style": "3_traffic_lights"})
    sheet.conditional_format("D" + area.format("D"), {"type": "duplicate", "format": red})
    sheet.add_sparkline("J2", {"range": f"现有客户表!G{FIRST}:G{LAST}"})
    sheet.autofilter(f"A3:I{LAST}")
    sheet.freeze_panes(3, 2)
    sheet.set_column("A:A", 9)
    sheet.set_column("B:B", 33.5)
    sheet.set_column("I:I", 20, None, {"level": 1, "hidden": True})
    sheet.repeat_rows(2)
    sheet.print_area(f"A1:I{LAST + 1}")
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L&G&C现有客户", {"image_left": "logo.png", "image_data_left": picture()})
    sheet.write_comment("B5", "老板的朋友")
    sheet.insert_image("K2", "a.png", {"image_data": picture()})
    sheet.insert_textbox("K8", "仅限内部")
    sheet.write_url(f"I{LAST + 1}", "https://example.com/")
    sheet.protect("", {"format_cells": True, "insert_rows": True, "autofilter": True})
    goods = book.add_worksheet("出货统计表")
    goods.add_table(
        "A1:H4",
        {
            "name": "出货",
            "columns": [
                {"header": "出货日期", "format": day}, {"header": "出货单号"}, {"header": "客户名称"},
                {"header": "产品名称"}, {"header": "数量"}, {"header": "单价", "format": money},
                {"header": "金额", "formula": "=[@数量]*[@单价]", "format": money}, {"header": "车号"},
            ],
        },
    )  # fmt: skip
    for at in range(1, 4):
        goods.write_datetime(at, 0, datetime(2026, 3, at), day)
        goods.write_row(at, 1, [f"CH{at:03d}", f"苏州{at if at != 2 else '二'}号机械有限公司", "轴承", 10, at * 10])
        goods.write_formula(at, 6, "=出货[[#This Row],[数量]]*出货[[#This Row],[单价]]", money, at * 100)
        goods.write(at, 7, f"苏A{at}")
    log = book.add_worksheet("客户联系信息表")
    log.write_row("A1", ["联系日期", "客户名称", "联系方式", "联系内容", "业务员"])
    for at in range(1, 4):
        log.write(at, 0, f"2026.3.{at}")
        log.write_row(at, 1, [f"苏州{at if at != 2 else '二'}号机械有限公司", "打电话", "问价", "孙跟进"])
    report = book.add_worksheet("汇总 表")
    report.write_formula("A1", f"=SUM(现有客户表!G{FIRST}:G{LAST})", None, 5_500)
    report.write_formula("A2", "=总额*2", None, 11_000)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": f"=现有客户表!$B${FIRST}:$B${LAST}", "values": f"=现有客户表!$G${FIRST}:$G${LAST}"})
    report.insert_chart("C3", chart)
    words = book.add_worksheet("字典")
    words.write_column("A1", ["江苏", "浙江", "安徽"])
    words.very_hidden()
    book.define_name("总额", f"=现有客户表!$G${LAST + 1}")
    book.set_properties({"title": "客户资料", "company": "某公司"})
    book.close()
    return path


def rewritten(source: Path, target: Path, changes: Mapping[str, Callable[[str], str]], more: dict[str, bytes]) -> Path:
    """A copy with some parts changed as text and others added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in changes:
                content = changes[entry.filename](content.decode()).encode()
            new.writestr(entry.filename, content)
        for name, content in more.items():
            new.writestr(name, content)
    return target


def _related(kind: str, target: str, number: int) -> str:
    return f'<Relationship Id="rIdX{number}" Type="{kind}" Target="{target}"/>'


def _add(text: str, before: str, what: str) -> str:
    assert before in text, before
    return text.replace(before, what + before, 1)


def loaded(path: Path) -> Path:
    """The same with macros, custom XML, an external link, a pivot table with its cache, threaded comments, phonetics,
    inline strings, shared formulas and a calculation chain. An .xlsm.
    """
    plain = dressed(path.with_name("plain.xlsx"))
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    pivot = f"{_TYPE}.pivotCacheDefinition+xml"
    thread = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    person = "http://schemas.microsoft.com/office/2017/10/relationships/person"
    spoken = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

    def content_types(text: str) -> str:
        text = text.replace(f"{_TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        overrides = {
            "/xl/externalLinks/externalLink1.xml": f"{_TYPE}.externalLink+xml",
            "/xl/pivotCache/pivotCacheDefinition1.xml": pivot,
            "/xl/pivotCache/pivotCacheRecords1.xml": f"{_TYPE}.pivotCacheRecords+xml",
            "/xl/pivotTables/pivotTable1.xml": f"{_TYPE}.pivotTable+xml",
            "/xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
            "/xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
            "/xl/calcChain.xml": f"{_TYPE}.calcChain+xml",
            "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        }
        made = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
        macro = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        return _add(_add(text, "</Types>", made), "<Override", macro)

    def workbook(text: str) -> str:
        after = "<definedNames>"
        text = _add(text, after, '<externalReferences><externalReference r:id="rIdX2"/></externalReferences>')
        caches = '<pivotCaches><pivotCache cacheId="7" r:id="rIdX3"/></pivotCaches>'
        return text.replace("</workbook>", f"{caches}</workbook>")

    def customers(text: str) -> str:
        # The share column as one shared formula; the first name spelt inline.
        first = text.index(f'<c r="H{FIRST}"')
        text = text[:first] + re.sub(
            rf"<f>G{FIRST}/\$G\${LAST + 1}</f>",
            f'<f t="shared" ref="H{FIRST}:H{LAST}" si="0">G{FIRST}/$G${LAST + 1}</f>',
            text[first:], count=1,
        )  # fmt: skip
        text = re.sub(rf"<f>G\d+/\$G\${LAST + 1}</f>", '<f t="shared" si="0"/>', text)
        return re.sub(
            rf'<c r="B{FIRST}"([^>]*?) t="s"><v>\d+</v></c>',
            rf'<c r="B{FIRST}"\1 t="inlineStr"><is><t>苏州1号机械有限公司</t></is></c>', text,
        )  # fmt: skip

    def strings(text: str) -> str:
        spoken_as = '<rPh sb="0" eb="1"><t>WANG</t></rPh><phoneticPr fontId="0"/>'
        return text.replace("<t>王3</t></si>", f"<t>王3</t>{spoken_as}</si>")

    chain = "".join(f'<c r="H{row}" i="1"/>' for row in range(FIRST, LAST + 1)) + f'<c r="G{LAST + 1}" i="1"/>'
    records = "".join(f'<r><x v="0"/><n v="{row}"/></r>' for row in range(3))
    changes = {
        "[Content_Types].xml": content_types,
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": lambda text: _add(
            text, "</Relationships>",
            _related("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin", 1)
            + _related(f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml", 2)
            + _related(f"{OFFICE}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", 3)
            + _related(person, "persons/person.xml", 4)
            + _related(f"{OFFICE}/calcChain", "calcChain.xml", 5),
        ),
        "_rels/.rels": lambda text: _add(
            text, "</Relationships>", _related(f"{OFFICE}/customXml", "customXml/item1.xml", 9)
        ),
        "xl/worksheets/sheet1.xml": customers,
        "xl/worksheets/_rels/sheet1.xml.rels": lambda text: _add(
            text, "</Relationships>", _related(thread, "../threadedComments/threadedComment1.xml", 6)
        ),
        "xl/sharedStrings.xml": strings,
    }  # fmt: skip
    more = {
        "xl/vbaProject.bin": bytes(range(256)) * 20,
        "customXml/item1.xml": b'<?xml version="1.0"?><erp xmlns="urn:x"><id>7</id></erp>',
        "customXml/itemProps1.xml": b'<?xml version="1.0"?><p/>',
        "xl/externalLinks/externalLink1.xml": (
            f'{_PROLOG}<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId1"><sheetNames>'
            '<sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>'
        ).encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": (
            f'{_PROLOG}<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" '
            'Target="file:///C:/a.xlsx" TargetMode="External"/></Relationships>'
        ).encode(),
        "xl/pivotCache/pivotCacheDefinition1.xml": (
            f'{_PROLOG}<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1" recordCount="3">'
            f'<cacheSource type="worksheet"><worksheetSource ref="B3:G{LAST}" sheet="现有客户表"/></cacheSource>'
            '<cacheFields count="2"><cacheField name="客户名称"><sharedItems count="1"><s v="甲"/></sharedItems>'
            '</cacheField><cacheField name="金额"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
        ).encode(),
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": (
            f'{_PROLOG}<Relationships xmlns="{relations}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>'
        ).encode(),
        "xl/pivotCache/pivotCacheRecords1.xml": (
            f'{_PROLOG}<pivotCacheRecords xmlns="{MAIN}" count="3">{records}</pivotCacheRecords>'
        ).encode(),
        "xl/pivotTables/pivotTable1.xml": f'{_PROLOG}<pivotTableDefinition xmlns="{MAIN}" name="P"/>'.encode(),
        "xl/threadedComments/threadedComment1.xml": (
            f'{_PROLOG}<ThreadedComments xmlns="{spoken}"><threadedComment ref="B5" dT="2026-01-01T00:00:00.00" '
            'personId="{1}" id="{2}"><text>请核对</text></threadedComment></ThreadedComments>'
        ).encode(),
        "xl/persons/person.xml": f'{_PROLOG}<personList xmlns="{spoken}"/>'.encode(),
        "xl/calcChain.xml": f'{_PROLOG}<calcChain xmlns="{MAIN}">{chain}</calcChain>'.encode(),
    }
    return rewritten(plain, path, changes, more)
