"""Makes what the README shows (commands, the output of a check, pictures) and the generated pages beside this file.

`python docs/make.py` writes; `--check` says what is not current; `--pictures` makes only the pictures. The demo runs
against the loopback web of the tests, so it is the real command on real sockets; the pictures need Chromium.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
# Each picture: the page it shows, the colours it is shown in, and the window.
PICTURES: dict[str, tuple[str, Literal["light", "dark"], tuple[int, int]]] = {
    "site.png": ("search?q=eigenvalues", "light", (1200, 820)),
    "site-dark.png": ("search?q=eigenvalues", "dark", (1200, 820)),
    "plan.png": ("plan?role=ml-engineer", "light", (1200, 820)),
    "site-phone.png": ("resources/mit-18-06-linear-algebra", "light", (390, 820)),
}
sys.path.insert(0, str(ROOT))

from docs.pages import pages  # noqa: E402 - the repository's root must be on the path first
from rescatalog.cli.app import COMMANDS, command_of  # noqa: E402
from tests.browser.watched import launched, watched  # noqa: E402
from tests.publish.served import served  # noqa: E402
from tests.web.acts import Page, Reset, redirect  # noqa: E402 - the repository's root must be on the path first
from tests.web.names import SERVFAIL  # noqa: E402
from tests.web.server import LoopbackWeb  # noqa: E402


def main() -> int:
    """Write the README's generated parts, or with `--check` say whether they are current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is not current")
    parser.add_argument("--pictures", action="store_true", help="only make the pictures")
    options = parser.parse_args()
    if options.pictures:
        return pictures()
    wanted = filled(filled(README.read_text(encoding="utf-8"), "commands", commands()), "demo", demo())
    made = {README: wanted, **{path: text + "\n" for path, text in pages().items()}}
    if options.check:
        return _report(made)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return pictures()


def filled(text: str, name: str, content: str) -> str:
    """Return `text` with the part between the markers of `name` replaced."""
    pattern = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    assert pattern.search(text), f"README.md has no part `{name}`"
    return pattern.sub(lambda found: found[1] + content + found[2], text)


def commands() -> str:
    """Return the table of commands, from the commands themselves."""
    rows = ["| command | what it does |", "|---|---|"]
    rows += [f"| `rescatalog {name}` | {(command_of(name).help or '').splitlines()[0]} |" for name in COMMANDS]
    return "\n".join(rows) + "\n"


def demo() -> str:
    """Return what `rescatalog check` says of a small web with the usual troubles."""
    with LoopbackWeb() as web, tempfile.TemporaryDirectory() as folder:
        web.route("course.lan", "/linear-algebra", Page("<title>Linear algebra</title>"))
        web.route("course.lan", "/old", redirect("/linear-algebra", 301))
        web.route("course.lan", "/overloaded", Reset(), Page("<title>Back again</title>"))
        web.route("course.lan", "/shop", Page(status=403))
        web.name("hiccup.lan", SERVFAIL)
        paths = ("/linear-algebra", "/overloaded", "/old", "/gone", "/shop")
        addresses = [*(web.url("course.lan", path) for path in paths), web.url("hiccup.lan")]
        (Path(folder) / "links.txt").write_text("\n".join(addresses) + "\n")
        command = [
            sys.executable, "-m", "rescatalog", "check", "--input", "links.txt", "--allow-network", "127.0.0.0/8",
            "--dns-server", web.dns, "--no-progress", "--fail-on", "never",
        ]  # fmt: skip
        environment = {**os.environ, "RESCATALOG_SECOND_LOOK_PAUSE": "0.5", "NO_COLOR": "1"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
        output = done.stdout.replace(f":{web.ports['http']}", "")
    output = re.sub(r"in \d+\.\d s", "in 1.0 s", output)
    return f"```console\n$ rescatalog check --input links.txt\n{output}```\n"


def pictures() -> int:
    """Write pictures of the site, built from this catalog, or say that there is no Chromium for it."""
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(pytest.skip.Exception):
        database = Path(folder) / "catalog.db"
        build = [sys.executable, "-m", "rescatalog", "build", "--state", f"{folder}/none.db", "--output", str(database)]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        with served(database, at_most_s=60) as site, launched() as browser:
            for name, (page, scheme, (width, height)) in PICTURES.items():
                window = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
                with watched(browser, site.address, **window) as shown:
                    shown.open(page).screenshot(path=DOCS / name)
        return 0
    print("no Chromium here: the pictures stay as they are", file=sys.stderr)
    return 0


def _report(made: dict[Path, str]) -> int:
    old = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    old += [DOCS / name for name in PICTURES if not (DOCS / name).is_file()]
    for path in old:
        print(f"{path.relative_to(ROOT)} is not current: run `python docs/make.py`", file=sys.stderr)
    return 1 if old else 0


if __name__ == "__main__":
    raise SystemExit(main())
