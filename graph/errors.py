"""Everything that can go wrong, split by whose fault it is.

::

    CancuError
    ├── UsageError                the call is wrong                                   exit 2, HTTP 4xx
    │   ├── UnknownReference      nothing in the store answers to the reference
    │   ├── AmbiguousReference    several things do; they are listed
    │   └── InvalidIdentifier     a URN or symbol that cannot be parsed
    ├── InputError                a file could not be read                            exit 3, HTTP 415/422
    │   ├── UnreadableInput       empty, binary, of a format that no reader knows
    │   └── NoInput               a folder without documents, a path that is not there
    └── StoreError                the store failed; nothing was half written          exit 3, HTTP 503
        ├── StoreAbsent           there is no store at the address
        ├── StoreLocked           another process is writing
        ├── StoreReadOnly         the file or folder cannot be written
        ├── StoreTooNew           written by a newer version of cancu
        ├── StoreCorrupt          not a store, or damaged
        ├── StoreUnreachable      the server does not answer, or the connection broke
        ├── StoreUntrusted        the certificate of the server is not trusted here
        ├── StoreDenied           the server does not know the user or the password
        ├── StoreTooOld           the server is of a version that lacks what is needed
        ├── StoreFull             the disk of the server is full
        ├── StoreConflict         the server undid the change, as another stood against it
        └── StoreUnsupported      the library for such a store is not installed
"""

from collections.abc import Callable, Sequence
from typing import Any


class CancuError(Exception):
    """Base of all errors that cancu raises on purpose.

    ``code`` is stable and language free; ``vi`` and ``en`` are what a user reads.

    >>> str(UnknownReference("99/NQ-CP"))
    'không tìm thấy "99/NQ-CP" trong kho dữ liệu'
    """

    code = "error"

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def __reduce__(self) -> tuple[Callable[..., "CancuError"], tuple[Any, ...]]:
        """Travel whole between processes: the constructors of the subclasses take other arguments than the base."""
        return _rebuild, (type(self), self.args, self.__dict__)

    def message(self, language: str = "vi") -> str:
        """Return the sentence for the user, in Vietnamese unless ``language`` is ``en``."""
        return self.en if language == "en" else self.vi


class UsageError(CancuError):
    """The call cannot be answered as it stands."""

    code = "usage"


class UnknownReference(UsageError):
    """No document, unit or task answers to the reference."""

    code = "unknown-reference"

    def __init__(self, reference: str) -> None:
        super().__init__(
            f'không tìm thấy "{reference}" trong kho dữ liệu', f'"{reference}" is not in the store'
        )
        self.reference = reference


class AmbiguousReference(UsageError):
    """Several things answer to the reference; none is guessed."""

    code = "ambiguous-reference"

    def __init__(self, reference: str, candidates: Sequence[tuple[str, str]]) -> None:
        """Name the ``candidates`` as pairs of identifier and label."""
        lines = "".join(f"\n  {label}\n    {identifier}" for identifier, label in candidates)
        super().__init__(
            f'"{reference}" có thể là {len(candidates)} kết quả khác nhau, hãy ghi rõ hơn:{lines}',
            f'"{reference}" may be any of {len(candidates)}, please be more precise:{lines}',
        )
        self.reference = reference
        self.candidates = tuple(candidates)


class InvalidIdentifier(UsageError):
    """A URN or document symbol that cannot be parsed."""

    code = "invalid-identifier"

    def __init__(self, text: str) -> None:
        super().__init__(f'"{text}" không phải là mã định danh hợp lệ', f'"{text}" is not a valid identifier')
        self.text = text


class InputError(CancuError):
    """A file or folder could not be read."""

    code = "input"

    def __init__(self, path: str, vi: str, en: str) -> None:
        super().__init__(f"{path}: {vi}", f"{path}: {en}")
        self.path = path


class UnreadableInput(InputError):
    """The content of the file is not a text that any reader knows."""

    code = "unreadable"


class NoInput(InputError):
    """There is nothing to read at the path."""

    code = "no-input"


class StoreError(CancuError):
    """The store failed; what it held before is still there."""

    code = "store"


class StoreAbsent(StoreError):
    """There is no store at the address."""

    code = "store-absent"

    def __init__(self, path: str) -> None:
        super().__init__(
            f"chưa có kho dữ liệu {path}; hãy nạp văn bản trước: cancu --store {path} ingest THƯ_MỤC",
            f"there is no store {path} yet; read documents first: cancu --store {path} ingest FOLDER",
        )


class StoreLocked(StoreError):
    """Another process is writing to the store."""

    code = "store-locked"

    def __init__(self, path: str) -> None:
        super().__init__(
            f"kho dữ liệu {path} đang được chương trình khác ghi; hãy thử lại sau",
            f"the store {path} is being written by another process; try again later",
        )


class StoreReadOnly(StoreError):
    """The store or its folder cannot be written."""

    code = "store-read-only"

    def __init__(self, path: str) -> None:
        super().__init__(
            f"không có quyền ghi vào kho dữ liệu {path}", f"no permission to write to the store {path}"
        )


class StoreTooNew(StoreError):
    """The store was written by a newer version of cancu."""

    code = "store-too-new"

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(
            f"kho dữ liệu {path} do phiên bản cancu mới hơn tạo ra (lược đồ {found}, "
            f"phiên bản này đọc được đến {known}); hãy nâng cấp cancu",
            f"the store {path} was written by a newer cancu (schema {found}, this one reads up to {known}); "
            "please upgrade",
        )


class StoreCorrupt(StoreError):
    """The file is not a store of cancu, or it is damaged."""

    code = "store-corrupt"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} không phải là kho dữ liệu cancu hoặc đã hỏng ({why})",
            f"{path} is not a cancu store or is damaged ({why})",
        )


class StoreUnreachable(StoreError):
    """The server does not answer, or the connection broke before it said that a change is kept."""

    code = "store-unreachable"

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"không kết nối được tới kho dữ liệu {address} ({why}); văn bản đang ghi dở không bị lưu một nửa, "
            "chạy lại lệnh sẽ tiếp tục",
            f"the store {address} cannot be reached ({why}); no document is half written, "
            "the same call goes on from here",
        )


class StoreUntrusted(StoreError):
    """Nothing was said to the server, as nobody vouches for its certificate or it is that of another host."""

    code = "store-untrusted"

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"không tin được chứng chỉ của máy chủ {address} ({why}); hãy đặt SSL_CERT_FILE là tệp chứng chỉ của nơi "
            "cấp, hoặc dùng địa chỉ +ssc nếu chấp nhận mọi chứng chỉ",
            f"the certificate of the server {address} is not trusted ({why}); please let SSL_CERT_FILE name the "
            "certificate of its issuer, or use an address of +ssc to accept any certificate",
        )


class StoreDenied(StoreError):
    """The server does not know the user or the password."""

    code = "store-denied"

    def __init__(self, address: str) -> None:
        super().__init__(
            f"kho dữ liệu {address} không chấp nhận tên hoặc mật khẩu; hãy đặt CANCU_NEO4J_USER và "
            "CANCU_NEO4J_PASSWORD",
            f"the store {address} accepts neither user nor password; please set CANCU_NEO4J_USER and "
            "CANCU_NEO4J_PASSWORD",
        )


class StoreTooOld(StoreError):
    """The server is of a version, or a product, that lacks what is needed."""

    code = "store-too-old"

    def __init__(self, address: str, found: str) -> None:
        super().__init__(
            f"máy chủ {address} là {found}; cần Neo4j 5.26 trở lên",
            f"the server {address} is {found}; Neo4j 5.26 or newer is needed",
        )


class StoreFull(StoreError):
    """The disk that the store lies on is full."""

    code = "store-full"

    def __init__(self, address: str) -> None:
        super().__init__(
            f"kho dữ liệu {address} không ghi thêm được, thường là vì ổ đĩa đã đầy; những gì đã lưu vẫn còn: "
            "hãy giải phóng chỗ rồi khởi động lại máy chủ",
            f"the store {address} can write no more, mostly as the disk is full; what was kept is still there: "
            "please make room and start the server again",
        )


class StoreConflict(StoreError):
    """The server undid a change, as something else stood against it."""

    code = "store-conflict"

    def __init__(self, address: str) -> None:
        super().__init__(
            f"kho dữ liệu {address} đã hủy thay đổi vì xung đột với một thay đổi khác; hãy thử lại",
            f"the store {address} undid the change, as it conflicts with another; please try again",
        )


class StoreUnsupported(StoreError):
    """The library for stores of this kind is not installed."""

    code = "store-unsupported"

    def __init__(self, address: str, extra: str) -> None:
        super().__init__(
            f'kho dữ liệu {address} cần thêm thư viện: pip install "{extra}"',
            f'the store {address} needs another library: pip install "{extra}"',
        )


def _rebuild(kind: type[CancuError], args: tuple[Any, ...], state: dict[str, Any]) -> CancuError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error
