"""Where settings come from, which wins, and what is said of one that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from rescatalog.errors import SettingsInvalidError
from rescatalog.settings import Settings
from rescatalog.settings_loading import PREFIX, load_settings, settings_from_process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _load(folder: Path, environment: Mapping[str, str] | None = None, **options: Any) -> Settings:  # noqa: ANN401
    return load_settings(options, folder=folder, environment=environment or {})


def _file(folder: Path, text: str, name: str = "rescatalog.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def _complaint(folder: Path, environment: Mapping[str, str] | None = None, **options: Any) -> str:  # noqa: ANN401
    with pytest.raises(SettingsInvalidError) as caught:
        _load(folder, environment, **options)
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_without_any_source_the_defaults_are_in_force(folder: Path) -> None:
    assert _load(folder) == Settings()


@pytest.mark.parametrize(
    ("written", "named", "option", "in_force"),
    [
        (2, None, None, 2),
        (2, 3, None, 3),
        (2, 3, 5, 5),
        (2, None, 5, 5),
        (None, 3, None, 3),
        (None, 3, 5, 5),
        (None, None, 5, 5),
    ],
)
def test_an_option_outweighs_the_environment_and_that_the_file(
    folder: Path, written: int | None, named: int | None, option: int | None, in_force: int
) -> None:
    if written is not None:
        _file(folder, f"per-host = {written}\n")
    environment = {} if named is None else {"RESCATALOG_PER_HOST": str(named)}
    assert _load(folder, environment, per_host=option).per_host == in_force


def test_an_option_that_was_not_given_counts_for_nothing(folder: Path) -> None:
    _file(folder, 'allow-network = ["10.0.0.0/8"]\n')
    assert _load(folder, allow_network=(), timeout=None).allow_network == ("10.0.0.0/8",)


def test_a_bad_value_that_is_outweighed_does_no_harm(folder: Path) -> None:
    _file(folder, "per-host = 0\n")
    assert _load(folder, per_host=2).per_host == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [("rescatalog.toml", "concurrency = 7\n"), ("pyproject.toml", "[tool.rescatalog]\nconcurrency = 7\n")],
)
def test_both_files_are_read(folder: Path, name: str, text: str) -> None:
    _file(folder, text, name)
    assert _load(folder).concurrency == 7


def test_the_file_of_our_own_outweighs_the_shared_one(folder: Path) -> None:
    _file(folder, "concurrency = 7\n")
    _file(folder, "[tool.rescatalog]\nconcurrency = 9\nper-host = 9\n", "pyproject.toml")
    settings = _load(folder)
    assert (settings.concurrency, settings.per_host) == (7, Settings().per_host)


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.other]\nx = 1\n"])
def test_a_shared_file_that_does_not_speak_of_us_is_passed_over(folder: Path, text: str) -> None:
    _file(folder, text, "pyproject.toml")
    assert _load(folder) == Settings()


def test_an_empty_file_of_our_own_leaves_the_word_to_the_shared_one(folder: Path) -> None:
    _file(folder, "")
    _file(folder, "[tool.rescatalog]\nconcurrency = 9\n", "pyproject.toml")
    assert _load(folder).concurrency == 9


@pytest.mark.parametrize("key", ["per-host-gap", "per_host_gap"])
def test_names_may_be_written_with_hyphens_or_underscores(folder: Path, key: str) -> None:
    _file(folder, f"{key} = 2.5\n")
    assert _load(folder).per_host_gap == 2.5


@pytest.mark.parametrize(
    ("text", "networks"),
    [
        ("10.0.0.0/8", ("10.0.0.0/8",)),
        ("10.0.0.0/8, ::1/128", ("10.0.0.0/8", "::1/128")),
        (" 10.0.0.0/8 ,,", ("10.0.0.0/8",)),
        ("", ()),
    ],
)
def test_a_list_may_be_written_with_commas(folder: Path, text: str, networks: tuple[str, ...]) -> None:
    assert _load(folder, {"RESCATALOG_ALLOW_NETWORK": text}).allow_network == networks
    _file(folder, f'allow-network = "{text}"\ndns-servers = ["a:53", "b:53"]\n')
    assert _load(folder).allow_network == networks
    assert _load(folder).dns_servers == ("a:53", "b:53")


ONES = [1.0, Path("1"), ("1",), SecretStr("1")]


# Written as tables in a file only.
TABLES = {"ignore", "apis"}


@pytest.mark.parametrize("name", [name for name in Settings.model_fields if name not in TABLES])
def test_every_setting_has_its_variable(folder: Path, name: str) -> None:
    default = getattr(Settings(), name)
    plain = "1" if default is None else ",".join(default) if isinstance(default, tuple) else str(default)
    assert getattr(_load(folder, {PREFIX + name.upper(): plain}), name) in [default, *ONES]


def test_variables_of_other_programs_are_passed_over(folder: Path) -> None:
    assert _load(folder, {"PER_HOST": "9", "HOME": "/"}) == Settings()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("concurency", "`concurency` is not a setting; did you mean `concurrency`?"),
        ("per-hosts", "`per-hosts` is not a setting; did you mean `per-host`?"),
        ("user_agnt", "`user-agnt` is not a setting; did you mean `user-agent`?"),
        ("colour", "`colour` is not a setting"),
    ],
)
def test_an_unknown_key_is_refused_with_what_may_be_meant(folder: Path, key: str, words: str) -> None:
    _file(folder, f"{key} = 1\n")
    assert _complaint(folder) == f"rescatalog.toml: {words}"


@pytest.mark.parametrize("bad", ["0", "101", "many", ""])
def test_a_bad_value_names_its_source(folder: Path, bad: str) -> None:
    assert _complaint(folder, {"RESCATALOG_PER_HOST": bad}).startswith("RESCATALOG_PER_HOST: ")
    assert _complaint(folder, {"RESCATALOG_PER_HOST": "2"}, per_host=bad).startswith("--per-host: ")
    _file(folder, f"[tool.rescatalog]\nper-host = '{bad}'\n", "pyproject.toml")
    assert _complaint(folder).startswith("pyproject.toml: `per-host`: ")
    assert _complaint(folder).endswith(f"(got `{bad}`)")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("concurrency", 0), ("concurrency", 10_001), ("per_host_gap", -1), ("timeout", 0),
        ("timeout", float("nan")), ("timeout", 601), ("budget", 0), ("longest_wait", -1), ("max_bytes", 1),
        ("recheck_pace", -0.1), ("port", 65_536), ("robots", "perhaps"), ("user_agent", "x"),
        ("user_agent", "a\nb/1"), ("user_agent", "böt/1"), ("user_agent", "a\x1bb/1"), ("allow_network", 3),
    ],
)  # fmt: skip
def test_values_beyond_reason_are_refused(folder: Path, name: str, value: Any) -> None:  # noqa: ANN401
    assert _complaint(folder, **{name: value}).startswith(f"--{name.replace('_', '-')}: ")


@pytest.mark.parametrize("name", ["rescatalog.toml", "pyproject.toml"])
@pytest.mark.parametrize("content", [b"per-host =", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_a_file_that_is_no_toml_is_named(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert _complaint(folder).startswith(f"{name}: ")


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\nrescatalog = 5\n", "[[tool.rescatalog]]\nper-host = 1\n"])
def test_a_shared_file_whose_table_is_no_table_is_named(folder: Path, text: str) -> None:
    _file(folder, text, "pyproject.toml")
    assert _complaint(folder).startswith("pyproject.toml: ")


def test_settings_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().per_host = 9


@pytest.mark.parametrize(
    ("user_agent", "agent"),
    [
        ("rescatalog/1.0 (+https://a.lan/)", "rescatalog"),
        ("mybot", "mybot"),
        ("my bot/2", "my"),
        ("  bot/1", "bot"),
    ],
)
def test_our_name_in_robots_txt_is_the_first_word_of_the_user_agent(user_agent: str, agent: str) -> None:
    assert Settings(user_agent=user_agent).robots_agent == agent
    assert Settings(user_agent=user_agent, robots=False).robots_agent is None


@pytest.mark.parametrize("user_agent", ["/bot", "   ", " /1.0"])
def test_a_user_agent_without_a_name_is_refused(folder: Path, user_agent: str) -> None:
    assert _complaint(folder, user_agent=user_agent).startswith("--user-agent: ")


def test_settings_reach_the_parts_they_speak_of() -> None:
    settings = Settings(
        concurrency=7,
        per_host=2,
        per_host_gap=0.5,
        second_look=False,
        second_look_pause=1,
        longest_wait=9,
        recheck_pace=2,
    )
    assert (settings.pace.total, settings.pace.per_host, settings.pace.gap_s) == (7, 2, 0.5)
    assert (settings.patience.second_look, settings.patience.pause_s, settings.patience.longest_wait_s) == (
        False,
        1,
        9,
    )
    assert settings.recheck.pace == 2


def test_a_process_reads_its_folder_and_its_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _file(folder, "concurrency = 7\nper-host = 7\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("RESCATALOG_PER_HOST", "9")
    settings = settings_from_process({"timeout": 3})
    assert (settings.concurrency, settings.per_host, settings.timeout) == (7, 9, 3)


def test_a_rule_for_ignoring_is_a_table_in_a_file_as_the_docs_show_it(folder: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "reports.md").read_text(encoding="utf-8")
    shown = page.split("```toml\n")[1].split("```")[0]
    (folder / "rescatalog.toml").write_text(shown, encoding="utf-8")
    (rule,) = _load(folder).ignore
    assert (rule.owner, rule.until.isoformat(), [*map(str, rule.verdicts)]) == (
        "ada",
        "2027-06-30",
        ["unsure", "blocked"],
    )


def test_a_rule_without_an_end_is_told_where_it_stands(folder: Path) -> None:
    (folder / "rescatalog.toml").write_text('[[ignore]]\nurl = "https://a.lan/*"\nreason = "why"\nowner = "ada"\n')
    with pytest.raises(SettingsInvalidError, match=r"rescatalog.toml: `ignore\[0\].until`: Field required"):
        _load(folder)


def test_an_api_may_be_asked_elsewhere_or_not_at_all(folder: Path) -> None:
    _file(folder, '[apis]\ngithub = "https://ghe.example/api/v3/"\nyoutube = ""\n')
    assert _load(folder).apis == {"github": "https://ghe.example/api/v3/", "youtube": ""}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('guthub = "https://ghe.example"', "`guthub` is no provider; did you mean `github`?"),
        ('github = "ghe.example/api"', "`ghe.example/api` is no address of an API"),
        ("github = 1", "apis.github"),
    ],
)
def test_an_api_that_makes_no_sense_is_told(folder: Path, table: str, words: str) -> None:
    _file(folder, f"[apis]\n{table}\n")
    with pytest.raises(SettingsInvalidError, match=re.escape(words)):
        _load(folder)


def test_a_token_goes_to_the_api_it_is_for_and_shows_nowhere(folder: Path) -> None:
    settings = _load(folder, {"RESCATALOG_GITHUB_TOKEN": "ghp_secret"})
    assert settings.credentials == {"https://api.github.com": "Bearer ghp_secret"}
    assert "ghp_secret" not in f"{settings!r} {settings} {settings.model_dump()}"
    assert _load(folder, {"RESCATALOG_GITHUB_TOKEN": ""}).credentials == {}
    _file(folder, '[apis]\ngithub = ""\n')
    assert _load(folder, {"RESCATALOG_GITHUB_TOKEN": "ghp_secret"}).credentials == {}


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "\u00e9"])
def test_a_token_that_is_none_is_told_without_being_shown(folder: Path, token: str) -> None:
    with pytest.raises(SettingsInvalidError, match="copy it again: a token is one word") as raised:
        _load(folder, {"RESCATALOG_GITHUB_TOKEN": token})
    assert token not in str(raised.value)
