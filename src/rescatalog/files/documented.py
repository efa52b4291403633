"""The words under each field of a model, for schemas and docs.

Pydantic can read them when a class is made (`use_attribute_docstrings`), but then every start of every command reads
the source of every model, which took a tenth of a second.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache

from pydantic import BaseModel


@cache
def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring of every field of `model`, inherited ones too, by the field's name in Python."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            found |= _own(base)
    return {name: found[name] for name in model.model_fields if name in found}


def _own(model: type[BaseModel]) -> dict[str, str]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for before, node in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and isinstance(node, ast.Expr):
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[before.target.id] = inspect.cleandoc(value.value)
    return found


def document(model: type[BaseModel]) -> None:
    """Give the fields of a model, and of the models inside it, their words; a schema made afterwards has them."""
    for name, words in descriptions(model).items():
        model.model_fields[name].description = words
    model.model_rebuild(force=True)
