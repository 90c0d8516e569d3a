"""What the server and its driver complain about, as the errors of the house."""

from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLCertVerificationError

from neo4j.exceptions import (
    ClientError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from graph.errors import (
    StoreConflict,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooOld,
    StoreUnreachable,
    StoreUntrusted,
)

_LOCKED = ("LockAcquisitionTimeout", "LockClientStopped", "Transaction.Terminated")
# A server whose disk filled up says only that it could not write its log, and then that it must be started again.
_DOWN = ("DatabaseUnavailable", "DatabaseNotFound", "TransactionNotFound", "TransactionStartFailed")
_TOO_MUCH = ("OutOfMemoryError", "StackOverFlowError")
_FULL = ("no space left", "disk is full", "not enough space")


@contextmanager
def translated(address: str) -> Iterator[None]:
    """Raise a StoreError for whatever the driver raises inside."""
    try:
        yield
    except (DriverError, Neo4jError) as error:
        raise store_error(address, error) from error


def store_error(address: str, error: DriverError | Neo4jError) -> StoreError:
    """Return the error of the house for one of the driver."""
    if (untrusted := next(_refusals(error), None)) is not None:
        return StoreUntrusted(address, untrusted.verify_message)
    if isinstance(error, UnsupportedServerProduct):
        return StoreTooOld(address, str(error))
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnreachable(address, str(error))
    if isinstance(error, Neo4jError):
        return _of_server(address, error)
    return _unknown(address, str(error))


def _refusals(error: BaseException) -> Iterator[SSLCertVerificationError]:
    """Yield each certificate refused among what led to the error; the driver has it several errors deep."""
    if isinstance(error, SSLCertVerificationError):
        yield error
    led = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for cause in (*led, *([error.__cause__] if error.__cause__ is not None else [])):
        yield from _refusals(cause)


def _of_server(address: str, error: Neo4jError) -> StoreError:
    code, message = error.code or "", error.message or str(error)
    if code.endswith("TransactionLogError") or any(words in message.lower() for words in _FULL):
        return StoreFull(address)
    if isinstance(error, Forbidden) or "ReadOnly" in code:
        return StoreReadOnly(address)
    if ".Security." in code:
        return StoreDenied(address)
    if code.endswith(_LOCKED):
        return StoreLocked(address)
    if code.endswith(_DOWN):
        return StoreUnreachable(address, message)
    if code.endswith(_TOO_MUCH):
        return _unknown(address, message)
    if error.is_retryable() or (isinstance(error, ClientError) and "Constraint" in code):
        return StoreConflict(address)
    return _unknown(address, f"{code} {message}")


def _unknown(address: str, why: str) -> StoreError:
    return StoreError(f"lỗi kho dữ liệu {address}: {why}", f"the store {address} failed: {why}")
