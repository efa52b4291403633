"""Addresses by the book: our own nasty ones, and the cases of the WHATWG where somebody has them at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core import urls
from tests.conformance.url_cases import ADDRESSES, BASE, REFERENCES

DATA = "RESCATALOG_WHATWG_DATA"
# Measured with the 835 cases that the sources of httpx 0.28.1 carry. The one address that is not spelled their way has
# half a character in it, which is none of ours; of what must be no address seven hosts of broken punycode are let pass.
LEAST_SPELLED, MOST_SPELLED_OTHERWISE = 228, 1
LEAST_REFUSED, MOST_LET_PASS = 197, 7


@pytest.mark.parametrize(("written", "spelled"), ADDRESSES, ids=ascii)
def test_an_address_has_one_spelling(written: str, spelled: str | None) -> None:
    assert urls.canonical(written) == spelled


@pytest.mark.parametrize("spelled", sorted({spelled for _, spelled in ADDRESSES if spelled}), ids=ascii)
def test_a_canonical_spelling_is_its_own(spelled: str) -> None:
    assert urls.canonical(spelled) == spelled == urls.join(spelled, "")


@pytest.mark.parametrize(("reference", "address"), REFERENCES, ids=ascii)
def test_a_reference_leads_where_browsers_go(reference: str, address: str | None) -> None:
    assert urls.join(BASE, reference) == address


@pytest.mark.parametrize("base", ["http://a.lan/x", "https://b.lan:8443/?q"])
@pytest.mark.parametrize(
    ("written", "spelled"), [pair for pair in ADDRESSES if pair[0].startswith("http://")], ids=ascii
)
def test_a_whole_address_leads_to_itself_from_everywhere(base: str, written: str, spelled: str | None) -> None:
    assert urls.join(base, written) == spelled


def test_the_cases_of_the_whatwg_are_spelled_as_they_say() -> None:
    cases = [case for case in _whatwg() if not case.get("failure") and _is_web(case["href"])]
    found = {(case["input"], case["base"]): _spelled(case) for case in cases}
    wanted = {(case["input"], case["base"]): case["href"].partition("#")[0] for case in cases}
    otherwise = {key: (found[key], wanted[key]) for key in wanted if found[key] != wanted[key]}
    assert len(wanted) - len(otherwise) >= LEAST_SPELLED, otherwise
    assert len(otherwise) <= MOST_SPELLED_OTHERWISE, otherwise


def test_what_the_whatwg_calls_no_address_is_none() -> None:
    cases = [case for case in _whatwg() if case.get("failure") and (_is_web(case["input"]) or _is_web(case["base"]))]
    passed = [case["input"] for case in cases if _spelled(case) is not None]
    assert len(cases) - len(passed) >= LEAST_REFUSED, passed
    assert len(passed) <= MOST_LET_PASS, passed


def _whatwg() -> list[dict[str, Any]]:
    """Return the cases in a file of theirs, remarks left out."""
    file = os.environ.get(DATA)
    if not file:
        pytest.skip(f"{DATA} names no `urltestdata.json` of the WHATWG's URL tests")
    return [case for case in json.loads(Path(file).read_text(encoding="utf-8")) if isinstance(case, dict)]


def _spelled(case: dict[str, Any]) -> str | None:
    return urls.canonical(case["input"]) if case["base"] is None else urls.join(case["base"], case["input"])


def _is_web(url: str | None) -> bool:
    return (url or "").strip().lower().startswith(("http:", "https:"))
