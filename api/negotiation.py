"""Which form an answer has, and whether the caller has it already."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.service import Service, open_service
from api.settings import today
from api.tables import Table, to_csv

FORMS: tuple[tuple[str, str], ...] = (
    ("json", "application/json"),
    ("csv", "text/csv"),
    ("ttl", "text/turtle"),
    ("jsonld", "application/ld+json"),
)
"""Suffix and media type of each form, in order of preference."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the service, and how its answer becomes a table or a graph."""

    ask: Callable[[Service], Any]
    table: Callable[[Any], Table] | None = None
    roots: Callable[[Any], list[str]] | None = None
    """Which nodes the answer speaks of, for the RDF forms."""

    def forms(self) -> list[str]:
        """Return the media types in which the answer can be had."""
        offered = {"json": True, "csv": self.table, "ttl": self.roots, "jsonld": self.roots}
        return [media for suffix, media in FORMS if offered[suffix]]


def answer(request: Request, question: Question, suffix: str | None = None) -> Response:
    """Answer a question in the form asked for, or 304 where the caller has it, or 406 with what there is."""
    media = choose(request.headers.get("accept", "*/*"), question.forms(), suffix)
    with open_service(request.app.state.address) as service:
        headers = {
            "ETag": tag(service.content_version(), request, media),
            "Vary": "Accept",
            "Cache-Control": "no-cache",
        }
        if is_known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return _in_form(service, question, media, headers)


def is_known(request: Request, etag: str) -> bool:
    """Tell whether the caller has the answer with this ETag already."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return etag in known or "*" in known


def choose(accept: str, offered: list[str], suffix: str | None = None) -> str:
    """Return the media type to answer in; the suffix of the address wins over the Accept header.

    >>> choose("text/csv, */*;q=0.1", ["application/json", "text/csv"])
    'text/csv'
    """
    wanted = [dict(FORMS)[suffix]] if suffix is not None else _by_preference(accept)
    for media in wanted:
        for candidate in offered:
            if media in ("*/*", candidate, candidate.split("/")[0] + "/*"):
                return candidate
    raise HTTPException(406, ", ".join(offered))


def split_suffix(identifier: str) -> tuple[str, str | None]:
    """Return the identifier without a form suffix, and the suffix.

    >>> split_suffix("urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76.ttl")
    ('urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76', 'ttl')
    """
    stem, dot, suffix = identifier.rpartition(".")
    return (stem, suffix) if dot and suffix in dict(FORMS) else (identifier, None)


def suffix_of(request: Request) -> str | None:
    """Return the form suffix of the address of a list, or None; 404 for one that is no form."""
    suffix: str | None = request.path_params.get("suffix")
    if suffix is not None and suffix not in dict(FORMS):
        raise HTTPException(404)
    return suffix


def _by_preference(accept: str) -> list[str]:
    ranked = []
    for place, item in enumerate(accept.split(",")):
        media, *parameters = (part.strip() for part in item.split(";"))
        quality = next(
            (float(p[2:]) for p in parameters if p[:2] == "q=" and p[2:].replace(".", "").isdigit()), 1.0
        )
        if quality > 0:
            ranked.append((-quality, place, media))
    return [media for _, _, media in sorted(ranked)]


def tag(content: str, request: Request, media: str) -> str:
    """Return the strong ETag of the answer to this request from this content."""
    # Without a day of its own, a question is asked as of today, and the next version may word its answer otherwise.
    parts = "\n".join((content, version("cancu"), today(), request.url.path, request.url.query, media))
    return '"' + hashlib.blake2b(parts.encode(), digest_size=16).hexdigest() + '"'


def _in_form(service: Service, question: Question, media: str, headers: dict[str, str]) -> Response:
    data = question.ask(service)
    if media == "text/csv" and question.table is not None:
        return Response(to_csv(question.table(data)), media_type=media, headers=headers)
    if media in ("text/turtle", "application/ld+json") and question.roots is not None:
        form = "turtle" if media == "text/turtle" else "jsonld"
        text = "".join(service.export_nodes(form, question.roots(data)))
        return Response(text, media_type=media, headers=headers)
    return JSONResponse(data, headers=headers)
