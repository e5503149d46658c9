"""Every chart draws whatever there is: inside its frame, in the theme's colours, with every letter in the font."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.reports import Report, ReportName
from app.ui.charts import KINDS, draw
from app.ui.charts.look import Look, cut, text_width
from app.ui.charts.rendering import Picture, file_bytes, picture, save
from app.ui.charts.shapes import Shape, shape_at
from app.ui.charts.spark import spark
from app.ui.charts.words import percent, scale_of, short
from app.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens, contrast
from tests.ui.charts.conftest import AMOUNTS, Made

SIZES = ((960, 250), (620, 190), (1240, 420))


def drawn(report: Report, look: Look, size: tuple[int, int] = SIZES[0]) -> Picture:
    """A picture; a letter that no font has fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        return picture(report, look, *size)


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("name", ReportName)
def test_every_chart_with_any_amount_of_data(made: Made, name: ReportName, amount: str) -> None:
    report = made[name, amount]
    for tokens, size in zip((LIGHT, DARK, HIGH_CONTRAST), SIZES, strict=True):
        look = Look(tokens)
        found = drawn(report, look, size)
        assert (found.width, found.height) == size
        assert len(found.pixels) == 4 * size[0] * size[1]
        for one in found.shapes:
            assert one.x >= -1, one
            assert one.y >= -1, one
            assert one.x + one.width <= size[0] + 1, one
            assert one.y + one.height <= size[1] + 1, one
            assert one.title
            if one.pick is not None:
                assert one.block in {block.key for block in report.blocks}
        assert bool(found.shapes) is not report.empty


@pytest.mark.parametrize("name", ReportName)
def test_every_pick_of_a_picture_is_a_pick_of_its_table(made: Made, name: ReportName) -> None:
    report = made[name, "many"]
    assert not report.empty
    found = drawn(report, Look(LIGHT)).shapes
    for one in found:
        if one.pick is not None:
            assert one.pick in report.block(one.block).picks, one
    assert any(one.pick is not None for one in found)


@pytest.mark.parametrize("name", ReportName)
def test_words_stay_inside_the_picture(made: Made, name: ReportName) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    for amount in AMOUNTS:
        for shift in (0, 2):
            figure = Figure(figsize=(9.6, 2.6), dpi=100)
            canvas = FigureCanvasAgg(figure)
            draw(figure, made[name, amount], Look(LIGHT, shift))
            canvas.draw()
            renderer = canvas.get_renderer()
            for text in [*figure.texts, *(one for axes in figure.axes for one in axes.texts)]:
                if text.get_text():
                    box = text.get_window_extent(renderer)
                    assert box.x0 >= -4, text.get_text()
                    assert box.x1 <= 964, text.get_text()
                    assert box.y0 >= -4, text.get_text()
                    assert box.y1 <= 264, text.get_text()


def test_a_finer_screen_gets_more_pixels_and_the_same_shapes(made: Made) -> None:
    report = made[ReportName.SALES, "many"]
    one, two = drawn(report, Look(LIGHT)), drawn(report, Look(LIGHT, ratio=2.0))
    assert (two.width, two.height) == (2 * one.width, 2 * one.height)
    for before, after in zip(one.shapes, two.shapes, strict=True):
        assert (after.x, after.y, after.width) == pytest.approx((before.x, before.y, before.width), abs=1.5)


def test_files_bear_their_title(made: Made, tmp_path: Path) -> None:
    report = made[ReportName.ABC, "many"]
    look = Look(LIGHT, titled=True)
    assert file_bytes(report, look, "png").startswith(b"\x89PNG")
    assert file_bytes(report, look, "svg") == file_bytes(report, look, "svg")
    save(report, look, tmp_path / "a.svg")
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert len(drawn(report, look).shapes) == len(drawn(report, replace(look, titled=False)).shapes)


@pytest.mark.parametrize("name", ReportName)
def test_every_card_has_a_small_figure(made: Made, name: ReportName) -> None:
    assert name in KINDS
    assert spark(made[name, "none"]) is None
    found = spark(made[name, "many"])
    assert found is not None
    assert all(one >= 0 for one in found.values)
    assert found.kind != "grid" or found.wide * found.wide == len(found.values)


def test_the_smallest_shape_answers() -> None:
    wide = Shape(0, 0, 100, 100, "wide")
    thin = Shape(40, 0, 2, 100, "thin")
    assert shape_at([wide, thin], 41, 50) == 1
    assert shape_at([wide, thin], 60, 50) == 0
    assert shape_at([thin], 44, 50) == 0
    assert shape_at([thin], 60, 50) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (864, "864"), (9_999, "9,999"), (12_400, "1.2万"), (120_000, "12万"), (74_490_000, "7,449万"),
     (530_000_000, "5.3亿"), (-12_400, "-1.2万")],
)  # fmt: skip
def test_short_numbers(value: int, said: str) -> None:
    assert short(value) == said


def test_scales_and_shares() -> None:
    assert scale_of(99_999).number(25_000) == "2.5"
    assert scale_of(9_999).number(1_500) == "1,500"
    assert (percent(0.752), percent(0.003), percent(0.7525, 1), percent(0)) == ("75%", "0.3%", "75.2%", "0%")
    assert cut("苏州宏达精密机械有限公司", 12, 60) == "苏州宏达…"
    assert text_width("苏州", 12) == 24


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST])
def test_words_on_colour_can_be_read(tokens: Tokens) -> None:
    look = Look(tokens)
    for color in (*look.series, look.pale, tokens.red.text, tokens.green.text):
        for part in (0.05, 0.25, 0.45, 0.6, 0.8, 1.0):
            ground = look.mix(color, part)
            assert contrast(look.ink(ground), ground) >= 3.9, (color, part)


def test_thinned_colours_lie_between() -> None:
    look = Look(LIGHT)
    assert look.mix("#000000", 0.5) == "#808080"
    assert look.mix(LIGHT.primary, 1) == LIGHT.primary
