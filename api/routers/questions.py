"""The three questions: trace, explore, audit."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api import tabulating
from api.negotiation import Question, answer, split_suffix
from api.settings import FIRST_YEAR, LAST_YEAR

router = APIRouter(tags=["questions"])

Level = Literal["central", "province", "district", "commune"]
Direction = Literal["up", "down", "both"]
Year = Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)]
Day = Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="YYYY-MM-DD")]


@router.get("/trace/{id:path}", summary="Chuỗi căn cứ lên và xuống (the chain of legal bases)")
def trace(request: Request, id: str, direction: Direction = "both", to: str | None = None) -> Response:
    """Trace the bases up, what derives from it down, or every chain to another document."""
    stem, suffix = split_suffix(id)
    question = Question(
        lambda service: service.trace(stem, direction, to),
        tabulating.traced,
        lambda data: [node["id"] for node in data["nodes"]],
    )
    return answer(request, question, suffix)


@router.get("/implements/{id:path}", summary="Văn bản triển khai (the instruments that derive from it)")
def implements(
    request: Request,
    id: str,
    year: Year = None,
    level: Level | None = None,
    under: str | None = None,
) -> Response:
    """List the instruments that derive from this one, with the chain of each."""
    stem, suffix = split_suffix(id)
    question = Question(
        lambda service: service.implements(stem, year, level, under),
        tabulating.implementing,
        lambda data: [node["id"] for node in data["nodes"]],
    )
    return answer(request, question, suffix)


@router.get("/duties/{id:path}", summary="Nhiệm vụ của một đơn vị (the tasks of a unit)")
def duties(request: Request, id: str, year: Year = None) -> Response:
    """List the tasks of a unit with role, deadline, document and bases."""
    stem, suffix = split_suffix(id)
    return answer(request, Question(lambda service: service.duties(stem, year), tabulating.duties), suffix)


@router.get("/audit/{id:path}", summary="Ai phải ban hành, ai chưa (who had to issue, and who has not)")
def audit(
    request: Request,
    id: str,
    year: Year = None,
    under: str | None = None,
    level: Level | None = None,
    as_of: Day = None,
    complete: bool = False,
) -> Response:
    """Audit an instrument over the units that have to implement it."""
    stem, suffix = split_suffix(id)
    question = Question(
        lambda service: service.audit(stem, year, under, level, as_of, complete), tabulating.audited
    )
    return answer(request, question, suffix)


@router.get("/graph", summary="Một phần đồ thị kèm vị trí vẽ (a part of the graph with positions)")
def graph(
    request: Request,
    root: str | None = None,
    direction: Direction = "both",
    expand: Annotated[tuple[str, ...], Query(description="Nút mở thêm láng giềng (nodes opened)")] = (),
    open: Annotated[tuple[str, ...], Query(description="Nhóm mở ra (groups shown one by one)")] = (),
) -> Response:
    """Return what the explorer draws: the trace of a root, joined with the neighbours of the opened nodes."""
    return answer(request, Question(lambda service: service.graph(root, expand, open, direction)))
