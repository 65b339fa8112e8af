"""Settings: every one has a default and a check, and an unknown name is an error."""

from __future__ import annotations

import pytest

from dateline.errors import BadSetting
from dateline.settings import SETTINGS, load


def test_the_defaults_hold_where_nothing_is_set() -> None:
    values = load({"PATH": "/bin", "HOME": "/"}).values
    assert values == {setting.name: setting.default for setting in SETTINGS}


def test_the_environment_overrides_with_the_type_of_the_default() -> None:
    settings = load({"DATELINE_DATABASE": "a.db", "DATELINE_FETCH_LIMIT": "5", "DATELINE_FETCH_TIMEOUT": "0.5"})
    assert settings.text("database") == "a.db"
    assert settings.values["fetch_limit"] == 5
    assert settings.number("fetch_timeout") == 0.5


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATELINE_DATABSE", "a.db"),
        ("DATELINE_FETCH_LIMIT", "5 MB"),
        ("DATELINE_FETCH_LIMIT", "0"),
        ("DATELINE_FETCH_TIMEOUT", "-1"),
        ("DATELINE_FETCH_TIMEOUT", "nan"),
        ("DATELINE_FETCH_TIMEOUT", "inf"),
        ("DATELINE_DATABASE", " "),
    ],
)
def test_what_does_not_fit_is_named_with_what_would(variable: str, value: str) -> None:
    with pytest.raises(BadSetting, match=variable) as error:
        load({variable: value})
    assert error.value.hint


def test_what_steers_the_program_but_is_no_setting_is_left_alone() -> None:
    load({"DATELINE_TRACEBACK": "1"})


def test_every_setting_helps() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.help.endswith(".")
        assert setting.name.isidentifier()
        assert setting.name.islower()
