"""3-rules 3.2: claim, return, transfer and lock, with every cap, and two hands at one customer."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.errors import (
    AlreadyClaimed,
    AppError,
    ClaimCapReached,
    CoolingDown,
    HoldingCapReached,
    InvalidValue,
    LockCapReached,
    NotAllowed,
    NotFound,
    WrongTable,
)
from app.models.nouns import Table
from app.services import customers, interactions, operations, pool, shipments, team_settings
from tests.factories import NOW, TODAY, boss, customer, sale, seller


def free(session: Session, **values) -> int:
    """A customer in the pool."""
    return customer(session, boss(session), owner_id=None, **values)


def claim(session: Session, actor: Actor, one: int, *, days: int = 0) -> None:
    """Claim it so many days later."""
    pool.claim(session, actor, one, now=NOW + timedelta(days=days), today=TODAY + timedelta(days=days))


def back(session: Session, actor: Actor, one: int, *, days: int = 0) -> None:
    """Return it with a reason."""
    pool.give_back(
        session, actor, [one], reason="无需求", now=NOW + timedelta(days=days), today=TODAY + timedelta(days=days)
    )


def caps(session: Session, **values: int) -> None:
    """Other limits than the defaults."""
    team_settings.save(session, boss(session), values, now=NOW)


def test_the_loser_reads_who_and_when(session: Session) -> None:
    li, zhou = seller(session), seller(session, "周凯")
    one = free(session, name="抢手公司")
    claim(session, zhou, one)
    with pytest.raises(AlreadyClaimed) as caught:
        claim(session, li, one)
    local = NOW.astimezone()
    assert caught.value == AlreadyClaimed("抢手公司", "周凯", local.strftime("%H:%M"))
    with pytest.raises(AlreadyClaimed) as caught:
        claim(session, li, one, days=2)
    assert caught.value.at == local.strftime("%m-%d %H:%M")


def test_two_hands_at_once_one_wins(database: Database) -> None:
    with database.writing() as session:
        hands = [seller(session, f"业务员{n}") for n in range(4)]
        one = free(session)
    ready = threading.Barrier(len(hands))
    came: list[tuple[str, str]] = []

    def take(actor: Actor) -> None:
        ready.wait()
        try:
            with database.writing() as session:
                claim(session, actor, one)
            came.append((actor.name, "won"))
        except AlreadyClaimed as error:
            came.append((actor.name, error.owner))

    threads = [threading.Thread(target=take, args=(actor,)) for actor in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [name for name, what in came if what == "won"]
    assert len(came) == 4
    assert len(winners) == 1
    assert {what for _, what in came} == {"won", winners[0]}
    with database.reading() as session:
        assert (
            customers.get(session, hands[0] if hands[0].name == winners[0] else boss(session), one, today=TODAY).owner
            == winners[0]
        )


def test_the_day_s_claims_are_counted_by_events(session: Session) -> None:
    caps(session, daily_claim_cap=2, prev_owner_cooldown_days=0)
    li = seller(session)
    one, two, three = free(session), free(session), free(session)
    claim(session, li, one)
    back(session, li, one)
    claim(session, li, one)
    with pytest.raises(ClaimCapReached) as caught:
        claim(session, li, two)
    assert caught.value.cap == 2
    claim(session, li, two, days=1)
    claim(session, seller(session, "周凯"), three)


def test_a_failed_claim_costs_nothing(session: Session) -> None:
    caps(session, daily_claim_cap=1)
    li = seller(session)
    taken, free_one = free(session), free(session)
    claim(session, seller(session, "周凯"), taken)
    for _ in range(3):
        with pytest.raises(AlreadyClaimed):
            claim(session, li, taken)
    claim(session, li, free_one)


def test_an_undone_claim_was_still_a_claim(session: Session) -> None:
    caps(session, daily_claim_cap=1)
    li = seller(session)
    one = free(session)
    claim(session, li, one)
    operations.undo(session, li, now=NOW)
    with pytest.raises(ClaimCapReached):
        claim(session, li, one)


def test_who_returned_waits_until_the_named_day(session: Session) -> None:
    li = seller(session)
    one = free(session, name="回池公司")
    claim(session, li, one)
    back(session, li, one)
    for days in (0, 6):
        with pytest.raises(CoolingDown) as caught:
            claim(session, li, one, days=days)
        assert caught.value == CoolingDown("回池公司", TODAY + timedelta(days=7))
    claim(session, li, one, days=7)


def test_somebody_else_and_the_supervisor_do_not_wait(session: Session) -> None:
    li, zhou, chief = seller(session), seller(session, "周凯"), boss(session)
    one, two = free(session), free(session)
    for customer_id in (one, two):
        claim(session, li, customer_id)
        back(session, li, customer_id)
    claim(session, zhou, one)
    claim(session, chief, two)
    back(session, chief, two)
    claim(session, chief, two)


def test_holding_cap_counts_potential_customers_only(session: Session) -> None:
    caps(session, holding_cap=2)
    li = seller(session)
    held = [customer(session, li) for _ in range(2)]
    one = free(session)
    with pytest.raises(HoldingCapReached) as caught:
        claim(session, li, one)
    assert caught.value.cap == 2
    sale(session, li, held[0], TODAY)  # a current customer does not count
    claim(session, li, one)


def test_the_supervisor_overrides_the_caps(session: Session) -> None:
    chief = boss(session)
    caps(session, holding_cap=1, daily_claim_cap=1)
    for _ in range(3):
        claim(session, chief, free(session))


def test_only_pool_customers_can_be_claimed(session: Session) -> None:
    chief, li = boss(session), seller(session)
    one = free(session)
    sale(session, chief, one, TODAY)
    with pytest.raises(WrongTable):
        claim(session, chief, one)
    with pytest.raises((WrongTable, NotFound)):
        claim(session, li, one)
    with pytest.raises(NotFound):
        claim(session, li, 999_999)


def test_return_needs_a_reason_and_a_potential_customer(session: Session) -> None:
    li = seller(session)
    one = customer(session, li)
    for reason in ("", "不想要了"):
        with pytest.raises(InvalidValue) as caught:
            pool.give_back(session, li, [one], reason=reason, now=NOW, today=TODAY)
        assert caught.value.field == "return_reason"
    sale(session, li, one, TODAY)
    with pytest.raises(WrongTable):
        back(session, li, one)


def test_return_says_who_had_it_when_and_why(session: Session) -> None:
    li, chief = seller(session), boss(session)
    one = customer(session, li)
    pool.lock(session, li, one, until=TODAY + timedelta(days=5), now=NOW, today=TODAY)
    back(session, chief, one)
    found = customers.get(session, chief, one, today=TODAY)
    assert (found.table, found.owner, found.prev_owner) == (Table.PUBLIC, None, "李文静")
    values = found.values
    assert (values["returned_on"], values["return_reason"], values["locked_until"]) == (TODAY, "无需求", None)


def test_one_wrong_customer_stops_the_whole_return(session: Session) -> None:
    li = seller(session)
    right, wrong = customer(session, li), customer(session, li)
    sale(session, li, wrong, TODAY)
    with pytest.raises(WrongTable):
        pool.give_back(session, li, [right, wrong], reason="无需求", now=NOW, today=TODAY)
    assert customers.get(session, li, right, today=TODAY).table is Table.POTENTIAL


def test_transfer_moves_the_customer_and_leaves_the_authors(session: Session) -> None:
    li, zhou, chief = seller(session), seller(session, "周凯"), boss(session)
    one = customer(session, li)
    sale(session, li, one, TODAY - timedelta(days=400))
    interactions.log(session, li, one, {"content": "聊", "next_on": TODAY}, now=NOW, today=TODAY)
    assert pool.transfer(session, chief, [one, one], to_user_id=zhou.id, now=NOW, today=TODAY).value == 1
    found = customers.get(session, zhou, one, today=TODAY)
    assert (found.owner, found.prev_owner, found.values["next_contact_on"]) == ("周凯", "李文静", TODAY)
    assert len(found.contacts) == 1
    assert interactions.of_customer(session, zhou, one, today=TODAY)[0].person == "李文静"
    assert shipments.of_customer(session, zhou, one, today=TODAY)[0].person == "李文静"
    with pytest.raises(NotFound):
        customers.get(session, li, one, today=TODAY)
    assert pool.transfer(session, chief, [one], to_user_id=zhou.id, now=NOW, today=TODAY).operation is None


def test_transfer_is_the_supervisor_s_and_needs_somebody(session: Session) -> None:
    li, chief = seller(session), boss(session)
    one = customer(session, li)
    with pytest.raises(NotAllowed):
        pool.transfer(session, li, [one], to_user_id=chief.id, now=NOW, today=TODAY)
    with pytest.raises(NotFound):
        pool.transfer(session, chief, [one], to_user_id=999, now=NOW, today=TODAY)


@pytest.mark.parametrize("days", [-1, 91])
def test_a_lock_ends_within_its_bounds(session: Session, days: int) -> None:
    li = seller(session)
    one = customer(session, li)
    with pytest.raises(InvalidValue):
        pool.lock(session, li, one, until=TODAY + timedelta(days=days), now=NOW, today=TODAY)
    pool.lock(session, li, one, until=TODAY + timedelta(days=90), now=NOW, today=TODAY)


def test_lock_cap_counts_locks_that_still_hold(session: Session) -> None:
    caps(session, lock_cap=1)
    li = seller(session)
    one, two = customer(session, li), customer(session, li)
    until = TODAY + timedelta(days=3)
    pool.lock(session, li, one, until=until, now=NOW, today=TODAY)
    pool.lock(session, li, one, until=until, now=NOW, today=TODAY)  # the same one again is no second
    with pytest.raises(LockCapReached) as caught:
        pool.lock(session, li, two, until=until, now=NOW, today=TODAY)
    assert caught.value.cap == 1
    later: date = until + timedelta(days=1)
    pool.lock(session, li, two, until=later, now=NOW, today=later)
    pool.unlock(session, li, two, now=NOW, today=later)
    assert customers.get(session, li, two, today=later).values["locked_until"] is None


def test_only_potential_customers_are_locked(session: Session) -> None:
    chief = boss(session)
    one = free(session)
    with pytest.raises(WrongTable):
        pool.lock(session, chief, one, until=TODAY, now=NOW, today=TODAY)


def test_every_refusal_leaves_no_operation(session: Session) -> None:
    li = seller(session)
    one = customer(session, li)
    before = len(operations.recent(session, boss(session)))
    for attempt in (
        lambda: pool.claim(session, li, one, now=NOW, today=TODAY),
        lambda: pool.give_back(session, li, [one], reason="", now=NOW, today=TODAY),
        lambda: pool.lock(session, li, one, until=date(2030, 1, 1), now=NOW, today=TODAY),
    ):
        with pytest.raises(AppError):
            attempt()
    assert len(operations.recent(session, boss(session))) == before
