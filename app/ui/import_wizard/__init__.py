"""Import a workbook in four steps: file → sheets found → dry run → written, with 撤销 (4-excel 4.4)."""
