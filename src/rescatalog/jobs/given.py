"""The addresses to check: named one by one, out of other people's files, or those of the catalog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from rescatalog.core.catalog.problem import Place
from rescatalog.core.catalog.use import Use
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.report.content import Result, RunReport
from rescatalog.core.report.findings import is_finding
from rescatalog.files.links import read_links_file
from rescatalog.settings import Settings

Placing = Callable[[Sequence[Use]], tuple[Use, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One address as somebody gave it.

    Attributes:
        url: as written.
        place: where it stands in a file that was given.
        uses: where the catalog uses it.
    """

    url: str
    place: Place | None = None
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All addresses of one check.

    Attributes:
        given: in order; an address may be given more than once.
        placing: finds the places of uses.
        expected: what entries say of each page, by canonical address.
    """

    given: tuple[Given, ...]
    placing: Placing = tuple
    expected: Mapping[str, tuple[Expected, ...]] = field(default_factory=dict)

    @property
    def urls(self) -> tuple[str, ...]:
        """Return the addresses, in order."""
        return tuple(one.url for one in self.given)


def addresses(given: Sequence[str], files: Sequence[str], settings: Settings, *, whole_catalog: bool) -> Wanted:
    """Return the addresses to check, in order: arguments, then files, then the catalog.

    Args:
        given: addresses named one by one.
        files: files to read, `-` for standard input.
        settings: where the catalog is.
        whole_catalog: whether every link of the catalog is wanted.

    Raises:
        InputUnreadableError: a file cannot be read.
        CatalogInvalidError: the catalog is wanted and has errors.
    """
    found = [Given(url=url) for url in given]
    for name in files:
        found += [Given(url=link.url, place=Place(link.file, link.line)) for link in read_links_file(name)]
    if not whole_catalog:
        return Wanted(given=tuple(found))
    return _with_catalog(found, settings)


def located(report: RunReport, wanted: Wanted) -> RunReport:
    """Return the report of a check that says where each address came from; findings say the line.

    Args:
        report: of a check of `wanted`.
        wanted: what was checked.
    """
    by_url: dict[str, list[Given]] = {}
    for one in wanted.given:
        by_url.setdefault(one.url, []).append(one)
    return replace(report, results=tuple(_located(result, by_url, wanted.placing) for result in report.results))


def _located(result: Result, by_url: Mapping[str, Sequence[Given]], placing: Placing) -> Result:
    same = by_url.get(result.url, ())
    uses = tuple(use for one in same for use in one.uses)
    return replace(
        result,
        places=tuple(one.place for one in same if one.place is not None),
        uses=placing(uses) if is_finding(result) else uses,
    )


def _with_catalog(found: Sequence[Given], settings: Settings) -> Wanted:
    # The catalog's models cost a third of a second to set up, which a check of a plain list need not pay.
    from rescatalog.core.catalog.targets import placed, targets_of  # noqa: PLC0415
    from rescatalog.jobs.reading import sound_catalog  # noqa: PLC0415

    catalog = sound_catalog(settings)
    targets = targets_of(catalog.entries)
    return Wanted(
        given=(*found, *(Given(url=target.uses[0].url, uses=target.uses) for target in targets)),
        placing=partial(placed, catalog=catalog),
        expected={target.key: target.expectations for target in targets},
    )
