"""What cannot be done: one clear message on standard error, in the language of the user, and the exit status."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.stores.sqlite import database

ROOT = Path(__file__).parents[3]
AMBIGUOUS = [
    "urn:lex:vn;hai.duong;binh.giang:uy.ban.nhan.dan:ke.hoach:2024-01-10;8",
    "urn:lex:vn;hung.yen;van.giang:uy.ban.nhan.dan:ke.hoach:2024-01-15;8",
]
WRONG_CALLS = {
    "no command": [],
    "unknown command": ["nosuch"],
    "unknown option": ["--nosuch"],
    "unknown option of a command": ["trace", "76/NQ-CP", "--sideways"],
    "no reference": ["show"],
    "no unit": ["duties"],
    "no text": ["find"],
    "no file": ["extract"],
    "no path": ["ingest"],
    "unknown level": ["audit", "76/NQ-CP", "--level", "planet"],
    "a year that is none": ["implements", "76/NQ-CP", "--year", "last"],
    "a year out of reach": ["collected", "xã Lạc Đạo", "--year", "20244"],
    "a day that is none": ["audit", "76/NQ-CP", "--as-of", "2024-02-30"],
    "unknown form": ["show", "76/NQ-CP", "--format", "xml"],
    "unknown export": ["export", "--to", "xls"],
    "no export": ["export"],
    "no output": ["view", "76/NQ-CP"],
    "no jobs": ["ingest", ".", "--jobs", "0"],
    "no year": ["collected", "huyện Văn Lâm"],
    "no port": ["serve", "--port", "99999"],
    "unknown state": ["audit", "76/NQ-CP", "--fail-on", "sad"],
    "unknown severity": ["check", "--fail-on", "fatal"],
}


@pytest.mark.parametrize("arguments", WRONG_CALLS.values(), ids=WRONG_CALLS)
def test_a_wrong_call_ends_with_two(ask: Callable[..., Any], arguments: list[str]) -> None:
    answer = ask(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("cancu: ")


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["nosuch"], "không có lệnh nosuch; xem cancu --help", "No such command 'nosuch'."),
        (["trace", "x", "--zz"], "không có tùy chọn --zz; xem cancu trace --help", "No such option '--zz'."),
        (["show"], "thiếu 'REF'; xem cancu show --help", "Missing argument 'REF'."),
        (
            ["check", "--fail-on", "fatal"],
            "giá trị của '--fail-on' không hợp lệ, hãy chọn: info, warning, error; xem cancu check --help",
            "Invalid value for '--fail-on': 'fatal' is not one of 'info', 'warning', 'error'.",
        ),
        (
            ["serve", "--port", "99999"],
            "giá trị của '--port' không hợp lệ, cần một số nguyên từ 1 đến 65535; xem cancu serve --help",
            "Invalid value for '--port': 99999 is not in the range 1<=x<=65535.",
        ),
        (
            ["implements", "x", "--year", "last"],
            "giá trị của '--year' không hợp lệ, cần một số nguyên từ 1900 đến 2999; xem cancu implements --help",
            "Invalid value for '--year': 'last' is not a valid integer range.",
        ),
    ],
)
def test_what_is_wrong_with_a_call_is_told_in_both_languages(
    ask: Callable[..., Any], in_english: Callable[[], Any], arguments: list[str], vi: str, en: str
) -> None:
    assert ask(*arguments).err == f"cancu: {vi}\n"
    with in_english():
        assert ask(*arguments).err == f"cancu: {en}\n"


REFERENCES = {
    "show": ["show", "99/NQ-CP"],
    "trace": ["trace", "99/NQ-CP"],
    "trace to": ["trace", "76/NQ-CP", "--to", "99/NQ-CP"],
    "implements": ["implements", "99/NQ-CP"],
    "requirements": ["requirements", "99/NQ-CP"],
    "audit": ["audit", "99/NQ-CP"],
    "duties": ["duties", "99/NQ-CP"],
    "export": ["export", "--to", "turtle", "--root", "99/NQ-CP"],
    "view": ["view", "99/NQ-CP", "-o", "view.html"],
    "collected": ["collected", "99/NQ-CP", "--year", "2024"],
    "under": ["implements", "76/NQ-CP", "--under", "99/NQ-CP"],
}


@pytest.mark.parametrize("arguments", REFERENCES.values(), ids=REFERENCES)
def test_an_unknown_reference_is_told_in_both_languages(
    ask: Callable[..., Any], in_english: Callable[[], Any], arguments: list[str]
) -> None:
    answer = ask(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == 'cancu: không tìm thấy "99/NQ-CP" trong kho dữ liệu\n'
    with in_english():
        assert ask(*arguments).err == 'cancu: "99/NQ-CP" is not in the store\n'


@pytest.mark.parametrize("command", ["show", "trace", "implements", "requirements", "audit"])
def test_an_ambiguous_reference_lists_its_candidates(
    ask: Callable[..., Any], in_english: Callable[[], Any], command: str
) -> None:
    answer = ask(command, "08/KH-UBND 2024")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith('cancu: "08/KH-UBND 2024" có thể là 2 kết quả khác nhau, hãy ghi rõ hơn:\n')
    assert [line.strip() for line in answer.err.splitlines() if "urn:" in line] == AMBIGUOUS
    with in_english():
        english = ask(command, "08/KH-UBND 2024").err
    assert english.startswith('cancu: "08/KH-UBND 2024" may be any of 2, please be more precise:\n')


def test_every_candidate_is_an_answer(ask: Callable[..., Any]) -> None:
    for candidate in AMBIGUOUS:
        assert ask("show", candidate, "--format", "json").data["node"]["id"] == candidate


def test_a_unit_of_which_there_are_two_is_ambiguous(ask: Callable[..., Any]) -> None:
    answer = ask("duties", "UBND xã Tân Việt")
    assert (answer.status, answer.out) == (2, "")
    assert [line.strip() for line in answer.err.splitlines() if "urn:" in line] == [
        "urn:cancu:unit:vn;hai.duong;binh.giang;tan.viet:uy.ban.nhan.dan",
        "urn:cancu:unit:vn;hai.duong;thanh.ha;tan.viet:uy.ban.nhan.dan",
    ]
    assert ask("duties", "UBND xã Tân Việt, Thanh Hà").status == 0


@pytest.fixture
def hostile(tmp_path: Path) -> dict[str, Path]:
    """Return files that cannot be read, by what is wrong with them."""
    noise = bytes(range(256)) * 16
    contents = {"empty": b"", "blank": b" \n\n\t\n", "binary": noise, "zip": b"PK\x03\x04" + noise}
    for name, content in contents.items():
        (tmp_path / f"{name}.txt").write_bytes(content)
    return {name: tmp_path / f"{name}.txt" for name in contents}


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("empty", "tệp rỗng", "empty"),
        ("blank", "tệp rỗng", "empty"),
        ("binary", "tệp nhị phân", "binary"),
        ("zip", "tệp nhị phân", "binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    cancu: Callable[..., Any],
    hostile: dict[str, Path],
    in_english: Callable[[], Any],
    tmp_path: Path,
    name: str,
    vi: str,
    en: str,
) -> None:
    arguments = ("--store", tmp_path / "new.db", "ingest", hostile[name], "--format", "json")
    answer = cancu(*arguments)
    assert answer.status == 3
    assert (answer.data["files"], answer.data["documents"]) == (1, 0)
    [failed] = answer.data["failed"]
    assert failed["path"] == str(hostile[name])
    assert vi in failed["error"]
    with in_english():
        assert en in cancu(*arguments).data["failed"][0]["error"]


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("folder", "thư mục không có văn bản nào", "the folder holds no document"),
        ("nowhere", "không có tệp hoặc thư mục này", "no such file or folder"),
    ],
)
def test_a_path_without_documents_is_told(
    cancu: Callable[..., Any], in_english: Callable[[], Any], tmp_path: Path, name: str, vi: str, en: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.xyz").touch()
    arguments = ("--store", tmp_path / "new.db", "ingest", tmp_path / name)
    answer = cancu(*arguments)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"cancu: {tmp_path / name}: {vi}")
    assert not (tmp_path / "new.db").exists()
    with in_english():
        assert cancu(*arguments).err.startswith(f"cancu: {tmp_path / name}: {en}")


def test_a_store_that_is_not_there_is_told_and_not_made(
    cancu: Callable[..., Any], in_english: Callable[[], Any], tmp_path: Path
) -> None:
    path = tmp_path / "cancu.db"
    for command in (["show", "76/NQ-CP"], ["check"], ["export", "--to", "csv"], ["serve"]):
        answer = cancu("--store", path, *command)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith(f"cancu: chưa có kho dữ liệu {path};")
    with in_english():
        assert cancu("--store", path, "check").err.startswith(f"cancu: there is no store {path} yet;")
    assert not path.exists()


@pytest.fixture
def small(cancu: Callable[..., Any], tmp_path: Path) -> Path:
    """Return a store of one document that a test may harm."""
    (tmp_path / "a.txt").write_text("UBND TỈNH HẢI DƯƠNG\nSố: 1/KH-UBND\nKẾ HOẠCH\nCải cách\n", "utf-8")
    assert cancu("--store", tmp_path / "small.db", "ingest", tmp_path / "a.txt").status == 0
    (tmp_path / "a.txt").write_text("UBND TỈNH HẢI DƯƠNG\nSố: 2/KH-UBND\nKẾ HOẠCH\nCải cách\n", "utf-8")
    return tmp_path / "small.db"


HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def held(small: Path) -> Iterator[Path]:
    """Return the store while another process writes to it."""
    command = [sys.executable, "-c", HOLDING, str(small)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield small
        other.communicate("\n")


def test_a_store_that_another_process_writes_is_told_and_can_be_read(
    cancu: Callable[..., Any],
    in_english: Callable[[], Any],
    held: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "_WRITING", ("PRAGMA busy_timeout=20",))
    writing = [["ingest", held.parent / "a.txt"], ["collected", "tỉnh Hải Dương", "--year", "2024"]]
    for command in writing:
        answer = cancu("--store", held, *command)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.splitlines()[-1] == (
            f"cancu: kho dữ liệu {held} đang được chương trình khác ghi; hãy thử lại sau"
        )
        with in_english():
            assert f"{held} is being written by another process" in cancu("--store", held, *command).err
    assert cancu("--store", held, "show", "1/KH-UBND").status == 0


UNPRIVILEGED = """
import os, sys
from api.cli import main
# Imported first: the interpreter itself may lie where nobody else may look.
store, spare, *arguments = sys.argv[1:]
for command in (["ingest", os.path.join(os.path.dirname(store), "a.txt")], ["show", "2/KH-UBND"]):
    main(["--store", spare, *command])
print("----", flush=True)
print("----", file=sys.stderr, flush=True)
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
sys.exit(main(["--store", store, *arguments]))
"""


def run_unprivileged(small: Path, spare: Path, *arguments: str | Path) -> tuple[int, str, str]:
    """Run the command as somebody whom the permissions of files bind, as they do not bind root."""
    command = [sys.executable, "-c", UNPRIVILEGED, *map(str, (small, spare, *arguments))]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    out, err = (text.partition("----\n")[2] for text in (child.stdout, child.stderr))
    return child.returncode, out, err


def test_a_store_that_may_not_be_written_is_told_and_can_be_read(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for parent in small.parents[:4]:
        parent.chmod(parent.stat().st_mode | 0o005)
    (small.parent / "a.txt").chmod(0o444)
    small.chmod(0o444)
    small.parent.chmod(0o555)
    spare = tmp_path_factory.mktemp("spare") / "cancu.db"
    status, out, err = run_unprivileged(small, spare, "ingest", small.parent / "a.txt")
    read = run_unprivileged(small, spare, "show", "1/KH-UBND")
    small.parent.chmod(0o755)
    assert (status, out) == (3, "")
    assert err.splitlines()[-1] == f"cancu: không có quyền ghi vào kho dữ liệu {small}"
    assert (read[0], read[2]) == (0, "")


def test_a_store_of_a_newer_version_is_told(
    cancu: Callable[..., Any], in_english: Callable[[], Any], small: Path
) -> None:
    newer = sqlite3.connect(small)
    newer.execute("PRAGMA user_version=99")
    newer.close()
    for command in (["show", "1/KH-UBND"], ["ingest", small.parent / "a.txt"]):
        answer = cancu("--store", small, *command)
        assert (answer.status, answer.out) == (3, "")
        assert f"kho dữ liệu {small} do phiên bản cancu mới hơn tạo ra (lược đồ 99" in answer.err
    with in_english():
        assert f"{small} was written by a newer cancu (schema 99" in cancu("--store", small, "check").err


@pytest.mark.parametrize("content", [b"not a database at all " * 200, bytes(range(256)) * 40])
def test_a_file_that_is_no_store_is_told_and_left_alone(
    cancu: Callable[..., Any], in_english: Callable[[], Any], small: Path, tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    for command in (["show", "1/KH-UBND"], ["ingest", small.parent / "a.txt"]):
        answer = cancu("--store", other, *command)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith(f"cancu: {other} không phải là kho dữ liệu cancu hoặc đã hỏng")
    with in_english():
        assert cancu("--store", other, "check").err.startswith(f"cancu: {other} is not a cancu store")
    assert other.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(cancu: Callable[..., Any], small: Path) -> None:
    other = small.with_name("other.db")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes(text)")
    connection.close()
    before = other.read_bytes()
    assert cancu("--store", other, "ingest", small.parent / "a.txt").status == 3
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [["export", "--to", "csv", "-o"], ["view", "76/NQ-CP", "-o"]], ids=["export", "view"]
)
def test_an_output_that_cannot_be_written_is_told(
    ask: Callable[..., Any], in_english: Callable[[], Any], tmp_path: Path, arguments: list[str]
) -> None:
    target = tmp_path / "nowhere" / "out"
    answer = ask(*arguments, target)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == f"cancu: không ghi được {target}: No such file or directory\n"
    with in_english():
        assert ask(*arguments, target).err.startswith(f"cancu: cannot write {target}")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])
def test_a_server_that_others_could_reach_is_refused(ask: Callable[..., Any], host: str) -> None:
    answer = ask("serve", "--host", host)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"cancu: không phục vụ trên {host}")


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE nodes; --",
        '" OR 1=1 --',
        "../../etc/passwd",
        "urn:lex:vn",
        "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76'",
        "%", "_", "*", "NEAR(", "\\", "\u0000", "\ud800", "🏛" * 50, "a" * 5000,
    ],
)  # fmt: skip
def test_a_hostile_reference_is_no_more_than_unknown(ask: Callable[..., Any], text: str) -> None:
    assert ask("show", text).status == 2
    assert ask("find", "--", text).status == 0
    assert ask("show", "76/NQ-CP").status == 0
