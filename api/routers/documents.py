"""Documents, units, tasks, findings and the search over them."""

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api import tabulating
from api.negotiation import Question, answer, split_suffix, suffix_of
from api.paging import Page, page, page_at, start_of
from api.service import Service, open_service

router = APIRouter(tags=["documents"])

Limit = Annotated[int, Query(ge=1, le=500, description="Số mục mỗi trang (items a page)")]
Cursor = Annotated[str | None, Query(description="Con trỏ lấy từ Link rel=next (cursor of the next page)")]


def _identifier(item: Mapping[str, Any]) -> str:
    return str(item["id"])


def _place(finding: Mapping[str, Any]) -> str:
    """A finding has no identifier: what and where it is tells it from all others."""
    place = [finding[name] for name in ("code", "document", "source", "start", "end", "message")]
    return blake2b(json.dumps(place).encode(), digest_size=12).hexdigest()


def _listed(
    request: Request,
    items_of: Callable[[Service], list[dict[str, Any]]],
    cursor: str | None,
    limit: int,
    key: Callable[[Mapping[str, Any]], str] = _identifier,
) -> Response:
    """Answer with one page of a list that the service gives whole."""
    roots = _nodes_of if key is _identifier else None
    return _paged(request, lambda service: page(items_of(service), key, cursor, limit), roots)


def _nodes_of(answer: Mapping[str, Any]) -> list[str]:
    return [item["id"] for item in answer["items"]]


def _paged(
    request: Request,
    page_of: Callable[[Service], Page[dict[str, Any]]],
    roots: Callable[[Any], list[str]] | None = _nodes_of,
) -> Response:
    """Answer with a page, the address of the next one in ``Link``."""
    following: str | None = None

    def ask(service: Service) -> dict[str, Any]:
        nonlocal following
        part = page_of(service)
        following = part.next
        return {"items": list(part.items), "next": part.next, "total": part.total}

    response = answer(request, Question(ask, tabulating.listed, roots), suffix_of(request))
    if following:
        address = request.url.include_query_params(cursor=following)
        response.headers["Link"] = f'<{address.path}?{address.query}>; rel="next"'
    return response


@router.get("/search", summary="Tìm văn bản, đơn vị, nhiệm vụ (find by symbol, title, unit or task)")
@router.get("/search.{suffix}", include_in_schema=False)
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=400, description="Từ cần tìm, có dấu hoặc không dấu")],
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """Search with or without accents."""
    start = start_of(cursor)

    def found(service: Service) -> Page[dict[str, Any]]:
        answer = service.find(q, limit, start)
        return page_at(start, answer["items"], answer["total"])

    return _paged(request, found)


@router.get("/documents", summary="Danh sách văn bản (all instruments)")
@router.get("/documents.{suffix}", include_in_schema=False)
def documents(
    request: Request,
    type: str | None = None,
    level: str | None = None,
    year: int | None = None,
    status: str | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """List instruments, filtered."""
    where = {"type": type, "level": level, "year": year, "status": status}
    return _listed(request, lambda service: service.documents(where), cursor, limit)


@router.get("/documents/{id:path}/text", summary="Toàn văn đã đọc (the text that was read)")
def text(
    request: Request,
    id: str,
    source: Annotated[
        str | None, Query(description="SHA-256 của tệp đã đọc (of the file that was read)")
    ] = None,
) -> Response:
    """Return the text in which evidence is quoted, of the file that the evidence names."""
    return answer(request, Question(lambda service: service.text(id, source)))


@router.get("/documents/{id:path}", summary="Một văn bản và các quan hệ (one instrument with its relations)")
def document(request: Request, id: str) -> Response:
    """Return one instrument, its relations and findings."""
    return _node(request, id)


@router.get("/units", summary="Danh sách đơn vị (all units)")
@router.get("/units.{suffix}", include_in_schema=False)
def units(request: Request, level: str | None = None, limit: Limit = 100, cursor: Cursor = None) -> Response:
    """List units."""
    return _listed(request, lambda service: service.units({"level": level}), cursor, limit)


@router.get("/units/{id:path}", summary="Một đơn vị và các quan hệ (one unit with its relations)")
def unit(request: Request, id: str) -> Response:
    """Return one unit with its relations."""
    return _node(request, id)


@router.get("/tasks", summary="Danh sách nhiệm vụ (all tasks)")
@router.get("/tasks.{suffix}", include_in_schema=False)
def tasks(request: Request, limit: Limit = 100, cursor: Cursor = None) -> Response:
    """List tasks."""
    return _listed(request, lambda service: service.tasks(), cursor, limit)


@router.get("/tasks/{id:path}", summary="Một nhiệm vụ (one task with its relations)")
def task(request: Request, id: str) -> Response:
    """Return one task with its relations."""
    return _node(request, id)


@router.get("/findings", summary="Phát hiện trong văn bản và liên kết (findings)")
@router.get("/findings.{suffix}", include_in_schema=False)
def findings(request: Request, limit: Limit = 100, cursor: Cursor = None) -> Response:
    """List what is wrong in the documents and links."""
    return _listed(request, lambda service: service.check()["findings"], cursor, limit, _place)


@router.get("/requirements", summary="Yêu cầu ban hành văn bản (duties to issue a document)")
@router.get("/requirements.{suffix}", include_in_schema=False)
def requirements(request: Request, document: str | None = None) -> Response:
    """List the duties to issue a document, of all instruments or of one."""
    question = Question(lambda service: service.requirements(document), tabulating.requirements)
    return answer(request, question, suffix_of(request))


def _node(request: Request, identifier: str) -> Response:
    stem, suffix = split_suffix(identifier)
    question = Question(
        lambda service: service.show(stem),
        tabulating.shown,
        lambda data: [node["id"] for node in data["nodes"]],
    )
    return answer(request, question, suffix)


def store_is_ready(address: str) -> dict[str, Any]:
    """Return the version of the store, or raise what is wrong with it."""
    with open_service(address) as service:
        return service.version()
