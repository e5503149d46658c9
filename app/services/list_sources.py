"""Lists as they are asked on a day: with the column and the view that follow from the team's days of returning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.models.nouns import ListName
from app.services import return_rules, team_settings
from app.services.list_columns import DAYS_TO_RETURN, RETURNING, SOURCES, ListColumn, ListSource


def source_of(session: Session, name: ListName, *, today: date) -> ListSource:
    """The list's declaration; 距回收天数 and 即将回收 of 潜在客户 follow from the rules that hold (3-rules 3.2)."""
    source = SOURCES[name]
    if RETURNING not in source.views:
        return source
    team = team_settings.load(session)
    rules = return_rules.rules(session, today, team=team)
    day = return_rules.return_day_expression(rules, today)
    soon = return_rules.returns_by(rules, today + timedelta(days=team.remind_before_days), today=today, team=team)
    return replace(
        source,
        columns=tuple(ListColumn(one.key, day) if one.key == DAYS_TO_RETURN else one for one in source.columns),
        views=source.views | {RETURNING: lambda _today, _actor: soon},
    )
