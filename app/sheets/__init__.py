"""Excel without a database: read any workbook, find its layout, clean its cells, write workbooks."""
