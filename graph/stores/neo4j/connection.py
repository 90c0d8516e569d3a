"""Talking to the server: one writer at a time, and readers that see one state where they ask for it.

The server knows no snapshots: a transaction reads whatever others have committed by then. So whoever writes takes the
node ``Store`` and every ``Turn``, and whoever wants to see one state takes a single ``Turn``; both hold them until
their transaction ends, by its own word or because its connection broke.
"""

import random
import re
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    GraphDatabase,
    Query,
    Result,
    RoutingControl,
    Session,
    Transaction,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreLocked, StoreTooOld
from graph.stores.neo4j.address import credentials, parse_address
from graph.stores.neo4j.errors import translated
from graph.stores.neo4j.schema import TURNS

Row = list[Any]

OLDEST = (5, 26)
"""Versions of the server before this one do not know all that is asked of them."""

# There is one good plan for each query, whatever the server has counted; to make it again costs more than to run it.
_PLANNED_ONCE = "CYPHER replan=skip "
_WRITER_WAITS_S = 2.0
_READER_WAITS_S = 10.0
_SERVER_MAY_BE_AWAY_S = 30.0
_BETWEEN_TRIES_S = 0.25
_TAKE_ALL = "MATCH (s:Store) SET s.taken = true WITH count(s) AS _ MATCH (t:Turn) SET t.taken = true"
_TAKE_ONE = "MATCH (t:Turn {number: $of.number}) SET t.taken = true"
_END = """
SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.cancu = $of.token
TERMINATE TRANSACTIONS id YIELD message RETURN message
"""
_PRODUCT = re.compile(r"Neo4j/(\d+)\.(\d+)[.\w-]*")


class Connection:
    """A server and one database on it; each thread talks in transactions of its own."""

    def __init__(self, text: str) -> None:
        address = parse_address(text)
        self.address = text
        self._database = address.database
        self._local = threading.local()
        self._lock = threading.RLock()
        with translated(text):
            self._driver = GraphDatabase.driver(
                address.uri,
                auth=credentials(),
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="cancu",
                connection_timeout=10.0,
                max_transaction_retry_time=_SERVER_MAY_BE_AWAY_S,
            )
        self._greet()

    def rows(self, query: str, **parameters: Any) -> list[Row]:
        """Return all rows that answer the query, inside the open transaction of this thread if there is one.

        In the query the parameters are the entries of ``$of``: the server would plan anew for each length of a list.
        """
        query, named = _PLANNED_ONCE + query, {"of": parameters}
        with translated(self.address):
            open_: Transaction | None = getattr(self._local, "open", None)
            if open_ is not None:
                return open_.run(query, named).values()
            return self._driver.execute_query(
                query,
                named,
                routing_=RoutingControl.READ,
                database_=self._database,
                result_transformer_=Result.values,
            )

    def declare(self, statement: str) -> None:
        """Execute a statement about the schema, which no transaction may hold together with others."""
        with translated(self.address):
            self._driver.execute_query(statement, database_=self._database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the only writer; commit at the end, or undo everything where an error leaves the block."""
        with (
            self._lock,
            translated(self.address),
            self._session(WRITE_ACCESS) as session,
            self._held(self._begin(session)) as transaction,
        ):
            yield
            transaction.commit()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state until the end of the block."""
        if getattr(self._local, "open", None) is not None:
            yield
            return
        with translated(self.address), self._session(WRITE_ACCESS) as session:
            taking = {"number": random.randrange(TURNS)}
            with self._held(self._taken(session, _TAKE_ONE, taking, _READER_WAITS_S)):
                yield

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def _greet(self) -> None:
        """Speak to the server once, without patience: a wrong address is told at once."""
        try:
            with translated(self.address), self._session(READ_ACCESS) as session:
                agent = session.run(Query("RETURN 1")).consume().server.agent
            known = _PRODUCT.fullmatch(agent)
            if known is None or (int(known[1]), int(known[2])) < OLDEST:
                raise StoreTooOld(self.address, agent)
        except BaseException:
            self.close()
            raise

    def _session(self, access: str) -> Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    @contextmanager
    def _held(self, transaction: Transaction) -> Iterator[Transaction]:
        """Let this thread talk in the transaction; undo it unless it was committed."""
        self._local.open = transaction
        try:
            yield transaction
        finally:
            self._local.open = None
            # A connection that broke has undone it already; what broke it is the error to tell.
            if not transaction.closed():
                transaction.close()

    def _begin(self, session: Session) -> Transaction:
        """Become the only writer; a server that is away for a moment is waited for, as nothing is lost by then."""
        deadline = time.monotonic() + _SERVER_MAY_BE_AWAY_S
        while True:
            try:
                return self._taken(session, _TAKE_ALL, {}, _WRITER_WAITS_S)
            except (DriverError, Neo4jError) as error:
                if not error.is_retryable() or time.monotonic() > deadline:
                    raise
                time.sleep(_BETWEEN_TRIES_S)

    def _taken(self, session: Session, taking: str, named: dict[str, int], patience: float) -> Transaction:
        """Return a transaction that holds what ``taking`` takes; raise StoreLocked where others hold it too long."""
        token, ended = uuid.uuid4().hex, threading.Event()
        impatient = threading.Timer(patience, self._end, [token, ended])
        transaction = session.begin_transaction(metadata={"cancu": token})
        impatient.start()
        try:
            transaction.run(taking, {"of": named}).consume()
        except (DriverError, Neo4jError) as error:
            transaction.close()
            if ended.is_set():
                raise StoreLocked(self.address) from error
            raise
        finally:
            impatient.cancel()
        return transaction

    def _end(self, token: str, ended: threading.Event) -> None:
        """End the transaction that waits in vain; the server itself would let it wait for ever."""
        ended.set()
        # Where the server is gone the transaction is gone with it, and its own thread says so.
        with suppress(DriverError, Neo4jError), self._session(WRITE_ACCESS) as session:
            session.run(Query(_END), {"of": {"token": token}}).consume()
