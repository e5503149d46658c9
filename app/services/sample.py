"""Fill an empty database with believable, repeatable example data, for demos and measurements (2-architecture)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from app import paths
from app.access import Role
from app.db import allocate_ids
from app.errors import NotEmpty
from app.models.article import Article
from app.models.nouns import Noun
from app.models.operation import Operation
from app.models.user import User
from app.models.workspace import TeamSetting
from app.services import sample_words as words
from app.services import search_index
from app.services.sample_chance import COLUMNS
from app.services.sample_rows import SampleCustomers
from app.settings import TeamSettings, validate

BATCH = 2_000
MOST_CUSTOMERS = 1_000_000
_FILLED = (
    Noun.CUSTOMER, Noun.CONTACT, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT, Noun.ARTICLE, Noun.ASSIGNMENT,
)  # fmt: skip
_CUSTOMERS_PER_PERSON = 5_000
_LARGEST_TEAM = 30


def fill(
    session: Session,
    actor_name: str | None = None,
    *,
    customers: int,
    seed: int,
    today: date,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, int]:
    """Sample data for every table in one writing session; gives the number of rows by database table.

    The rows depend on (customers, seed, today) alone; `now` only stands in the operation. `actor_name` becomes (or is
    already) the supervisor. Users may be there already. `progress(done, total)` counts customers and may raise to
    cancel. Raises NotEmpty; ValueError when `customers` is not between 0 and 1,000,000.
    """
    if not 0 <= customers <= MOST_CUSTOMERS:
        raise ValueError(f"customers must be between 0 and {MOST_CUSTOMERS}")
    for noun in _FILLED:
        if session.execute(text(f"SELECT 1 FROM {noun.value} LIMIT 1")).first():
            raise NotEmpty(noun.value)
    team = _team(session, actor_name or words.SUPERVISOR, _team_size(customers), today)
    first_ids = {noun.value: allocate_ids(session, noun, 0).start for noun in (Noun.CUSTOMER, Noun.INTERACTION)}
    made = SampleCustomers(customers=customers, seed=seed, today=today, first_ids=first_ids, team=team)
    counts = {noun.value: 0 for noun in _FILLED}
    for start in range(0, customers, BATCH):
        end = min(start + BATCH, customers)
        for index in range(start, end):
            made.add(index)
        _write(session, made, counts)
        if progress:
            progress(end, customers)
    _allow_holding(session)
    counts[Noun.ARTICLE.value] = _articles(session, team, today)
    counts[Noun.USER.value] = len(team)
    # The start of history: without change rows there is nothing to take back.
    details = {"customers": customers, "seed": seed, "today": today.isoformat()}
    session.execute(insert(Operation).values(at=now, actor_id=team[0], kind="sample", details=details))
    search_index.rebuild_all(session)
    return counts


def _write(session: Session, made: SampleCustomers, counts: dict[str, int]) -> None:
    connection = session.connection()
    for table, rows in made.sampler.rows.items():
        if rows:
            columns = COLUMNS[table]
            marks = ", ".join("?" * len(columns))
            connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
            counts[table] += len(rows)
            rows.clear()


def _team_size(customers: int) -> int:
    return min(_LARGEST_TEAM, max(len(words.SALESPEOPLE), customers // _CUSTOMERS_PER_PERSON))


def _team(session: Session, supervisor: str, size: int, today: date) -> list[int]:
    """Ids of the supervisor and `size` salespeople; who is there already keeps their role."""
    salespeople = [name for name in words.SALESPEOPLE if name != supervisor]
    more = (
        words.SURNAMES[(i * 5 + i // len(words.GIVEN)) % len(words.SURNAMES)] + words.GIVEN[i % len(words.GIVEN)]
        for i in itertools.count()
    )
    while len(salespeople) < size:
        name = next(more)
        if name not in salespeople and name != supervisor:
            salespeople.append(name)
    known = dict(session.execute(select(User.name, User.id)).all())
    joined = datetime.combine(today - timedelta(days=1500), time(1), tzinfo=UTC)
    rows: list[tuple[str, Role, str | None]] = [(supervisor, Role.SUPERVISOR, None)]
    rows += [(name, Role.SALESPERSON, words.GROUPS[i * 3 // size]) for i, name in enumerate(salespeople)]
    for name, role, group in rows:
        if name not in known:
            user = User(name=name, role=role.value, group_name=group, created_at=joined)
            session.add(user)
            session.flush()
            known[name] = user.id
    return [known[name] for name, _, _ in rows]


def _allow_holding(session: Session) -> None:
    """Raise the cap on potential customers where a large sample gives each person more than the default allows."""
    owned = "SELECT count(*) FROM customer WHERE last_deal_key IS NULL AND owner_id IS NOT NULL GROUP BY owner_id"
    most = max(session.execute(text(owned)).scalars(), default=0)
    if most >= TeamSettings().holding_cap * 3 // 4:
        session.execute(insert(TeamSetting).values(key="holding_cap", value=validate("holding_cap", most * 2)))


def _articles(session: Session, team: list[int], today: date) -> int:
    """The knowledge base from resources/sample/articles: heading lines `key: value`, an empty line, Markdown."""
    files = sorted((paths.resources() / "sample" / "articles").glob("*.md"))
    rows = []
    for number, file in enumerate(files):
        head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        written = datetime.combine(today - timedelta(days=7 * number + 3), time(2, 30), tzinfo=UTC)
        rows.append(
            {
                "title": fields["title"],
                "kind": fields["kind"],
                "status": fields.get("status", "已发布"),
                "tags": fields.get("tags"),
                "body": body.strip() + "\n",
                "author_id": team[number % len(team)],
                "review_on": today + timedelta(days=int(fields["review"])) if "review" in fields else None,
                "created_at": written - timedelta(days=number * 5),
                "updated_at": written,
            }
        )
    session.execute(insert(Article), rows)
    return len(rows)
