"""A small world in the authentic form, a server that answers for it as the API does, and a browser."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from graph.model import Evidence, GraphView, Node, Relation
from ontology.terms import NodeKind, RelationKind
from viz import graph_payload, page_directory
from viz.payload import node_payload, relation_payload

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
ABOVE = {"Tỉnh": "province", "Huyện": "district"}


@dataclass
class World:
    """Documents with their texts; every relation quotes the sentence that says it."""

    nodes: dict[str, Node] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def document(
        self, level: str, type: str, symbol: str, date: str | None, issuer: str, title: str, bases: list[str]
    ) -> str:
        id = f"urn:lex:vn:{issuer}:{type}:{date or ''};{symbol}".replace(" ", ".").lower()
        lines = [issuer.upper(), f"Số: {symbol}", "", type.upper(), title, ""]
        lines += [f"Căn cứ {self.nodes[basis].label} {self.nodes[basis].get('title')};" for basis in bases]
        lines += ["", f"{issuer} ban hành {type.lower()} với các nội dung sau:", "I. MỤC ĐÍCH, YÊU CẦU"]
        lines += [f"{n}. Bảo đảm chất lượng, đúng tiến độ 😀 phần {n}." for n in range(1, 30)]
        self.texts[id] = "\n".join(lines)
        properties = {"type": type, "symbol": symbol, "date": date, "level": level, "title": title}
        extra = {"issuer_name": issuer, "year": int((date or "2024")[:4]), "status": "resolved"}
        self.nodes[id] = Node(
            id=id, kind=NodeKind.INSTRUMENT, label=f"{type} {symbol}", properties=properties | extra
        )
        for place, basis in enumerate(bases):
            kind = "implements" if place == 0 else "based-on"
            self.relate(id, basis, RelationKind.DERIVES_FROM, f"Căn cứ {self.nodes[basis].label}", kind)
        return id

    def relate(
        self, source: str, target: str, kind: RelationKind, quote: str, basis: str | None = None
    ) -> None:
        start = self.texts[source].index(quote) if source in self.texts else 0
        evidence = Evidence(
            document=source, source="0" * 64, start=start, end=start + len(quote), quote=quote
        )
        self.relations.append(
            Relation(source=source, target=target, kind=kind, basis=basis, evidence=(evidence,))
        )

    def stub(self, level: str, type: str, symbol: str, year: int, issuer: str, title: str) -> str:
        id = f"urn:lex:vn:{issuer}:{type}:{year};{symbol}".replace(" ", ".").lower()
        properties = {"type": type, "symbol": symbol, "year": year, "level": level, "title": title}
        extra = {"issuer_name": issuer, "status": "stub"}
        self.nodes[id] = Node(
            id=id, kind=NodeKind.INSTRUMENT, label=f"{type} {symbol}", properties=properties | extra
        )
        return id

    def view(self, root: str | None, direction: str = "both") -> GraphView:
        """Return what ``root`` rests on, what rests on it, or both."""
        ids = {root} if root else set(self.nodes)
        ways = {"up": ("source", "target"), "down": ("target", "source")}
        for way in ways if direction == "both" else (direction,):
            here, there = ways[way]
            ids |= reached({root} if root else set(), self.relations, here, there)
        return GraphView(
            root=root,
            nodes=tuple(node for id, node in sorted(self.nodes.items()) if id in ids),
            relations=tuple(one for one in self.relations if {one.source, one.target} <= ids),
        )


def reached(found: set[str], relations: list[Relation], here: str, there: str) -> set[str]:
    while more := {getattr(one, there) for one in relations if getattr(one, here) in found} - found:
        found = found | more
    return found


TITLE = "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030"
YEARLY = "cải cách hành chính năm 2024"


@pytest.fixture(scope="session")
def world() -> World:
    """Return a resolution, two provinces, four districts and ten communes, with two laws cited."""
    world = World()
    law = world.stub("central", "Luật", "77/2015/QH13", 2015, "Quốc hội", "Tổ chức chính quyền địa phương")
    root = world.document("central", "Nghị quyết", "76/NQ-CP", "2021-07-15", "Chính phủ", TITLE, [])
    provinces = {"Hải Dương": ("4347/KH-UBND", "2021-11-29"), "Bến Tre": ("7251/KH-UBND", "2021-12-10")}
    for number, (name, (symbol, date)) in enumerate(provinces.items()):
        plan = world.document(
            "province", "Kế hoạch", symbol, date, f"UBND tỉnh {name}", "cải cách hành chính", [root]
        )
        for place in range(2):
            _district(world, name, number * 2 + place, plan, root, law)
    _tasks(world)
    return world


DISTRICTS = ("Ninh Giang", "Thanh Miện", "Châu Thành", "Ba Tri")
COMMUNES = {
    "Ninh Giang": ("Hồng Dụ", "Tân Hương", "Văn Hội"),
    "Thanh Miện": ("Lam Sơn", "Đoàn Kết"),
    "Châu Thành": ("Giao Long", "Tân Thạch", "Phú Túc"),
    "Ba Tri": ("An Bình Tây", "Mỹ Chánh"),
}


def _district(world: World, province: str, number: int, plan: str, root: str, law: str) -> None:
    name = DISTRICTS[number]
    date = f"2023-12-{20 + number}"
    issuer = f"UBND huyện {name}"
    symbol = f"{140 + 4 * number}/KH-UBND"
    title = f"{YEARLY} huyện {name}"
    district = world.document("district", "Kế hoạch", symbol, date, issuer, title, [plan, root])
    for place, commune in enumerate(COMMUNES[name]):
        issuer = f"UBND xã {commune}"
        day = None if commune == "Phú Túc" else f"2024-01-{5 + 3 * place + number:02}"
        bases = [district, root, law] if place == 0 else [district, root]
        world.document(
            "commune", "Kế hoạch", f"{place + 1:02}/KH-UBND", day, issuer, f"{YEARLY} xã {commune}", bases
        )


def _tasks(world: World) -> None:
    """Give the first district's plan a task and the unit that has it."""
    plan = next(id for id, node in world.nodes.items() if node.get("issuer_name") == "UBND huyện Ninh Giang")
    unit = Node(
        id="urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu",
        kind=NodeKind.UNIT,
        label="Phòng Nội vụ huyện Ninh Giang",
        properties={"level": "district"},
    )
    task = Node(
        id="urn:cancu:task:0001:120",
        kind=NodeKind.TASK,
        label="Tham mưu kiểm tra công tác cải cách hành chính",
        properties={"title": "Tham mưu kiểm tra công tác cải cách hành chính"},
    )
    world.nodes |= {unit.id: unit, task.id: task}
    world.relate(task.id, plan, RelationKind.DEFINED_IN, "Tham mưu kiểm tra")
    world.relate(task.id, unit.id, RelationKind.ASSIGNED_TO, "Phòng Nội vụ chủ trì")


class Answers(SimpleHTTPRequestHandler):
    """The page, and canned answers in the shape of the API."""

    world: World

    def __init__(self, world: World, *args: Any) -> None:
        self.world = world
        super().__init__(*args, directory=str(page_directory()))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep the test's output quiet."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        parts = [unquote(part) for part in address.path.strip("/").split("/")]
        answer: Callable[..., Any] | None = getattr(self, f"_{parts[0]}", None) if parts[0] else None
        if answer is None:
            super().do_GET()
            return
        try:
            self._send(200, answer(*parts[1:], **parse_qs(address.query)))
        except KeyError as unknown:
            self._send(404, {"title": "Không tìm thấy", "detail": str(unknown), "status": 404})

    def _send(self, status: int, content: Any) -> None:
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if status == 200 else "application/problem+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _search(self, q: list[str], limit: list[str]) -> Any:
        words = q[0].lower().split()
        found = [node for node in self.world.nodes.values() if all(word in text_of(node) for word in words)]
        return {"items": [node_payload(node) for node in found[: int(limit[0])]], "total": len(found)}

    def _graph(
        self, root: list[str], direction: list[str], expand: list[str] = (), open: list[str] = ()
    ) -> Any:  # type: ignore[assignment]
        self.world.nodes[root[0]]
        view = self.world.view(root[0], direction[0])
        ids = {node.id for node in view.nodes}
        joined = [one for one in self.world.relations if {one.source, one.target} & {*expand}]
        ids |= {end for one in joined for end in (one.source, one.target)}
        nodes = tuple(self.world.nodes[id] for id in sorted(ids))
        relations = tuple(one for one in self.world.relations if {one.source, one.target} <= ids)
        degrees = dict.fromkeys(ids, 0)
        for one in self.world.relations:
            for end in {one.source, one.target} & ids:
                degrees[end] += 1
        return graph_payload(
            GraphView(root=root[0], nodes=nodes, relations=relations),
            total=len(self.world.nodes),
            keep=expand,
            opened=open,
            degrees=degrees,
        )

    def _documents(self, id: str, part: str = "") -> Any:
        node = self.world.nodes[id]
        if part == "text":
            return {"id": id, "source": "0" * 64, "text": self.world.texts[id]}
        outgoing = [one for one in self.world.relations if one.source == id]
        incoming = [one for one in self.world.relations if one.target == id]
        others = {end for one in outgoing + incoming for end in (one.source, one.target)} | {id}
        missing = {
            "code": "missing-date",
            "severity": "warning",
            "message": "Văn bản không ghi ngày ban hành",
        }
        return {
            "node": node_payload(node),
            "outgoing": [relation_payload(one) for one in outgoing],
            "incoming": [relation_payload(one) for one in incoming],
            "nodes": [node_payload(self.world.nodes[other]) for other in sorted(others)],
            "findings": [] if node.get("date") else [{**missing, "start": 0, "end": 12}],
        }

    def _units(self, id: str) -> Any:
        return {"node": node_payload(self.world.nodes[id])}

    def _duties(self, id: str) -> Any:
        document = next(node for node in self.world.nodes.values() if node.get("level") == "district")
        return {
            "tasks": [{"content": "Tham mưu kiểm tra", "role": "lead", "document": node_payload(document)}]
        }

    def _audit(self, id: str, **_: Any) -> Any:
        self.world.nodes[id]
        cells = list(audited(self.world))
        summary: dict[str, int] = {}
        for cell in cells:
            summary[cell["state"]] = summary.get(cell["state"], 0) + 1
        covered = sum(cell["state"].startswith("issued") for cell in cells)
        coverage = {"covered": covered, "expected": len(cells), "ratio": covered / len(cells)}
        return {
            "instrument": id,
            "year": 2024,
            "as_of": "2024-06-30",
            "complete": True,
            "expected": len(cells),
            "summary": summary,
            "coverage": coverage,
            "cells": cells,
        }


def text_of(node: Node) -> str:
    return f"{node.label} {node.get('title')} {node.get('issuer_name')}".lower()


def audited(world: World) -> Iterator[dict[str, Any]]:
    """Yield a cell for each commune of two districts, and for two communes without a plan."""
    plans = {
        node.get("issuer_name"): node.id for node in world.nodes.values() if node.get("level") == "commune"
    }
    states = {
        "Văn Hội": "issued_late",
        "Phú Túc": "issued_undated",
        "Quyết Thắng": "missing",
        "Sơn Hòa": "unknown",
    }
    extra = {"Ninh Giang": ("Quyết Thắng",), "Châu Thành": ("Sơn Hòa",)}
    for district in ("Ninh Giang", "Châu Thành"):
        for commune in COMMUNES[district] + extra[district]:
            name = f"UBND xã {commune}"
            documents = [plans[name]] if name in plans else []
            yield {
                "unit": {
                    "id": f"urn:cancu:unit:{commune}",
                    "name": name,
                    "level": "commune",
                    "parent": f"Huyện {district}",
                },
                "state": states.get(commune, "issued_on_time"),
                "documents": documents,
                "chain": documents,
                "due": "2024-01-15",
                "days_late": 9 if commune == "Văn Hội" else None,
                "requirement": None,
                "near_misses": []
                if documents
                else [{"document": plans["UBND xã Hồng Dụ"], "why": "của xã khác"}],
            }


@pytest.fixture(scope="session")
def explorer(world: World) -> Iterator[str]:
    """Serve the explorer over the world; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, world))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder for screenshots."""
    return tmp_path_factory.mktemp("pictures")
