"""Daily jobs are done once, whoever comes first: also with two programs on one database and a clock that went back."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models.reminder import JobRun


def done(session: Session, job: str, day: date) -> bool:
    """Whether somebody did the job for the day."""
    return session.execute(select(JobRun.id).where(JobRun.job == job, JobRun.day == day)).first() is not None


def take(session: Session, job: str, day: date, *, now: datetime) -> bool:
    """Take the job of a day in a writing session; False when it is done or being done. What follows belongs to the same
    transaction: if it fails, the job is free again.
    """
    if done(session, job, day):
        return False
    try:
        with session.begin_nested():
            session.execute(insert(JobRun).values(job=job, day=day, at=now))
    except IntegrityError:
        return False
    return True


def last_day(session: Session, job: str, *, before: date) -> date | None:
    """The last day before this one on which the job was done."""
    return session.execute(select(func.max(JobRun.day)).where(JobRun.job == job, JobRun.day < before)).scalar()
