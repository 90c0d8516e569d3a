"""Which files a call means, and what among them is refused before it is read."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError, NoInput, UnreadableInput
from loaders.readers import SUFFIXES
from loaders.readers.files import spelled
from loaders.readers.formats import format_by_suffix


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why; the rest of the batch goes on."""

    path: Path
    error: InputError


Listed = Path | Unread


def path_of(file: Listed) -> Path:
    """Return the path of a file, whether or not it is refused."""
    return file.path if isinstance(file, Unread) else file


def find_files(paths: Sequence[Path]) -> list[Listed]:
    """Return the files meant: each file named, and every document in the folders named, in a fixed order.

    A file named outright is taken whatever its ending; in a folder only endings that a reader knows count. What
    cannot be had is Unread in its place: a path that is not there, a folder that may not be listed, a link that leads
    out of the folder that was named. Raises NoInput where a call names nothing else.
    """
    found = list(dict.fromkeys(file for path in paths for file in _files_at(path)))
    absent = [one.error for one in found if isinstance(one, Unread) and isinstance(one.error, NoInput)]
    if found and len(absent) == len(found):
        raise absent[0]
    return found


def _files_at(path: Path) -> list[Listed]:
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        return [Unread(path, _absent(path))]
    except OSError:
        # Whoever reads it says why it cannot be had.
        return [path]
    if not folder:
        return [path]
    found = sorted(_documents_under(path), key=path_of)
    return found or [Unread(path, _without_documents(path))]


def _documents_under(folder: Path) -> Iterator[Listed]:
    inside = os.path.realpath(folder)
    barred: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=barred.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        documents = [
            name for name in names if not name.startswith(".") and format_by_suffix(name) is not None
        ]
        for path in (Path(root, name) for name in documents):
            yield Unread(path, _led_out(path)) if _leads_out(path, inside) else path
        for path in (Path(root, name) for name in folders):
            if _leads_out(path, inside):
                yield Unread(path, _led_out(path))
    for error in barred:
        yield Unread(Path(error.filename), _barred(error))


def _leads_out(path: Path, folder: str) -> bool:
    """Return whether a path is a link to what lies elsewhere; a link within the folder is read like any file."""
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder)


def _absent(path: Path) -> NoInput:
    return NoInput(spelled(path), "không có tệp hoặc thư mục này", "no such file or folder")


def _without_documents(path: Path) -> NoInput:
    readable = ", ".join(sorted(SUFFIXES))
    return NoInput(
        spelled(path),
        f"thư mục không có văn bản nào đọc được ({readable})",
        f"the folder holds no document that can be read ({readable})",
    )


def _led_out(path: Path) -> UnreadableInput:
    target = spelled(os.path.realpath(path))
    return UnreadableInput(
        spelled(path),
        f"liên kết ra ngoài thư mục được nạp (tới {target}); không đọc, hãy nêu tên tệp đó nếu cần",
        f"a link out of the folder (to {target}); it is not followed, name that file if it is wanted",
    )


def _barred(error: OSError) -> UnreadableInput:
    return UnreadableInput(
        spelled(error.filename),
        f"không mở được thư mục ({error.strerror})",
        f"the folder cannot be opened ({error.strerror})",
    )
