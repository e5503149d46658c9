"""Settings: the .ini of this computer survives anything, the team's numbers keep their bounds."""

from __future__ import annotations

import copy
import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.errors import InvalidValue
from app.models.nouns import Noun
from app.settings import CHOICES, TEAM_SETTINGS, ComputerSettings, TeamSettings, load, save, validate

BROKEN = ["no section", "[keban]\n[keban]\n", "[keban]\ntheme=dark\ntheme=light\n"]
line = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp"))).map(str.strip)


def test_no_file_gives_the_defaults_and_makes_none(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.ini") == ComputerSettings()
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_is_loaded_and_nothing_lies_beside(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    before = ComputerSettings(
        theme="dark",
        user_name="李文静; [主管] # 100%(x)s = %",
        mode="single",
        first_run_done=True,
        filters_open=False,
        detail_width=400,
        last_export_folder=r"D:\导出 100%\二〇二六",
    )
    save(path, ComputerSettings())
    save(path, before)
    assert load(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["settings.ini"]


@given(st.data())
def test_every_text_comes_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / "any.ini"
    free = {one.name for one in fields(ComputerSettings) if isinstance(one.default, str)} - set(CHOICES)
    before = replace(ComputerSettings(), **cast("Any", {name: data.draw(line) for name in sorted(free)}))
    save(path, before)
    assert load(path) == before


def test_a_line_break_cannot_smuggle_in_another_setting(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    save(path, ComputerSettings(user_name="a\ntheme = dark"))
    assert load(path) == ComputerSettings(user_name="a theme = dark")


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_kept_aside(tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(text, encoding="utf-8")
    assert load(path) == ComputerSettings()
    assert "broken" in caplog.text
    caplog.clear()
    assert not path.exists()
    assert (tmp_path / "settings.ini.broken").read_text(encoding="utf-8") == text
    save(path, ComputerSettings(theme="dark"))
    assert load(path).theme == "dark"


def test_a_file_of_bytes_is_kept_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"\xff\xfe\x00\x80")
    assert load(path) == ComputerSettings()
    assert "broken" in caplog.text
    caplog.clear()
    assert (tmp_path / "settings.ini.broken").exists()


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load(tmp_path) == ComputerSettings()
    assert "not readable" in caplog.text
    caplog.clear()


def test_senseless_values_fall_back_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    text = "\ufeff[keban]\ntheme = pink\ndetail_width = wide\nfirst_run_done = perhaps\nlanguage = en\nnew_thing = 1\n"
    path.write_text(text, encoding="utf-8")
    assert load(path) == ComputerSettings(language="en")


def test_a_failed_save_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.ini"
    save(path, ComputerSettings(theme="dark"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(path, ComputerSettings(theme="light"))
    monkeypatch.undo()
    assert load(path).theme == "dark"
    assert [one.name for one in tmp_path.iterdir()] == ["settings.ini"]


def test_defaults_are_among_the_choices() -> None:
    for name, choices in CHOICES.items():
        assert getattr(ComputerSettings(), name) in choices


# --- the team -------------------------------------------------------------------------------------------------------


def test_the_list_is_sound() -> None:
    assert len({one.key for one in TEAM_SETTINGS}) == len(TEAM_SETTINGS)
    for one in TEAM_SETTINGS:
        assert validate(one.key, one.default) == one.default
        assert one.title
        assert one.help
        assert one.help.endswith("。")
        assert not hasattr(dict, one.key), "would hide a method of mappings"
    assert TeamSettings().changed({}) == TeamSettings()
    assert str(Noun.TEAM_SETTING) == settings.NOUN


def test_the_numbers_of_the_rules() -> None:
    team = TeamSettings()
    assert team.dormant_after_days == 365
    assert [team[f"return_no_contact_days{level}"] for level in ("", "_a", "_b", "_c")] == [30, 15, 30, 60]
    assert (team.return_no_deal_days, team.remind_before_days, team.daily_claim_cap) == (180, 3, 10)
    assert (team.prev_owner_cooldown_days, team.holding_cap, team.lock_cap, team.lock_max_days) == (7, 200, 20, 90)
    assert team.pool_masked is True
    assert (team.weekly_quota, team.abc_a, team.abc_b) == (10, 75, 95)


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("weekly_quota", "ten", "not_a_number"),
        ("weekly_quota", 1.5, "not_a_number"),
        ("weekly_quota", True, "not_a_number"),
        ("weekly_quota", None, "not_a_number"),
        ("weekly_quota", -1, "too_small"),
        ("weekly_quota", 10**9, "too_large"),
        ("pool_masked", 1, "not_yes_no"),
        ("wanted_fields", "phone", "not_a_choice"),
        ("wanted_fields", ["password"], "not_a_choice"),
        ("wanted_fields", [["phone"]], "not_a_choice"),
        ("wanted_fields", [], "too_small"),
        ("no_such_thing", 1, "unknown_setting"),
    ],
)
def test_what_breaks_a_rule_is_refused(key: str, value: Any, rule: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        validate(key, value)
    assert (caught.value.noun, caught.value.field, caught.value.rule) == ("team_setting", key, rule)


@given(st.sampled_from([one for one in TEAM_SETTINGS if one.type is int]), st.integers())
def test_accepted_exactly_within_the_bounds(setting: settings.TeamSetting, number: int) -> None:
    assert setting.low is not None
    assert setting.high is not None
    if setting.low <= number <= setting.high:
        assert validate(setting.key, number) == validate(setting.key, f" {number} ") == number
    else:
        with pytest.raises(InvalidValue):
            validate(setting.key, number)


def test_limits_must_ascend() -> None:
    with pytest.raises(InvalidValue) as caught:
        TeamSettings().changed({"abc_a": 96})
    assert (caught.value.field, caught.value.rule, caught.value.limit) == ("abc_b", "too_small", 97)
    assert TeamSettings().changed({"abc_a": 96, "abc_b": 99}).abc_b == 99


def test_team_settings_do_not_change() -> None:
    team = TeamSettings({"weekly_quota": 5})
    assert (team.weekly_quota, team["weekly_quota"], len(team)) == (5, 5, len(TEAM_SETTINGS))
    with pytest.raises(AttributeError):
        team.weekly_quota = 6
    with pytest.raises(TypeError):
        team["weekly_quota"] = 6  # type: ignore[index]
    with pytest.raises(AttributeError):
        team.no_such_thing  # noqa: B018 - the access is what is tested
    assert team.changed({"weekly_quota": 6}).weekly_quota == 6
    assert team.weekly_quota == 5
    assert copy.deepcopy(team) == team


def test_stored_nonsense_falls_back_to_the_default() -> None:
    team = TeamSettings({"weekly_quota": "many", "from_the_future": 1, "wanted_fields": ["phone", "contact"]})
    assert team.weekly_quota == 10
    assert "from_the_future" not in team
    assert team.wanted_fields == ("contact", "phone")
