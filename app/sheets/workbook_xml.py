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
    WRAPPED = 11
    WRAPPED_HEADER = 12


class Shade(IntEnum):
    """The grounds a cell may have besides its format; each repeats all formats (`format_number`)."""

    NONE = 0
    WRONG = 1
    DOUBTFUL = 2


def format_number(style: Style, shade: Shade = Shade.NONE) -> int:
    """The place of a format on a ground among the cell formats of the workbook."""
    return style.value + shade.value * len(Style)


_SHADE_FILLS: Final = {Shade.WRONG: "FFFFC7CE", Shade.DOUBTFUL: "FFFFEB9C"}
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
    """Fonts, fills, formats; the place of a format is its `format_number`."""
    numbered = "".join(
        f'<numFmt numFmtId="{code}" formatCode="{pattern}"/>' for code, pattern in _FORMATS.values() if pattern
    )
    formats = [_format(style, shade) for shade in Shade for style in Style]
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/></patternFill></fill>'
        for color in (_HEADER_FILL, *_SHADE_FILLS.values())
    )
    font = '<sz val="11"/><name val="等线"/><family val="3"/><charset val="134"/>'
    return (
        f'{_PROLOG}<styleSheet xmlns="{_MAIN}"><numFmts count="{numbered.count("<numFmt ")}">{numbered}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        f'<fills count="{3 + len(_SHADE_FILLS)}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{"".join(formats)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _format(style: Style, shade: Shade) -> str:
    code = _FORMATS.get(style, (0, ""))[0]
    if style in {Style.HEADER, Style.WRAPPED_HEADER}:
        wraps = ' wrapText="1"' if style is Style.WRAPPED_HEADER else ""
        return (
            '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" '
            f'applyAlignment="1"><alignment vertical="center"{wraps}/></xf>'
        )
    mark = ' applyNumberFormat="1"' if code else ""
    if style in {Style.QUOTED, Style.QUOTED_CODE, Style.WRAPPED}:
        mark += ' quotePrefix="1"'
    if shade:
        mark += ' applyFill="1"'
    fill = 2 + shade.value if shade else 0
    start = f'<xf numFmtId="{code}" fontId="0" fillId="{fill}" borderId="0" xfId="0"{mark}'
    if style is Style.WRAPPED:
        return f'{start} applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    return f"{start}/>"


def sheet_start(columns: Sequence[ColumnFrame], *, active: bool, frozen_rows: int = 1, frozen_columns: int = 0) -> str:
    """Everything up to the first row: frozen below the header, widths, formats for cells that are filled in later."""
    widths = []
    for number, one in enumerate(columns, 1):
        style = _COLUMN_STYLES.get(one.kind, Style.PLAIN).value
        marks = (f' style="{style}"' if style else "") + (' hidden="1"' if one.hidden else "")
        widths.append(f'<col min="{number}" max="{number}" width="{one.width:g}" customWidth="1"{marks}/>')
    selected = ' tabSelected="1"' if active else ""
    across = f' xSplit="{frozen_columns}"' if frozen_columns else ""
    pane = "bottomRight" if frozen_columns else "bottomLeft"
    corner = f"{column_letter(frozen_columns + 1)}{frozen_rows + 1}"
    return (
        f'{_PROLOG}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView{selected} workbookViewId="0">'
        f'<pane{across} ySplit="{frozen_rows}" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        + (f"<cols>{''.join(widths)}</cols>" if widths else "")
        + "<sheetData>"
    )


def header_row_start() -> str:
    """The tag of the first row, a little higher than the rows of data."""
    return f'<row r="1" ht="{_HEADER_HEIGHT}" customHeight="1">'


def sheet_end(columns: Sequence[ColumnFrame], rows: int, *, header_row: int = 1, merged: Sequence[str] = ()) -> str:
    """What follows the data: the filter over all rows down to `rows`, merged cells, and the drop-downs, which offer and
    never refuse.
    """
    parts = ["</sheetData>"]
    if columns:
        parts.append(f'<autoFilter ref="A{header_row}:{column_letter(len(columns))}{rows}"/>')
    if merged:
        areas = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
        parts.append(f'<mergeCells count="{len(merged)}">{areas}</mergeCells>')
    offers = []
    for number, one in enumerate(columns, 1):
        choices = ",".join(one.choices)
        if not choices or len(choices) > _LONGEST_CHOICES or any("," in word or '"' in word for word in one.choices):
            continue
        letter = column_letter(number)
        offers.append(
            f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" '
            f'sqref="{letter}{header_row + 1}:{letter}{_LAST_ROW}">'
            f'<formula1>"{escape(choices)}"</formula1></dataValidation>'
        )
    if offers:
        parts.append(f'<dataValidations count="{len(offers)}">{"".join(offers)}</dataValidations>')
    # Printed on A4 across, all columns on one page.
    parts.append('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>')
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
    # The headings come again on every printed page.
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"{escape(_quoted(title))}!{area}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"{escape(_quoted(title))}!${(row := area.partition(':')[0].rpartition('$')[2])}:${row}</definedName>"
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
