"""All tables in one metadata object: what migrations are compared with, and the way from a noun to its table."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy import Table as SqlTable

from app.models.article import Article, Attachment, Reading
from app.models.assignment import Assignment, WeeklyQuota
from app.models.base import Base
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.reminder import Greeting, JobRun, Reminder, ReturnRules
from app.models.score import CustomerScore, ScoreState
from app.models.search import SearchStale, SearchState
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.models.user import User
from app.models.workspace import Draft, SavedView, SheetLayout, TeamSetting

MODELS: tuple[type[Base], ...] = (
    User,
    Customer,
    Contact,
    Interaction,
    ServiceCase,
    Shipment,
    Article,
    Attachment,
    Reading,
    Assignment,
    WeeklyQuota,
    ReturnRules,
    Greeting,
    JobRun,
    Reminder,
    TeamSetting,
    SavedView,
    Draft,
    SheetLayout,
    Operation,
    Change,
    SearchState,
    SearchStale,
    CustomerScore,
    ScoreState,
)
metadata: MetaData = Base.metadata


def table_of(noun: Noun) -> SqlTable:
    """The SQL table of an audited noun."""
    return metadata.tables[noun.value]
