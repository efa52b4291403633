"""Files that follow from others: which are not as they should be, and bringing them there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from rescatalog.errors import CatalogUnreadableError

_FOR_ALL_TO_READ = 0o644


def differing(folder: Path, texts: Mapping[str, str]) -> dict[Path, bool]:
    """Return the files of a folder that are not as they should be, and whether each is there.

    Args:
        folder: where the files are, or will be.
        texts: what each should hold, by its name.

    Raises:
        CatalogUnreadableError: the folder is a link to elsewhere, or the system does not let us look.
    """
    if folder.is_symlink():
        raise CatalogUnreadableError(f"{folder}: a symbolic link is not followed; put the folder itself here")
    found = {}
    for name, text in texts.items():
        path = folder / name
        try:
            if path.is_symlink() or path.read_bytes() != text.encode():
                found[path] = True
        except FileNotFoundError:
            found[path] = False
        except OSError as error:
            raise _refused(path, error) from None
    return found


def write_whole(path: Path, text: str) -> None:
    """Put a text into a file that is there whole or not at all, making its folder.

    Raises:
        CatalogUnreadableError: the system does not allow it.
    """
    draft = None
    try:
        path.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, delete=False, prefix=f".{path.name}."
        ) as file:
            draft = Path(file.name)
            file.write(text)
        draft.chmod(_FOR_ALL_TO_READ)
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> CatalogUnreadableError:
    reason = (error.strerror or "unknown reason").lower()
    return CatalogUnreadableError(f"{path}: {reason}; check its permissions")
