"""The search index in SQLite: one FTS5 table per noun that keeps record ids by token and nothing else.

Entries are made by the program (`services.search_entries`); here they are stored, asked and counted. Writing an entry
again adds to what is stored of the record; tokens never leave before the index is made anew, so whoever asks looks at
the rows of changed records (`models.search.SearchStale`).
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, bindparam, exc, text
from sqlalchemy.orm import Session

from app.db import driver_rows, listed
from app.models.id_arrays import joined_ids
from app.services.search_tokens import IndexUnusable, Need, Token, Way

_MERGE_PAGES: Final = 400
_HASH_BYTES: Final = 32 * 1024 * 1024
"""Entries of one transaction are sorted in memory up to this size: fewer parts to merge afterwards."""
_ONE_BY_ONE: Final = 50
_HIGHEST: Final = "\U0010ffff"
_PROBE: Final = 60
_FEW_TOKENS: Final = 2
_DOUBT: Final = 0.3
"""So much of what is left one more token may leave: parts of one word often come together."""
_SELDOM: Final = 0.1
"""So seldom two pairs of Chinese characters that overlap in a word stand in a text without the rest of it."""
_STEP, _LOOK = 0.007, 6.0
"""Microseconds to pass an entry in the index, and to look at a record."""
_MOBILE: Final = 11
"""Digits of a mobile number."""
_SHARES_KEPT: Final = 20_000
_shares: WeakKeyDictionary[Engine, dict[tuple[str, int, tuple[Need, ...]], float]] = WeakKeyDictionary()
_COLUMNS: Final = "entry, content='', tokenize='ascii', detail=none, columnsize=0"


def create(session: Session, noun: str) -> None:
    """An empty index in place of whatever is there."""
    drop(session, noun)
    connection = session.connection()
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE search_{noun} USING fts5({_COLUMNS})")
    connection.exec_driver_sql(f"INSERT INTO search_{noun}(search_{noun}, rank) VALUES ('hashsize', {_HASH_BYTES})")


def drop(session: Session, noun: str) -> None:
    """Remove the index; one that is too damaged to be dropped is taken apart."""
    connection = session.connection()
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS search_{noun}")
            return
    except exc.DBAPIError:
        pass
    for part in ("data", "idx", "content", "docsize", "config"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS search_{noun}_{part}")
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    connection.exec_driver_sql("DELETE FROM sqlite_schema WHERE name = ?", (f"search_{noun}",))
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")


def add(session: Session, noun: str, entries: Sequence[tuple[int, str]]) -> None:
    """Store the tokens of records, in ascending order of ids. Raises IndexUnusable."""
    if not entries:
        return
    try:
        session.connection().exec_driver_sql(f"INSERT INTO search_{noun}(rowid, entry) VALUES (?, ?)", list(entries))
    except exc.DBAPIError as error:
        raise _translated(error, noun) from error


def merge(session: Session, noun: str, *, first: bool) -> bool:
    """Bring the parts of the index together, a step at a time; False when nothing is left to do."""
    before = _changes(session)
    pages = -_MERGE_PAGES if first else _MERGE_PAGES
    session.connection().exec_driver_sql(
        f"INSERT INTO search_{noun}(search_{noun}, rank) VALUES ('merge', ?)", (pages,)
    )
    return _changes(session) - before >= 2


def narrowed(session: Session, noun: str, needs: Sequence[Need], highest: int) -> list[Need]:
    """The same with those tokens of long ways left out that so many entries hold that reading their ids would cost more
    than looking at the records they rule out. Raises IndexUnusable.
    """

    def share(token: Token) -> float:
        return share_of(session, noun, [((token,),)], highest)

    def rarest(way: Way) -> Way:
        if len(way) <= _FEW_TOKENS or any(token.begins for token in way):
            return way
        kept: list[Token] = []
        left = 1.0
        for token in sorted(way, key=share):
            held = share(token)
            wrong = left * (1 - held) * (1 if token.text[-1].isascii() else _SELDOM)
            if len(kept) >= 2 and wrong * _LOOK < held * _STEP:
                break
            kept.append(token)
            left *= max(held, _DOUBT) if kept[1:] else held
        return tuple(kept)

    return [tuple(dict.fromkeys(map(rarest, need))) for need in needs]


def share_of(session: Session, noun: str, needs: Sequence[Need], highest: int) -> float:
    """About which part of the records hold the tokens. Raises IndexUnusable."""
    # Estimated once for all questions of about so many records: each key that is typed asks for the same tokens again.
    known = _shares.setdefault(session.connection().engine, {})
    if len(known) > _SHARES_KEPT:
        known.clear()
    key = noun, highest.bit_length(), tuple(needs)
    if key not in known:
        # Looked at in the midst of the records: the latest are often alike.
        middle = highest * 5 // 8
        some = newest(session, noun, needs, _PROBE, below=middle)
        span = middle - some[-1] if len(some) == _PROBE else middle
        known[key] = len(some) / max(span, 1)
    return known[key]


def spelled_out(session: Session, noun: str, needs: Sequence[Need]) -> list[Need]:
    """The same with every token that begins so in place of a beginning: these can be followed from the newest on, while
    of a beginning everything is collected first. Costs what listing their ids costs. Raises IndexUnusable.
    """
    source = f"fts5vocab('main', 'search_{noun}', 'row')"
    session.connection().exec_driver_sql(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_{noun}_terms USING {source}")
    statement = f"SELECT term FROM temp.search_{noun}_terms WHERE term >= :low AND term < :high"

    def ways(way: Way) -> list[Way]:
        if len(way) > 1 or not way[0].begins:
            return [way]
        border = {"low": way[0].text, "high": way[0].text + _HIGHEST}
        return [(Token(row[0]),) for row in _rows(session, noun, statement, border)]

    return [tuple(one for way in need for one in ways(way)) or need for need in needs]


def newest(session: Session, noun: str, needs: Sequence[Need], limit: int, *, below: int | None = None) -> list[int]:
    """The newest ids first. Raises IndexUnusable."""
    border = "" if below is None else " AND rowid < :below"
    statement = (
        f"SELECT rowid FROM search_{noun} WHERE search_{noun} MATCH :need{border} ORDER BY rowid DESC LIMIT :most"
    )
    values = {"need": _expression(needs), "most": limit} | ({} if below is None else {"below": below})
    return [row[0] for row in _rows(session, noun, statement, values)]


def all_ids(session: Session, noun: str, needs: Sequence[Need]) -> array[int]:
    """Every id, ascending. Raises IndexUnusable."""
    return joined_ids(joined(session, noun, needs))


def joined(session: Session, noun: str, needs: Sequence[Need]) -> str:
    """The same as one text, with commas between. Raises IndexUnusable."""
    statement = f"SELECT group_concat(rowid) FROM search_{noun} WHERE search_{noun} MATCH :need"
    ((found,),) = _rows(session, noun, statement, {"need": _expression(needs)})
    return found or ""


def up_to(session: Session, noun: str, needs: Sequence[Need], most: int) -> array[int] | None:
    """Every id, ascending; None when there are more than `most`. Raises IndexUnusable."""
    some = f"SELECT rowid FROM search_{noun} WHERE search_{noun} MATCH :need LIMIT :most"
    statement = f"SELECT count(*), group_concat(rowid) FROM ({some})"
    ((count, found),) = _rows(session, noun, statement, {"need": _expression(needs), "most": most + 1})
    return None if count > most else joined_ids(found or "")


def count(session: Session, noun: str, needs: Sequence[Need], most: int) -> int:
    """How many ids there are, counted up to `most`. Raises IndexUnusable."""
    statement = f"SELECT count(*) FROM (SELECT rowid FROM search_{noun} WHERE search_{noun} MATCH :need LIMIT :most)"
    ((found,),) = _rows(session, noun, statement, {"need": _expression(needs), "most": most})
    return int(found)


def among(session: Session, noun: str, needs: Sequence[Need], ids: array[int]) -> list[int]:
    """Which of these ids hold the tokens. Raises IndexUnusable."""
    if len(ids) > _ONE_BY_ONE:
        wanted = set(ids)
        return [one for one in all_ids(session, noun, needs) if one in wanted]
    statement = f"SELECT rowid FROM search_{noun} WHERE search_{noun} MATCH :need AND rowid = :one"
    values = {"need": _expression(needs)}
    return [one for one in ids if _rows(session, noun, statement, {**values, "one": one})]


def exists(session: Session, noun: str, *, thorough: bool = False) -> bool:
    """Whether there is an index that can be opened; `thorough`: read to its end."""
    try:
        statement = f"SELECT rowid FROM search_{noun} WHERE search_{noun} MATCH :need LIMIT 1"
        _rows(session, noun, statement, {"need": '"a"'})
        if thorough:
            connection = session.connection()
            vocabulary = f"fts5vocab('main', 'search_{noun}', 'row')"
            connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.search_all USING {vocabulary}")
            try:
                _rows(session, noun, "SELECT sum(doc) FROM temp.search_all", {})
            finally:
                connection.exec_driver_sql("DROP TABLE temp.search_all")
    except IndexUnusable:
        return False
    return True


def reached_by(session: Session, ids: Sequence[int], number: str, written: str) -> set[int]:
    """Those of these customers whose persons may have a number with these digits, or an address in which it stands as
    `written`. Numbers written otherwise than with digits and dashes are left to whoever compares them exactly.
    """
    values = {"ids": listed(ids), "number": number, "written": written}
    return {row[0] for row in driver_rows(session.connection(), _REACHED, values)}


def with_mobile(session: Session, number: str, most: int) -> list[int]:
    """The newest customers with persons whose mobile holds these digits, at most some: what may stand before them is
    jumped through in the order of the index of mobiles, so that nothing else is read.
    """
    found: list[int] = []
    for before in range(max(_MOBILE - len(number), 0) + 1):
        values = {"before": before, "number": number, "high": _HIGHEST, "most": most}
        found += [row[0] for row in driver_rows(session.connection(), _WITH_MOBILE, values)]
    return sorted(set(found), reverse=True)[:most]


_WITH_MOBILE: Final = """
    WITH RECURSIVE begun(part) AS (
        SELECT substr(min(mobile), 1, :before) FROM contact WHERE mobile >= ''
        UNION ALL
        SELECT substr((SELECT min(mobile) FROM contact WHERE mobile >= begun.part || :high), 1, :before)
        FROM begun WHERE begun.part <> ''
    )
    SELECT contact.customer_id FROM begun CROSS JOIN contact
    ON contact.mobile >= begun.part || :number AND contact.mobile < begun.part || :number || :high
    WHERE begun.part IS NOT NULL LIMIT :most
"""


def _reached() -> str:
    # What costs least comes first; of two ways to ask whether a text holds other signs, trimming takes half the time.
    held = [f"instr(replace({one}, '-', ''), :number)" for one in ("mobile", "phone", "fax")]
    held += [f"instr({one}, :written)" for one in ("wechat", "qq", "email")]
    held += [f"ltrim({one}, '0123456789-') <> ''" for one in ("mobile", "phone", "fax")]
    held += [f"length({one}) <> length(CAST({one} AS BLOB))" for one in ("wechat", "qq", "email")]
    among = "customer_id IN (SELECT value FROM json_each(:ids))"
    return f"SELECT customer_id FROM contact WHERE {among} AND ({' OR '.join(held)})"


_REACHED: Final = _reached()


def holds(column: ColumnElement[int], noun: str, needs: Sequence[Need]) -> ColumnElement[bool]:
    """WHERE column IN the ids that hold the tokens, for a statement that walks the rows anyway."""
    found = text(f"SELECT rowid FROM search_{noun} WHERE search_{noun} MATCH :need")
    return column.in_(found.bindparams(bindparam("need", _expression(needs), unique=True)))


def size(session: Session, noun: str) -> int:
    """Bytes of the index."""
    ((found,),) = _rows(session, noun, f"SELECT sum(length(block)) FROM search_{noun}_data", {})
    return int(found or 0)


def compare(
    session: Session, noun: str, entries: Iterator[Sequence[tuple[int, str]]], *, hints: str
) -> Iterator[tuple[int, bool]]:
    """(record id, whether the index holds too little) wherever the index differs from these entries. They are put into
    an index of their own first, and then the ids of every token are compared. Of tokens that begin with `hints` too
    many may be stored. Raises IndexUnusable.
    """
    connection = session.connection()
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.search_right USING fts5({_COLUMNS})")
    try:
        for part in entries:
            connection.exec_driver_sql("INSERT INTO temp.search_right(rowid, entry) VALUES (?, ?)", list(part))
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.search_right_terms USING fts5vocab('search_right', 'row')"
        )
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab('main', 'search_{noun}', 'row')"
        )
        terms = "SELECT term FROM temp.search_right_terms UNION SELECT term FROM temp.search_terms"
        both = ", ".join(
            f"(SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH ?1)"
            for table in ("search_right", f"search_{noun}")
        )
        # Thousands of short questions: the driver's own cursor asks them ten times as fast.
        cursor = connection.connection.cursor()
        for (term,) in _rows(session, noun, terms, {}):
            right, stored = cursor.execute(f"SELECT {both}", (_quoted(Token(term)),)).fetchone()
            if right != stored:
                wanted, there = (set(map(int, one.split(","))) if one else set() for one in (right, stored))
                yield from ((one, True) for one in wanted - there)
                if not term.startswith(hints):
                    yield from ((one, False) for one in there - wanted)
    except sqlite3.DatabaseError as error:
        raise IndexUnusable(noun) from error
    finally:
        for name in ("search_terms", "search_right_terms", "search_right"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")


def _rows(session: Session, noun: str, statement: str, values: Mapping[str, object]) -> list[Any]:
    try:
        return driver_rows(session.connection(), statement, values)
    except exc.DBAPIError as error:
        raise _translated(error, noun) from error


def _translated(error: exc.DBAPIError, noun: str) -> BaseException:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    missing = code == sqlite3.SQLITE_ERROR and "no such table" in str(error.orig)
    return IndexUnusable(noun) if missing or code == sqlite3.SQLITE_CORRUPT else error


def _changes(session: Session) -> int:
    return int(session.execute(text("SELECT total_changes()")).scalar_one())


def _expression(needs: Sequence[Need]) -> str:
    return " AND ".join(f"({' OR '.join(_together(way) for way in need)})" for need in needs)


def _together(way: Sequence[Token]) -> str:
    # The longest first: the database begins with what it is given first.
    return f"({' AND '.join(map(_quoted, way))})"


def _quoted(token: Token) -> str:
    texts = [one.replace('"', '""') for one in (token.text, *token.others)]
    if len(texts) > 1:
        alternatives = " OR ".join(f'"{one}"' for one in texts)
        return f"({alternatives})"
    return f'"{texts[0]}"{" *" if token.begins else ""}'
