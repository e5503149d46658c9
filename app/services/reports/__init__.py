"""统计分析: every report of 3-rules 3.5, asked the same way and answered in the same shape.

`shape` has the words, `catalogue` the list, one module per report the figures; `lines` holds all valid shipment lines
as arrays, from which most reports are computed. This module loads without SQLAlchemy and numpy.
"""

from __future__ import annotations

from app.services.reports.asking import behind, period, run
from app.services.reports.shape import Ask, Block, Field, Kind, Report, ReportName, as_json

__all__ = ["Ask", "Block", "Field", "Kind", "Report", "ReportName", "as_json", "behind", "period", "run"]
