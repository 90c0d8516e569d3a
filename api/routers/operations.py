"""Exports, health and version."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from api.negotiation import is_known, tag
from api.routers.documents import store_is_ready
from api.service import open_service

router = APIRouter(tags=["service"])

MEDIA = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "nquads": "application/n-quads",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "cypher": "text/plain",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
}


@router.get("/export", summary="Xuất đồ thị (export the graph)")
def export(
    request: Request,
    to: Annotated[str, Query(description=", ".join(MEDIA))] = "turtle",
    root: str | None = None,
) -> Response:
    """Return the whole graph, or what hangs on one node, in one of the exchange formats."""
    with open_service(request.app.state.address) as service:
        headers = {"ETag": tag(service.content_version(), request, to), "Cache-Control": "no-cache"}
        if is_known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        text = "".join(service.export(to, root))
    return Response(text, media_type=MEDIA[to], headers=headers)


@router.get("/version", summary="Phiên bản (code, schema and content)")
def version(request: Request) -> Response:
    """Return the versions of the program and of the store's content."""
    return JSONResponse(store_is_ready(request.app.state.address))


@router.get("/healthz", summary="Máy chủ đang chạy (the server is up)")
def healthz() -> Response:
    """Say that the server answers."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", summary="Kho dữ liệu sẵn sàng (the store answers)")
def readyz(request: Request) -> Response:
    """Say that the store answers, or 503."""
    store_is_ready(request.app.state.address)
    return JSONResponse({"status": "ready"})
