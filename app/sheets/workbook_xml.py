"""The parts of a fresh workbook around its rows: package, styles, and what stands above and below each sheet's data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PROLOG: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEADER_FILL: Final = "FFE8EEF7"
_HEADER_HEIGHT: Final = 22
_LONGEST_CHOICES: Final = 255
_LAST_ROW: Final = 1_048_576


class Style(IntEnum):
    """The cell formats of `styles_xml`, by their place there."""

    PLAIN = 0
    HEADER = 1
    CODE = 2
    QUOTED = 3
    QUOTED_CODE = 4
    DATE = 5
    MOMENT = 6
    CLOCK = 7
    MONEY = 8
    INTEGER = 9
    DURATION = 10


_FORMATS: Final = {
    Style.DATE: (164, "yyyy-mm-dd"),
    Style.MOMENT: (165, "yyyy-mm-dd hh:mm"),
    Style.CLOCK: (166, "hh:mm"),
    Style.DURATION: (167, "[h]:mm:ss"),
    Style.CODE: (49, ""),
    Style.QUOTED_CODE: (49, ""),
    Style.MONEY: (4, ""),
    Style.INTEGER: (1, ""),
}
# A cell that is filled in later, by hand, gets its column's format.
_COLUMN_STYLES: Final = {
    "phone": Style.CODE, "code": Style.CODE, "date": Style.DATE, "time": Style.CLOCK, "money": Style.MONEY,
}  # fmt: skip


@dataclass(frozen=True)
class ColumnFrame:
    """What the sheet around the rows must know of a column."""

    kind: str
    width: float
    hidden: bool
    choices: Sequence[str]


def column_letter(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def styles_xml() -> str:
    """Fonts, fills, formats; the place of a format is its `Style`."""
    numbered = "".join(
        f'<numFmt numFmtId="{code}" formatCode="{pattern}"/>' for code, pattern in _FORMATS.values() if pattern
    )
    formats = []
    for style in Style:
        code = _FORMATS.get(style, (0, ""))[0]
        mark = ' applyNumberFormat="1"' if code else ""
        if style in {Style.QUOTED, Style.QUOTED_CODE}:
            mark += ' quotePrefix="1"'
        if style is Style.HEADER:
            formats.append(
                '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" '
                'applyAlignment="1"><alignment vertical="center"/></xf>'
            )
        else:
            formats.append(f'<xf numFmtId="{code}" fontId="0" fillId="0" borderId="0" xfId="0"{mark}/>')
    font = '<sz val="11"/><name val="等线"/><family val="3"/><charset val="134"/>'
    return (
        f'{_PROLOG}<styleSheet xmlns="{_MAIN}"><numFmts count="{numbered.count("<numFmt ")}">{numbered}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        f'</fill><fill><patternFill patternType="solid"><fgColor rgb="{_HEADER_FILL}"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{"".join(formats)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def sheet_start(columns: Sequence[ColumnFrame], *, active: bool) -> str:
    """Everything up to the header row: frozen below it, widths, formats for cells that are filled in later."""
    widths = []
    for number, one in enumerate(columns, 1):
        style = _COLUMN_STYLES.get(one.kind, Style.PLAIN).value
        marks = (f' style="{style}"' if style else "") + (' hidden="1"' if one.hidden else "")
        widths.append(f'<col min="{number}" max="{number}" width="{one.width:g}" customWidth="1"{marks}/>')
    selected = ' tabSelected="1"' if active else ""
    return (
        f'{_PROLOG}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{selected} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        + (f"<cols>{''.join(widths)}</cols>" if widths else "")
        + "<sheetData>"
    )


def header_row_start() -> str:
    """The tag of the first row, a little higher than the rows of data."""
    return f'<row r="1" ht="{_HEADER_HEIGHT}" customHeight="1">'


def sheet_end(columns: Sequence[ColumnFrame], rows: int) -> str:
    """What follows the data: the filter over all `rows`, and the drop-downs, which offer and never refuse."""
    parts = ["</sheetData>"]
    if columns:
        parts.append(f'<autoFilter ref="A1:{column_letter(len(columns))}{rows}"/>')
    offers = []
    for number, one in enumerate(columns, 1):
        choices = ",".join(one.choices)
        if not choices or len(choices) > _LONGEST_CHOICES or any("," in word or '"' in word for word in one.choices):
            continue
        letter = column_letter(number)
        offers.append(
            f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{letter}2:{letter}{_LAST_ROW}">'
            f'<formula1>"{escape(choices)}"</formula1></dataValidation>'
        )
    if offers:
        parts.append(f'<dataValidations count="{len(offers)}">{"".join(offers)}</dataValidations>')
    parts.append("</worksheet>")
    return "".join(parts)


def package_parts(titles: Sequence[str], filtered: Sequence[str]) -> dict[str, str]:
    """All parts but the sheets; `filtered` holds each sheet's filtered area (`$A$1:$C$9`) or an empty text."""
    numbers = range(1, len(titles) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in zip(numbers, titles, strict=True)
    )
    # Excel writes this hidden name beside every filter; WPS shows the arrows only with it.
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"{escape(_quoted(title))}!{area}</definedName>"
        for number, (title, area) in enumerate(zip(titles, filtered, strict=True))
        if area
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": (
            f'{_PROLOG}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": (
            f'{_PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_PROLOG}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{sheets}</sheets>" + (f"<definedNames>{names}</definedNames>" if names else "") + "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
            f'<Relationship Id="rId{len(titles) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
        "xl/styles.xml": styles_xml(),
    }


def _quoted(title: str) -> str:
    doubled = title.replace("'", "''")
    return f"'{doubled}'"
