"""Pages of the documentation that follow from the code and the catalog: fields, problem codes, providers, topics."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.curriculum import CatalogCard
from rescatalog.core.catalog.entry import MODELS, Entry
from rescatalog.core.catalog.vocab import Topic
from rescatalog.core.explain.reasons_registry import REASONS
from rescatalog.core.explain.registry import PAGES
from rescatalog.core.providers.provider import Provider
from rescatalog.core.providers.registry import PROVIDERS
from rescatalog.core.report import reason_text
from rescatalog.core.report.page_text import markdown
from rescatalog.files.documented import descriptions
from rescatalog.files.load import load
from rescatalog.files.shelves import FOLDERS, LISTS

ROOT = Path(__file__).resolve().parents[1]
MADE = "<!-- Made by docs/make.py; do not edit. -->"


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    catalog, _ = load(ROOT / "catalog", shown_from=ROOT)
    return {
        ROOT / "docs" / "fields.md": "\n".join(fields()),
        ROOT / "docs" / "problems.md": "\n".join(problems()),
        ROOT / "docs" / "verdicts.md": "\n".join(verdicts()),
        ROOT / "docs" / "providers.md": "\n".join(providers()),
        ROOT / "docs" / "topics.md": "\n".join(topics(catalog)),
    }


def problems() -> Iterator[str]:
    """Yield the pages of all problem codes; `rescatalog explain CODE` shows the same."""
    yield from ("# Problem codes", "", MADE, "")
    yield "`rescatalog validate` names these codes, `rescatalog explain CODE` shows one of these pages."
    yield ""
    yield from markdown(PAGES.values())


def verdicts() -> Iterator[str]:
    """Yield the table of all reasons of verdicts, notes and void runs; `rescatalog explain REASON` shows one."""
    yield from ("# Verdicts and their reasons", "", MADE, "")
    yield "`rescatalog check` and `crawl` name these reasons, `rescatalog explain REASON` shows one of them."
    yield ""
    yield from reason_text.markdown(REASONS.values())
    yield ""


def providers() -> Iterator[str]:
    """Yield what is known of the places that offer resources."""
    yield from ("# Providers", "", MADE, "")
    yield "Of the places below we know what an address names, what to ask beside the page, and what the answer means."
    yield "What an API says comes before what the page says; when the API cannot be reached, the page stands in."
    yield "Nothing that is observed ever takes the place of what a curator wrote."
    yield ""
    for provider in PROVIDERS.values():
        yield from (f"## {provider.NAME}", "", f"- **Alive:** {provider.ALIVE}", f"- **Walls:** {provider.WALLS}")
        yield f"- **Refreshes:** {', '.join(f'`{field}`' for field in provider.REFRESHES) or 'nothing yet'}."
        yield from (f"- **Asked:** {_asked(provider)}", "")


def _asked(provider: Provider) -> str:
    if not provider.API:
        return "nothing; its pages are read."
    once = {0: "", 1: ", one at a time"}.get(provider.AT_ONCE, f", {provider.AT_ONCE} at a time")
    gap = f", at least {provider.GAP_S:g} s apart" if provider.GAP_S else ""
    return f"<{provider.API}>{gap}{once or ('' if gap else ', at the pace of every host')}."


def fields() -> Iterator[str]:
    """Yield the reference of all fields of all files."""
    yield from ("# Fields", "", MADE, "")
    yield from ("## Resources: `catalog/resources/<kind>/<id>.yaml`", "", "Every kind has:", "")
    yield from _table(Entry)
    for kind, model in MODELS.items():
        own = [name for name in model.model_fields if name not in Entry.model_fields]
        yield from (f"### {kind}", "", f"{(model.__doc__ or '').strip()}", "")
        if own:
            yield from _table(model, only=own)
    yield from ("## Parts of a resource", "")
    for part in _parts(Entry, {}).values():
        yield from (f"### {part.__name__}", "", (part.__doc__ or "").strip(), "")
        yield from _table(part)
    for folder in FOLDERS:
        yield from _section(f"{folder.name}/<id>.yaml", folder.shape)
    yield from _section("catalog.yaml", CatalogCard)
    for file in LISTS:
        yield from _section(f"vocab/{file.stem}.yaml", file.shape)


def _section(place: str, model: type[BaseModel]) -> Iterator[str]:
    yield from (f"## `catalog/{place}`", "", (model.__doc__ or "").strip(), "")
    yield from _table(model)
    known = _parts(Entry, {})
    for name, part in _parts(model, {}).items():
        if name not in known:
            yield from (f"### {part.__name__}, of `{place}`", "", (part.__doc__ or "").strip(), "")
            yield from _table(part)


def _table(model: type[BaseModel], *, only: list[str] | None = None) -> Iterator[str]:
    yield from ("| field | what | value |", "|---|---|---|")
    said = descriptions(model)
    for name, field in model.model_fields.items():
        if only is None or name in only:
            star = " *" if field.is_required() else ""
            words = said[name].replace("\n", " ").replace("|", "\\|")
            yield f"| `{field.alias or name}`{star} | {words} | {_value(field)} |"
    yield from ("", "\\* must be there", "")


def _value(field: FieldInfo) -> str:
    words = _words(field.annotation)
    if field.is_required() or field.default in {None, (), ""} or isinstance(field.default, BaseModel):
        return words
    default = field.default if not isinstance(field.default, tuple) else ", ".join(map(str, field.default))
    return f"{words}; `{str(default).lower() if isinstance(default, bool) else default}` if absent"


def _words(annotation: Any) -> str:  # noqa: ANN401 - any type
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is typing.Annotated:
        return _words(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(dict.fromkeys(_words(one) for one in arguments if one is not types.NoneType))
    if origin is tuple:
        return f"list of {_words(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{word}`" for word in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"{annotation.__name__}"
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return plain.get(annotation, getattr(annotation, "__name__", str(annotation)))


def _parts(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """Return the models inside a model by name, in the order in which they are met."""
    for field in model.model_fields.values():
        for part in _models(field.annotation):
            if part.__name__ not in found:
                found[part.__name__] = part
                _parts(part, found)
    return found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def topics(catalog: Catalog) -> Iterator[str]:
    """Yield the topics as a tree with their prerequisites, and as a graph of the top concepts."""
    yield from ("# Topics", "", MADE, "")
    taught = dict.fromkeys(catalog.topics, 0)
    for entry in catalog.entries.values():
        for name in entry.topics:
            taught[name] = taught.get(name, 0) + 1
    top = [topic for topic in catalog.topics.values() if topic.under is None]
    yield from ("```mermaid", "graph LR")
    yield from _graph(catalog, top)
    yield from ("```", "")
    for topic in top:
        yield from (f"## {topic.label}", "")
        yield from _tree(catalog, topic, 0, taught)
        yield ""


def _graph(catalog: Catalog, top: list[Topic]) -> Iterator[str]:
    above = {topic.id: _top(catalog, topic.id) for topic in catalog.topics.values()}
    yield from (f'  {topic.id}["{topic.label}"]' for topic in top)
    edges = {
        (above[need], above[topic.id])
        for topic in catalog.topics.values()
        for need in topic.needs
        if above.get(need) and above[need] != above[topic.id]
    }
    yield from (f"  {before} --> {after}" for before, after in sorted(edges))


def _top(catalog: Catalog, name: str) -> str:
    while (under := catalog.topics[name].under) in catalog.topics:
        assert under is not None
        name = under
    return name


def _tree(catalog: Catalog, topic: Topic, depth: int, taught: dict[str, int]) -> Iterator[str]:
    indent = "  " * depth
    needs = ", ".join(catalog.topics[need].label for need in topic.needs if need in catalog.topics)
    after = f" Needs: {needs}." if needs else ""
    note = f" {topic.note}" if topic.note else ""
    why = f" For machine learning: {topic.why}" if topic.why else ""
    yield f"{indent}- **{topic.label}** (`{topic.id}`, {taught[topic.id]} resources).{note}{why}{after}"
    for below in catalog.topics.values():
        if below.under == topic.id:
            yield from _tree(catalog, below, depth + 1, taught)
