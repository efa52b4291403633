"""Which test files begin first, so that a session in several processes is over sooner."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
# Those that take longest, and those that mostly wait, in turn: whoever shares the work computes while one waits, and
# nobody is left alone with a long file at the end.
FIRST = (
    "network/test_whole_catalog.py",
    "faults/test_days_of_the_machine.py",
    "publish/test_site_hostile.py",
    "faults/test_days_on_sockets.py",
    "browser/test_axe.py",
    "store/test_unreadable.py",
    "publish/test_export_search.py",
    "fetch/test_exchange.py",
    "publish/test_export.py",
    "files/test_json_schema_agreement.py",
    "cli/test_crawl_ended.py",
    "publish/test_run.py",
    "test_deploy.py",
    "publish/test_serve.py",
    "publish/test_export_hostile.py",
    "core/planning/test_properties.py",
    "core/report/test_report_hostile.py",
    "store/test_import.py",
    "publish/test_every_link.py",
    "files/test_near.py",
)
BROWSER = TESTS / "browser"
RANKS = {TESTS / name: rank for rank, name in enumerate(FIRST)}


def rank(path: Path) -> int:
    """Return the place of a test file: the long ones in their order, then all others."""
    return RANKS.get(path, RANKS[BROWSER / "test_axe.py"] if BROWSER in path.parents else len(RANKS))


def group(file: str) -> str:
    """Return what one process does as a whole: the tests of a file, or all that share the one browser.

    Args:
        file: path of a test file from the root of the repository.
    """
    return "tests/browser" if file.startswith("tests/browser/") else file
