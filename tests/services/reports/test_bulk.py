"""Long readings come in pieces that two threads share; what they read is in order and of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.db import Database
from app.models.shipment import Shipment
from app.services.reports import bulk
from tests.factories import TODAY, boss, customer, sale


def _read(session: Session) -> tuple[list[int], list[int], list[str]]:
    statement = select(Shipment.customer_id, Shipment.shipped_on, Shipment.product).order_by(Shipment.customer_id)
    customers, days, (places, names) = bulk.columns(session, statement, "idt", by=Shipment.customer_id)
    return customers.tolist(), days.tolist(), [names[one] for one in places]


def test_a_shared_reading_is_in_order(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.writing() as session:
        actor = boss(session)
        for day in range(9):
            sale(session, actor, customer(session, actor), TODAY - timedelta(days=day), product=f"产品{day % 4}")
    with database.reading() as session:
        alone = _read(session)
        monkeypatch.setattr(bulk, "_IDS", 2)
        assert _read(session) == alone
    assert len(alone[0]) == 9
    assert alone[0] == sorted(alone[0])


def test_a_helper_that_sees_a_later_moment_reads_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.writing() as session:
        actor = boss(session)
        ids = [customer(session, actor) for _ in range(9)]
        for one in ids:
            sale(session, actor, one, TODAY, product="甲")
    real, asked = db.beside, []

    @contextmanager
    def after_a_write(session: Session) -> Iterator[Session]:
        with database.writing() as other:
            sale(other, boss(other), ids[-1], TODAY, product="乙")
        with real(session) as beside:
            asked.append(beside)
            yield beside

    monkeypatch.setattr(db, "beside", after_a_write)
    monkeypatch.setattr(bulk, "_IDS", 2)
    monkeypatch.setattr(bulk, "_SHARED", 3)
    with database.reading() as session:
        assert _read(session)[2] == ["甲"] * 9
    assert asked
    with database.reading() as session:
        monkeypatch.setattr(db, "beside", real)
        assert sorted(_read(session)[2]) == [*["乙"], *["甲"] * 9]


@pytest.mark.parametrize("most", [0, 2**27])
def test_different_values_of_each_place(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(bulk, "_MARKS", most)
    places, values = np.array([0, 2, 2, 2, 0]), np.array([5, 1, 1, 0, 5])
    assert bulk.different(places, values, 4).tolist() == [1, 0, 2, 0]
    assert bulk.different(places[:0], values[:0], 2).tolist() == [0, 0]
