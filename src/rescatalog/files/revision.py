"""The catalog as it was at a revision of git, laid out in a folder of its own."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rescatalog.errors import SettingsInvalidError

TIMEOUT_S = 60


@contextmanager
def catalog_at(revision: str, root: Path) -> Iterator[Path | None]:
    """Yield a folder with the catalog as it was at `revision`; None where there was none.

    Args:
        revision: anything git understands: a branch, a tag, a commit.
        root: the catalog's folder today.

    Raises:
        SettingsInvalidError: there is no such revision, no git, or no repository.
    """
    top = Path(_git(root, revision, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    wanted = f"{revision}^{{commit}}"
    commit = _git(root, revision, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).decode().strip()
    within = root.resolve().relative_to(top.resolve()).as_posix()
    there = _git(top, revision, "ls-tree", "--name-only", commit, "--", f"{within}/catalog.yaml")
    if not there.strip():
        yield None
        return
    packed = _git(top, revision, "archive", "--format=tar", commit, "--", within)
    with TemporaryDirectory(prefix="rescatalog-base-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            # Symbolic links are left out: none is followed, and some may lead elsewhere.
            members = [member for member in archive.getmembers() if member.isfile() or member.isdir()]
            archive.extractall(folder, members=members, filter="data")
        yield Path(folder) / within


def _git(folder: Path, revision: str, *arguments: str) -> bytes:
    try:
        ran = subprocess.run(  # noqa: S603 - no shell, and the revision stands after --end-of-options
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git of whoever runs this
            check=True,
            capture_output=True,
            timeout=TIMEOUT_S,
        )
    except FileNotFoundError:
        raise SettingsInvalidError("--base: git is not installed") from None
    except subprocess.TimeoutExpired:
        raise SettingsInvalidError(f"--base: git took longer than {TIMEOUT_S} s") from None
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = words[0].removeprefix("fatal: ") if words else f"there is no revision `{revision}`"
        raise SettingsInvalidError(f"--base: {reason}") from None
    return ran.stdout
