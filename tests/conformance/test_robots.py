"""robots.txt by the book: RFC 9309, Google's reading of it, and thousands of files as sites wrote them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from protego import Protego

from rescatalog.core import urls
from rescatalog.core.asking.robots import LONGEST_DELAY_S, MAX_BYTES, Rules, rules_of
from tests.conformance.robots_cases import GROUPS, NAMES, RULES, SPELLINGS, UNKNOWN_WORDS, US, Case
from tests.core.making import answer, robots

ORIGIN = "https://a.lan"
DATA = "RESCATALOG_ROBOTS_DATA"
AGENTS = (US, "Googlebot", "nobody-knows-it")
PATHS = ("/", "/index.html", "/search?q=x", "/robots.txt", "/wp-admin/", "/a/b/c.pdf", "/%7Euser/", "/user/login")
# Of each file this many of its own rules are asked as paths.
OWN_PATHS = 20


def _rules(body: bytes, agent: str = US) -> Rules:
    return rules_of(answer(200, robots(ORIGIN), body=body), agent)


def _may(case: Case, newline: str = "\n") -> bool:
    return _rules(newline.join((*case.lines, "")).encode()).verdict(ORIGIN + case.path) is None


def _id(case: Case) -> str:
    return f"{case.name} {case.path}"


@pytest.mark.parametrize("case", [*GROUPS, *RULES, *SPELLINGS], ids=_id)
def test_a_file_means_what_the_standard_says(case: Case) -> None:
    assert _may(case) is case.may


@pytest.mark.xfail(strict=True, reason="our library ends the names of a group at words it does not know")
@pytest.mark.parametrize("case", UNKNOWN_WORDS, ids=_id)
def test_unknown_words_end_no_group(case: Case) -> None:
    assert _may(case) is case.may


@pytest.mark.parametrize("case", NAMES, ids=_id)
def test_a_group_is_ours_by_its_whole_name_and_ends_where_the_standard_says(case: Case) -> None:
    assert _may(case) is case.may


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n\n"], ids=repr)
@pytest.mark.parametrize("case", GROUPS, ids=_id)
def test_every_way_to_end_a_line_means_the_same(case: Case, newline: str) -> None:
    assert _may(case, newline) is case.may


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "with a byte order mark"])
@pytest.mark.parametrize("end", [b"", b"\n"], ids=["without a last newline", "with one"])
def test_the_first_and_the_last_line_count_like_the_others(mark: bytes, end: bytes) -> None:
    rules = _rules(mark + b"User-agent: *\nDisallow: /x\nDisallow: /y" + end)
    assert [rules.verdict(ORIGIN + path) is None for path in ("/x", "/y", "/z")] == [False, False, True]


@pytest.mark.parametrize(("filler", "obeyed"), [(0, True), (1, False), (100, False)])
def test_five_hundred_kibibytes_are_read_and_not_a_byte_more(filler: int, *, obeyed: bool) -> None:
    rule = b"\nUser-agent: *\nDisallow: /x"
    body = b"#" * (MAX_BYTES - len(rule) + filler) + rule
    assert (_rules(body).verdict(f"{ORIGIN}/x") is not None) is obeyed


def test_the_last_line_of_a_file_that_was_cut_may_have_lost_its_end_and_does_not_count() -> None:
    seen = answer(200, robots(ORIGIN), body=b"User-agent: *\nDisallow: /x\nDisallow: /")
    rules = rules_of(replace(seen, truncated=True), US)
    assert [rules.verdict(ORIGIN + path) is None for path in ("/x", "/y")] == [False, True]
    assert rules_of(seen, US).verdict(f"{ORIGIN}/y") is not None


@pytest.mark.parametrize(
    ("status", "may"),
    [(200, False), (206, False), (301, True), (401, True), (403, True), (404, True), (410, True), (418, True),
     (429, False), (500, False), (503, False)],
)  # fmt: skip
def test_a_file_that_is_not_there_forbids_nothing_and_a_server_that_fails_forbids_all(
    status: int, *, may: bool
) -> None:
    rules = rules_of(answer(status, robots(ORIGIN), body=b"User-agent: *\nDisallow: /\n"), US)
    assert (rules.verdict(f"{ORIGIN}/x") is None) is may


def _is_plain(body: bytes, agent: str) -> bool:
    """Return whether our library reads the names of a file as the standard does: no versions, no beginnings of ours."""
    names = [name.strip().lower() for name in re.findall(rb"(?i)user-?agent\s*:([^\r\n#]*)", body)]
    ours = agent.lower().encode()
    plain = all(re.fullmatch(rb"\*|[a-z_-]+", name) for name in names)
    return plain and not any(ours.startswith(name) and name != ours for name in names)


@pytest.mark.slow
def test_thousands_of_real_files_are_read_as_our_library_reads_them() -> None:
    files = [file for file in _data().iterdir() if file.is_file()]
    assert files, f"{DATA} names a folder without files"
    asked = 0
    for file in files:
        body = file.read_bytes()
        read = body if len(body) <= MAX_BYTES else b"\n".join(body[:MAX_BYTES].splitlines()[:-1])
        plain = Protego.parse(read.decode("utf-8", "replace").removeprefix("\ufeff"))
        addresses = [*_own_addresses(body), *(ORIGIN + path for path in PATHS)]
        for agent in AGENTS:
            rules = _rules(body, agent)
            assert 0.0 <= rules.delay_s <= LONGEST_DELAY_S, file.name
            if not _is_plain(read, agent):
                continue
            for url in addresses:
                asked += 1
                assert (rules.verdict(url) is None) is plain.can_fetch(url, agent), f"{file.name}: {agent} {url}"
    assert asked >= len(files) * len(AGENTS) * len(PATHS)


def _data() -> Path:
    folder = os.environ.get(DATA)
    if not folder:
        pytest.skip(f"{DATA} names no folder of robots.txt files, such as `tests/test_data` of protego's sources")
    return Path(folder)


def _own_addresses(body: bytes) -> Iterator[str]:
    """Yield addresses that a file speaks of: the paths of its first rules, their signs made plain."""
    found = 0
    for line in body.decode("utf-8", "replace").splitlines():
        field, _, value = line.partition(":")
        path = value.partition("#")[0].strip().replace("*", "x").replace("$", "")
        if "allow" not in field.lower() or not path.startswith("/"):
            continue
        url = urls.canonical(ORIGIN + path)
        if url is not None and url.startswith(f"{ORIGIN}/"):
            yield url
            found += 1
        if found == OWN_PATHS:
            return
