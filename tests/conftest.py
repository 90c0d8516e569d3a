"""Worlds for tests: small documents in a few words, and the documents handed over beside the repository."""

import fcntl
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings

from graph.reading import Assignee, Citation, Deadline, Finding, Header, Reading, Requirement, Source, Task

ROOT = Path(__file__).parent.parent

# The fuzzing tests take their number of cases from here: five tests, five hundred cases or ten thousand.
settings.register_profile("default", max_examples=100, derandomize=True)
settings.register_profile("nightly", max_examples=2000, print_blob=True)
settings.load_profile("default")

GOVERNMENT = "urn:cancu:unit:vn:chinh.phu"


@dataclass
class Paper:
    """A document that is composed piece by piece; ``reading`` is what a reader would make of it."""

    header: Header
    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def write(self, line: str) -> tuple[int, int]:
        """Add a line; return its place."""
        start = sum(len(each) + 1 for each in self.lines)
        self.lines.append(line)
        return start, start + len(line)

    def cite(
        self,
        type: str | None,
        symbol: str | None = None,
        date: str | None = None,
        *,
        issuer: str | None = None,
        issuer_id: str | None = None,
        basis: str | None = "based-on",
        **more: object,
    ) -> "Paper":
        """Cite an instrument, as legal basis unless ``basis`` is None."""
        words = [type, symbol, f"ngày {date}" if date else None, more.get("title")]
        start, end = self.write(" ".join(str(word) for word in words if word))
        year = int(date[:4]) if date else None
        known = {"number": symbol.split("/")[0].split("-")[0] if symbol else None, "year": year} | more
        citation = Citation(
            start=start,
            end=end,
            text=self.lines[-1],
            type=type,
            symbol=symbol,
            date=date,
            issuer=issuer,
            issuer_id=issuer_id,
            role="legal-basis" if basis else "mention",
            basis=basis,
            **known,  # type: ignore[arg-type]
        )
        self.citations.append(citation)
        return self

    def charge(self, content: str, *assignees: Assignee, due: str | None = None) -> "Paper":
        """Set a task."""
        start, end = self.write(content)
        deadline = Deadline(start=start, end=end, text=content, date=due) if due else None
        self.tasks.append(
            Task(start=start, end=end, content=content, origin="duty", assignees=assignees, deadline=deadline)
        )
        return self

    def require(self, text: str, **more: object) -> "Paper":
        """Demand a document."""
        start, end = self.write(text)
        self.requirements.append(Requirement(start=start, end=end, text=text, **more))  # type: ignore[arg-type]
        return self

    def flaw(self, code: str, severity: str = "warning") -> "Paper":
        """Note a finding at the beginning."""
        self.findings.append(Finding(code=code, severity=severity, message=code, start=0, end=1))
        return self

    def reading(self, path: str = "paper.txt") -> Reading:
        """Return the whole as a reading."""
        text = "".join(f"{line}\n" for line in self.lines)
        digest = sha256(text.encode()).hexdigest()
        source = Source(path=path, sha256=digest, media_type="text/plain", text=text)
        return Reading(
            source=source,
            header=self.header,
            citations=tuple(self.citations),
            tasks=tuple(self.tasks),
            requirements=tuple(self.requirements),
            findings=tuple(self.findings),
        )


def _paper(
    type: str | None = "Kế hoạch",
    symbol: str | None = None,
    date: str | None = None,
    issuer: str | None = None,
    issuer_id: str | None = None,
    **more: object,
) -> Paper:
    year = int(date[:4]) if date else None
    known = {"number": symbol.split("/")[0].split("-")[0] if symbol else None, "year": year} | more
    header = Header(
        type=type, symbol=symbol, date=date, issuer=issuer, issuer_id=issuer_id, **known  # type: ignore[arg-type]
    )  # fmt: skip
    paper = Paper(header)
    words = [issuer, type, f"Số: {symbol or '/KH-UBND'}", date, more.get("title")]
    start, end = paper.write(" ".join(str(word) for word in words if word))
    paper.header = replace(header, start=start, end=end)
    return paper


@pytest.fixture(scope="session")
def a_paper() -> Callable[..., Paper]:
    """Begin a document: ``a_paper("Kế hoạch", "152/KH-UBND", "2023-12-29", issuer, issuer_id, title=...)``."""
    return _paper


@pytest.fixture(scope="session")
def a_reading(a_paper: Callable[..., Paper]) -> Callable[..., Reading]:
    """Return a document that says nothing but what it is."""
    return lambda *args, **more: a_paper(*args, **more).reading()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the documents handed over, beside the repository or where CANCU_SHARED says."""
    folder = Path(os.environ.get("CANCU_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        message = f"{folder} has no seeds"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the samples; read it, never write to it."""
    return _store_of(ROOT / "examples" / "documents", tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the five documents that the project began with; read it, never write to it."""
    return _store_of(shared / "seeds", tmp_path_factory.mktemp("seeds"))


def _store_of(folder: Path, place: Path) -> Path:
    # Only the tests of answers need the whole of the program.
    from api.service import open_service

    with open_service(str(place / "cancu.db"), create=True) as service:
        summary = service.ingest([folder], 1, lambda *_: None)
    assert (summary["documents"], summary["failed"]) == (summary["files"], [])
    return place / "cancu.db"


_NAMES = """
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
[host]
subjectAltName = IP:127.0.0.1
"""


class Server:
    """A Neo4j server for tests: one for the whole run, or the one that CANCU_NEO4J_URI names."""

    def __init__(self, place: Path) -> None:
        self.address = os.environ.get("CANCU_NEO4J_URI", "")
        self.is_ours = not self.address
        self._place = place
        self._certificates = place / "certificates"
        self.authority = place / "authority.crt"
        """Who vouches for the certificate of a server that is ours."""

    def start(self) -> None:
        """Start it where it does not run; what others started in the same place is the same server."""
        if not self.authority.exists():
            self._certify()
        said = self._script("start")
        os.environ.update(line.removeprefix("export ").split("=", 1) for line in said.splitlines())
        self.address = os.environ.pop("CANCU_NEO4J_URI")

    def stop(self) -> None:
        self._script("stop")

    def kill(self) -> None:
        self._script("kill")

    def wipe(self) -> None:
        """Leave nothing but the declarations of constraints and indexes."""
        from graph.stores.neo4j.connection import Connection

        connection = Connection(self.address)
        with connection.transaction():
            connection.rows("MATCH (n) DETACH DELETE n")
        connection.close()

    @contextmanager
    def locked(self, name: str, how: int) -> Iterator[None]:
        """Hold a lock that all workers of this run share; it goes with the worker that holds it."""
        with (self._place / f"neo4j-{name}.lock").open("w") as file:
            fcntl.flock(file, how)
            yield

    def _certify(self) -> None:
        """Make an authority, and a certificate of it for this machine; Debian's Java brings openssl along."""
        self._certificates.mkdir()
        names = self._place / "certificates.cnf"
        names.write_text(_NAMES, encoding="utf-8")
        making = ["openssl", "req", "-x509", "-config", names, "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        vouching = ["-CA", self.authority, "-CAkey", self._place / "authority.key"]
        for kind, key, certificate, by in (
            ("authority", self._place / "authority.key", self.authority, []),
            ("host", self._certificates / "private.key", self._certificates / "public.crt", vouching),
        ):
            subprocess.run(
                [*making, "-extensions", kind, "-subj", f"/CN={kind}", "-keyout", key, "-out", certificate, *by],
                check=True, capture_output=True,
            )  # fmt: skip

    def _script(self, *words: str) -> str:
        home = self._place / "neo4j"
        # Quick to start matters more here than quick to answer after hours.
        more = {
            "CANCU_NEO4J_HOME": str(home),
            "CANCU_NEO4J_JAVA": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "CANCU_NEO4J_TLS": str(self._certificates),
        }
        if not home.exists():
            more["CANCU_NEO4J_PORT"] = _free_port()
        child = subprocess.run(
            [ROOT / "scripts" / "neo4j", *words],
            env=os.environ | more, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if child.returncode:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(child.stderr)
        return child.stdout


def _free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return the server of this run: the first worker that asks starts it, the last one that leaves stops it."""
    base = tmp_path_factory.getbasetemp()
    found = Server(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)
    if not found.is_ours:
        yield found
        return
    with found.locked("users", fcntl.LOCK_SH):
        with found.locked("start", fcntl.LOCK_EX):
            found.start()
        yield found
    with found.locked("start", fcntl.LOCK_EX):
        try:
            with found.locked("users", fcntl.LOCK_EX | fcntl.LOCK_NB):
                found.kill()
        except BlockingIOError:
            """Others are still at it."""


@pytest.fixture
def neo4j(server: Server) -> Iterator[str]:
    """Return the address of an empty store on the server, for this test alone."""
    with server.locked("turn", fcntl.LOCK_EX):
        server.wipe()
        yield server.address
