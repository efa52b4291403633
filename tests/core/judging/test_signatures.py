"""The data files of signatures: whole, with origins, known to `explain`, and without texts that mean nothing."""

from __future__ import annotations

from importlib.resources import files
from unicodedata import normalize

import pytest

from rescatalog.core.explain.reasons_registry import REASONS
from rescatalog.core.judging.signature import FILES, Signature, Where, signatures
from rescatalog.core.judging.wording import plain

ALL = [one for file in FILES for one in signatures(file)]
# What is written in plain words, as pages are read.
WORDS = {Where.ALONE, Where.NAME, Where.AROUND, Where.WITHIN, Where.TITLE, Where.BARE, Where.HOME}
ENGLISH_NAMES = {"not found"}


def test_every_data_file_is_read() -> None:
    found = {path.name for path in files("rescatalog.core.judging.signatures").iterdir() if path.name.endswith(".toml")}
    assert found == {f"{file}.toml" for file in FILES}


@pytest.mark.parametrize("file", FILES)
def test_a_signature_says_what_explain_knows_and_where_it_is_from(file: str) -> None:
    for one in signatures(file):
        assert (REASONS[one.says].of == "note") == (not one.strong), one
        assert len(one.origin) > 10, one
        assert one.texts, one


@pytest.mark.parametrize("file", FILES)
def test_a_text_is_written_once_and_long_enough_to_mean_something(file: str) -> None:
    for one in signatures(file):
        assert len(set(one.texts)) == len(one.texts), one
        shortest = min(len(text.replace("…", "").strip()) for text in one.texts)
        assert shortest >= (1 if one.where in {Where.AROUND, Where.HOME} else 2 if one.where in WORDS else 4), one


@pytest.mark.parametrize("file", FILES)
def test_words_are_written_as_they_are_compared(file: str) -> None:
    for one in signatures(file):
        for text in one.texts if one.where in WORDS else ():
            for piece in text.replace("{host}", "host").split("…"):
                assert _without_accents(piece.strip().casefold()) == plain(piece), text


def _without_accents(text: str) -> str:
    """Return a text as those write it who leave accents out; signs of other scripts stay."""
    return normalize("NFC", "".join(char for char in normalize("NFD", text) if not "\u0300" <= char <= "\u036f"))


def test_what_may_be_a_name_is_no_apology() -> None:
    apologies = {text for one in ALL if one.where is Where.ALONE for text in one.texts}
    assert not apologies & ENGLISH_NAMES


def test_only_notes_are_weak() -> None:
    assert {one.strong for one in signatures("notes")} == {False}
    assert all(one.strong for file in FILES if file != "notes" for one in signatures(file))


@pytest.mark.parametrize(
    ("host", "status", "holds"),
    [("youtube.com", 200, True), ("www.youtube.com", 200, True), ("notyoutube.com", 200, False), ("a.lan", 200, False)],
)
def test_a_signature_of_one_site_stands_only_there(host: str, status: int, holds: bool) -> None:  # noqa: FBT001
    one = Signature(says="bot-wall", where=Where.TITLE, texts=("youtube",), origin="", hosts=("youtube.com",))
    assert one.holds_at(host, status) == holds
