"""Plain data against a model: whatever pydantic refuses becomes one problem with a place and a fix."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.problem import Place, Problem, nearest
from rescatalog.files.fault import shown
from rescatalog.files.fields import Fields
from rescatalog.files.locate import KEY, Path, at, fields_place, locate
from rescatalog.files.wording import Words, allowed_by, code_of, listed, of_choice, of_value, of_wrong_type

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Conformed(Generic[Model]):
    """A value of a model, or the problems that keep the data from being one."""

    value: Model | None
    problems: tuple[Problem, ...] = ()


def conform(
    data: Any,  # noqa: ANN401 - plain data of any shape
    model: TypeAdapter[Model],
    document: Document,
    *,
    fields: Fields,
    tag: str | None = None,
) -> Conformed[Model]:
    """Return `data` as a value of `model`, or why it is none.

    Args:
        data: plain data.
        model: what it should be.
        document: where each part of it stands.
        fields: the fields it may have.
        tag: the arm of the union that the data chose, where `model` is a tagged union.
    """
    try:
        # Strict JSON mode takes a text for a date, but never for a number, as an editor's schema does.
        text = json.dumps(data, allow_nan=False, ensure_ascii=True)
        return Conformed(model.validate_json(text, strict=True))
    except ValidationError as error:
        refusals = error.errors(include_url=False)
        return Conformed(None, tuple(_Reader(data, document, fields, tag).problems(refusals)))


@dataclass(slots=True)
class _Reader:
    """Reads refusals of one document.

    Attributes:
        meant: for each unknown field its mapping and the field that was probably meant.
    """

    data: Any
    document: Document
    fields: Fields
    tag: str | None
    meant: dict[Path, tuple[Path, str]] = field(default_factory=dict)

    def problems(self, errors: Sequence[ErrorDetails]) -> Iterator[Problem]:
        """Yield one problem for each mistake, however often pydantic complains of it."""
        placed = [(locate(self.data, error["loc"], tag=self.tag), code_of(error), error) for error in errors]
        inside = {path[:length] for path, _, _ in placed for length in range(len(path))}
        for path, code, _ in placed:
            if code == "CAT102":
                self._guess(path)
        told = set()
        # Each arm of a union complains for itself: one that got as far as the value's meaning speaks for all.
        for path, code, error in sorted(placed, key=lambda one: one[1] == "CAT105"):
            # pydantic counts broken items as missing; what breaks them is told already.
            echo = path in inside and (code == "CAT105" or error["type"] == "too_short")
            # The misspelled field is told; that the right one is missing would be the same news.
            misspelled = code == "CAT101" and (path, str(error["loc"][-1])) in self.meant.values()
            missing = error["loc"][-1] if code == "CAT101" else None
            if not echo and not misspelled and (path, missing) not in told:
                told.add((path, missing))
                yield self._problem(error, code, path)

    def _guess(self, path: Path) -> None:
        parent = at(self.data, path[:-1])
        free = [name for name in self.fields.get(fields_place(path[:-1]), ()) if name not in parent]
        guess = nearest(str(path[-1]), free)
        if guess:
            self.meant[path] = (path[:-1], guess)

    def _problem(self, error: ErrorDetails, code: str, path: Path) -> Problem:
        place = self.document.value(*path)
        if code == "CAT101":
            where = f" in {_name(path)}" if path else ""
            words = Words(f"`{error['loc'][-1]}` is missing{where}; add it")
            return self._told(code, self.document.place(*path), words)
        if code == "CAT102":
            return self._unknown_field(path, self.meant.get(path, ((), None))[1])
        if code == "CAT104":
            return self._kind(error, path)
        if code == "CAT103":
            by_key = error["loc"][-1] == KEY
            place = self.document.place(*path) if by_key else place
            words = of_choice(error["input"], allowed_by(error))
        elif code == "CAT105":
            words = of_wrong_type(error, self.document.line(place)[place.column - 1 :])
        else:
            words = Words(of_value(error))
        prefix = f"{_name(path)}: " if path else ""
        return self._told(code, place, Words(prefix + words.message, words.fix))

    def _kind(self, error: ErrorDetails, path: Path) -> Problem:
        """Return the problem of an unknown kind, of none, or of a misspelled `kind`."""
        if error["type"] == "union_tag_invalid":
            given = at(self.data, path)["kind"]
            words = Words(f"one word belongs here: {listed(allowed_by(error))}")
            if not isinstance(given, list | dict):
                words = of_choice(given, allowed_by(error))
            return self._told("CAT104", self.document.value(*path, "kind"), words)
        written = at(self.data, path)
        meant = nearest("kind", written) if isinstance(written, dict) else None
        if meant == "kind":
            words = Words("one word belongs here, the kind of the resource")
            return self._told("CAT104", self.document.value(*path, "kind"), words)
        if meant:
            return self._unknown_field((*path, meant), "kind")
        return self._told("CAT104", self.document.place(*path), Words("`kind` is missing; add it"))

    def _unknown_field(self, path: Path, meant: str | None) -> Problem:
        hint = f"did you mean `{meant}`?" if meant else "delete it, or look for its right name"
        words = Words(f"`{shown(str(path[-1]))}` is not a field here; {hint}", meant)
        return self._told("CAT102", self.document.place(*path), words)

    def _told(self, code: str, place: Place, words: Words) -> Problem:
        line = self.document.line(place)
        return Problem(code=code, place=place, message=words.message, fix=words.fix, source_line=line)


def _name(path: Path) -> str:
    return ".".join(shown(str(step)) for step in path)
