"""The application over HTTP: questions as addresses, the explorer at ``/``; nothing is asked of anywhere else."""

from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import RequestResponseEndpoint
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.language import say
from api.problems import install, problem
from api.routers import documents, operations, questions
from viz import page_directory

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
LONGEST_ADDRESS = 8000
REFERENCE = Path(__file__).parent / "reference"


def create_app(address: str) -> FastAPI:
    """Return the application over the store at ``address``."""
    app = FastAPI(
        title="cancu",
        summary="Đồ thị căn cứ pháp lý và trách nhiệm trong hành chính Việt Nam",
        description="A knowledge graph of legal bases and responsibilities in Vietnamese public administration.",
        version=version("cancu"),
        docs_url=None,
        redoc_url=None,
    )
    app.state.address = address
    install(app)
    app.middleware("http")(_guard)
    app.add_middleware(HeadAsGet)
    for router in (documents.router, questions.router, operations.router):
        app.include_router(router)
    app.add_api_route("/docs", _to_the_reference, include_in_schema=False)
    app.mount("/docs", StaticFiles(directory=REFERENCE, html=True), name="reference")
    app.mount("/", StaticFiles(directory=page_directory(), html=True), name="explorer")
    return app


class HeadAsGet:
    """HEAD is answered as GET, by the routes that answer GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope.get("method") == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)


def _to_the_reference() -> Response:
    return RedirectResponse("/docs/")


async def _guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Refuse addresses that are too long, and send every answer with the headers of a careful server."""
    if len(str(request.url)) > LONGEST_ADDRESS:
        response = problem(
            414, "uri-too-long", say("địa chỉ dài quá 8000 ký tự", "the address is over 8000 characters")
        )
    else:
        response = await call_next(request)
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
