"""From a path to its bytes: what is no file, or larger than a reader takes, is refused before a byte is read."""

import errno
import os
import stat
from pathlib import Path

from graph.errors import InputError, NoInput, UnreadableInput

_MEGA = 1_000_000

_KINDS = (
    (stat.S_ISDIR, "là thư mục, không phải tệp", "is a folder, not a file"),
    (stat.S_ISFIFO, "là ống dẫn (fifo), không phải tệp", "is a named pipe, not a file"),
    (stat.S_ISSOCK, "là socket, không phải tệp", "is a socket, not a file"),
    (stat.S_ISCHR, "là thiết bị, không phải tệp", "is a device, not a file"),
    (stat.S_ISBLK, "là thiết bị, không phải tệp", "is a device, not a file"),
)


def spelled(path: str | Path) -> str:
    r"""Return a path as text that every format can hold: bytes of a name that are no UTF-8 are spelled out.

    >>> spelled(os.fsdecode(b"k\xe1\xba\xbf ho\xff.txt"))
    'kế ho\\xff.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_file(path: str | Path, largest: int) -> bytes:
    """Return the bytes of a file of up to ``largest`` bytes.

    Raises NoInput where there is no file, and UnreadableInput where it is too large, or may or can not be read. What
    is no file, such as a pipe or a device, is not opened.
    """
    try:
        _refuse(path, Path(path).stat(), largest)
        with Path(path).open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise _told(path, error) from error
    if len(data) > largest:
        raise too_large(spelled(path), len(data), largest)
    return data


def too_large(name: str, size: int, largest: int) -> UnreadableInput:
    """Return the error of a file that is larger than its reader takes."""
    return UnreadableInput(
        name,
        f"tệp quá lớn: {_megabytes(size)} MB, mức cao nhất là {_megabytes(largest)} MB "
        "(đặt CANCU_LARGEST_FILE, tính bằng MB, nếu vẫn muốn đọc)",
        f"the file is too large: {_megabytes(size)} MB, the limit is {_megabytes(largest)} MB "
        "(set CANCU_LARGEST_FILE, in MB, to read it all the same)",
    )


def _refuse(path: str | Path, status: os.stat_result, largest: int) -> None:
    for is_kind, vi, en in _KINDS:
        if is_kind(status.st_mode):
            raise NoInput(spelled(path), vi, en)
    if status.st_size > largest:
        raise too_large(spelled(path), status.st_size, largest)


def _told(path: str | Path, error: OSError) -> InputError:
    name = spelled(path)
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return NoInput(name, "không có tệp này", "there is no such file")
        case errno.EACCES | errno.EPERM:
            return UnreadableInput(name, "không có quyền đọc tệp", "the file may not be read")
        case errno.ELOOP:
            return UnreadableInput(
                name, "liên kết đi vòng, không tới tệp nào", "the link leads round in a loop"
            )
        case errno.ENAMETOOLONG:
            return NoInput(name, "tên tệp quá dài", "the name of the file is too long")
        case _:
            return UnreadableInput(
                name, f"không đọc được ({error.strerror})", f"cannot be read ({error.strerror})"
            )


def _megabytes(size: int) -> str:
    return f"{size / _MEGA:.1f}".removesuffix(".0")
