"""The walk of a round: recorded, skipped, taken back, a second round."""

from __future__ import annotations

from app.ui.call_mode.queue import CallQueue


def test_a_round() -> None:
    queue = CallQueue([7, 8, 9, 8])
    assert (len(queue), queue.current, queue.following) == (3, 7, 8)
    queue.record("有意向")
    queue.skip()
    queue.record("无人接听")
    assert queue.current is None
    assert (queue.called, queue.skipped, queue.left) == (2, (8,), (8,))
    assert queue.position == 3


def test_back_and_over_those_that_are_done() -> None:
    queue = CallQueue([7, 8, 9])
    queue.record("成交")
    queue.back()
    assert queue.current == 7
    queue.record("已报价")
    assert queue.current == 8
    queue.skip()
    queue.back()
    queue.back()
    queue.skip()
    assert queue.current == 8
    assert queue.results == {7: "已报价"}


def test_a_call_taken_back_is_in_front_again() -> None:
    queue = CallQueue([7, 8])
    queue.record("成交")
    queue.take_back(7)
    assert (queue.current, queue.called) == (7, 0)


def test_the_second_round_is_over_those_who_were_skipped() -> None:
    queue = CallQueue([7, 8, 9])
    queue.skip()
    queue.record("")
    queue.skip()
    assert queue.tally() == [("", 1)]
    queue.again()
    assert (queue.ids, queue.current, queue.called) == ((7, 9), 7, 0)
