"""A small world in the authentic form, for the pictures of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from graph.model import Evidence, GraphView, Node, Relation
from ontology.terms import NodeKind, RelationKind


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

    def cells(self) -> Iterator[dict[str, Any]]:
        """Yield the audit of two districts, where two communes have no plan."""
        plans = {
            one.get("issuer_name"): one.id for one in self.nodes.values() if one.get("level") == "commune"
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
    _large(world)
    _hostile(world)
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


def _large(world: World) -> None:
    """Add a plan under which thirty communes are alike."""
    properties = {"type": "Kế hoạch", "symbol": "1/KH-UBND", "date": "2023-12-01", "level": "district"}
    world.nodes["urn:lex:large"] = Node(
        id="urn:lex:large", kind=NodeKind.INSTRUMENT, label="Kế hoạch 1/KH-UBND", properties=properties
    )
    for number in range(30):
        below = {"type": "Kế hoạch", "symbol": f"{number}/KH-UBND", "year": 2024, "level": "commune"}
        id = f"urn:lex:large:{number:02}"
        world.nodes[id] = Node(id=id, kind=NodeKind.INSTRUMENT, label=id, properties=below)
        world.relate(id, "urn:lex:large", RelationKind.DERIVES_FROM, "Căn cứ", "based-on")


HOSTILE = "</script><img src=x onerror=alert(1)>"


def _hostile(world: World) -> None:
    """Add a document that would like to be markup."""
    properties = {
        "type": "Kế hoạch",
        "symbol": HOSTILE.removeprefix("</script>"),
        "title": HOSTILE,
        "status": "resolved",
    }
    world.texts["urn:lex:hostile"] = HOSTILE
    world.nodes["urn:lex:hostile"] = Node(
        id="urn:lex:hostile", kind=NodeKind.INSTRUMENT, label=HOSTILE, properties=properties
    )
