"""Errors over HTTP: RFC 9457 problem details, every one, mapped once.

The ``type`` of a problem is ``urn:cancu:problem:`` and the code of the error; docs/http.md lists them all.
"""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.language import language, say
from graph.errors import (
    AmbiguousReference,
    CancuError,
    InputError,
    InvalidIdentifier,
    StoreError,
    UnknownReference,
    UnreadableInput,
    UsageError,
)

PROBLEM_JSON = "application/problem+json"

STATUSES: tuple[tuple[type[CancuError], int], ...] = (
    (UnknownReference, 404),
    (AmbiguousReference, 409),
    (InvalidIdentifier, 400),
    (UsageError, 400),
    (UnreadableInput, 415),
    (InputError, 422),
    (StoreError, 503),
    (CancuError, 500),
)
"""The first class that an error belongs to decides."""

TITLES: dict[int, tuple[str, str]] = {
    400: ("Yêu cầu không đúng", "Bad request"),
    401: ("Cần mã truy cập", "A token is needed"),
    403: ("Không có quyền", "Not allowed"),
    404: ("Không tìm thấy", "Not found"),
    405: ("Phương thức không dùng được ở địa chỉ này", "Method not allowed"),
    406: ("Không có dạng dữ liệu được yêu cầu", "Not available in the form asked for"),
    409: ("Có nhiều kết quả phù hợp", "Several things fit"),
    413: ("Dữ liệu gửi lên quá lớn", "Body too large"),
    414: ("Địa chỉ quá dài", "Address too long"),
    415: ("Không đọc được định dạng này", "Format cannot be read"),
    422: ("Tham số không hợp lệ", "Invalid parameters"),
    500: ("Lỗi của chương trình", "Internal error"),
    503: ("Kho dữ liệu chưa sẵn sàng", "The store is not available"),
}


def http_status(error: CancuError) -> int:
    """Return the HTTP status of an error."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def problem(status: int, code: str, detail: str, **more: Any) -> Response:
    """Return the problem document of one error."""
    import json

    vi, en = TITLES.get(status, (HTTPStatus(status).phrase,) * 2)
    body = {
        "type": f"urn:cancu:problem:{code}",
        "title": say(vi, en),
        "status": status,
        "detail": detail,
        **more,
    }
    return Response(json.dumps(body, ensure_ascii=False), status, media_type=PROBLEM_JSON)


def install(app: FastAPI) -> None:
    """Let every error of the application leave it as a problem document."""
    app.add_exception_handler(CancuError, _cancu_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def _cancu_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CancuError)
    more: dict[str, Any] = {}
    if isinstance(error, AmbiguousReference):
        more["candidates"] = [{"id": identifier, "label": label} for identifier, label in error.candidates]
    return problem(http_status(error), error.code, error.message(language()), **more)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    response = problem(error.status_code, code, str(error.detail))
    response.headers.update(error.headers or {})
    return response


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"pointer": "/" + "/".join(map(str, item["loc"])), "detail": item["msg"]} for item in error.errors()
    ]
    detail = "; ".join(f"{item['pointer']}: {item['detail']}" for item in errors)
    return problem(422, "invalid-parameters", detail, errors=errors)


def _unexpected(request: Request, error: Exception) -> Response:
    return problem(
        500, "internal", say("đã có lỗi không lường trước; xem nhật ký máy chủ", "see the log of the server")
    )
