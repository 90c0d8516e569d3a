"""Each answer as a table, for people and spreadsheets."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from api.language import language, say
from api.tables import Table, quoted, table
from api.trees import trace_lines
from ontology import terms
from ontology.wording import label

Answer = Mapping[str, Any]

QUOTED = 160
"""So many characters of a quote are shown in a table; JSON has it whole."""


def listed(answer: Answer) -> Table:
    """Tabulate a list of nodes, or of anything else with a fixed set of properties."""
    items = answer["items"]
    if items and "severity" in items[0]:
        return checked({"findings": items})
    rows = [
        [_kind(node), node["label"], node["date"], _level(node["level"]), _status(node["status"])]
        for node in items
    ]
    after = [say(f"{answer['total']} kết quả", f"{answer['total']} found")]
    return table([say(*head) for head in _LIST_HEADS], rows, after=after)


_LIST_HEADS = (
    ("Loại", "Kind"),
    ("Tên", "Name"),
    ("Ngày", "Date"),
    ("Cấp", "Level"),
    ("Tình trạng", "Status"),
)


_INNER = ("symbol_key", "name_key", "number", "citing_year", "hash", "register", "register_row")
"""Properties by which the graph finds nodes; the others tell a person what these repeat."""


def shown(answer: Answer) -> Table:
    """Tabulate one node: its relations, under its properties."""
    node, names = answer["node"], _names(answer)
    before = [node["label"], node["id"]]
    before += [
        f"  {_label('Property', name)}: {_value(name, value)}"
        for name, value in node["properties"].items()
        if value is not None and name not in _INNER and not (name == "status" and "listed" in answer)
    ]
    if listed := answer.get("listed"):
        unread = say("chưa đọc toàn văn", "its text was not read")
        where = f"{listed['path']}, {listed['place']} ({unread})"
        before.append(f"  {_label('Property', 'register')}: {where}: «{listed['quote']}»")
    rows = [["→", *_relation_row(relation, names, "target")] for relation in answer["outgoing"]]
    rows += [["←", *_relation_row(relation, names, "source")] for relation in answer["incoming"]]
    after = [f"! {finding['message']}" for finding in answer["findings"]]
    heads = ["", say("Quan hệ", "Relation"), say("Với", "With"), say("Trích dẫn", "Quote")]
    return table(heads, rows, before, after)


def traced(answer: Answer) -> Table:
    """Tabulate a trace: one row a relation, with the quote that proves it; a terminal shows it as a tree."""
    names = _names(answer)
    rows = [
        [names[relation["source"]], *_relation_row(relation, names, "target")]
        for relation in answer["relations"]
    ]
    heads = [
        say("Văn bản", "Document"),
        say("Quan hệ", "Relation"),
        say("Với", "With"),
        say("Trích dẫn", "Quote"),
    ]
    count = say(f"{len(names)} văn bản", f"{len(names)} documents") if rows else _no_chain("to" in answer)
    return table(heads, rows, after=["", count], lines=trace_lines(answer))


def _no_chain(between: bool) -> str:
    if between:
        return say(
            "Không có chuỗi căn cứ nào giữa hai văn bản.", "No chain of bases between the two documents."
        )
    return say("Không thấy căn cứ hay văn bản triển khai nào.", "No basis and nothing that derives from it.")


def implementing(answer: Answer) -> Table:
    """Tabulate the instruments that derive from one, by level, with the chain of each."""
    nodes = {node["id"]: node for node in answer["nodes"]}
    rows = [
        [
            _level(nodes[plan["id"]]["level"]),
            nodes[plan["id"]]["label"],
            nodes[plan["id"]]["date"],
            plan["depth"],
            " ↑ ".join(nodes[one]["symbol"] or nodes[one]["label"] for one in plan["chain"][1:]),
        ]
        for plan in sorted(answer["plans"], key=lambda plan: _rank(nodes[plan["id"]]["level"]))
    ]
    counts = Counter(row[0] for row in rows)
    summary = ", ".join(f"{level}: {count}" for level, count in counts.items())
    heads = [
        say("Cấp", "Level"), say("Văn bản", "Document"), say("Ngày", "Date"), say("Bậc", "Depth"),
        say("Qua", "Through"),
    ]  # fmt: skip
    total = say(f"{answer['total']} văn bản triển khai", f"{answer['total']} implementing documents")
    return table(heads, rows, after=[f"{total}. {summary}" if summary else total])


def duties(answer: Answer) -> Table:
    """Tabulate the tasks of a unit, each with its document and what that rests on, nearest first."""
    short = {node["id"]: node["symbol"] or node["label"] for node in answer["nodes"]}
    rows = [
        [
            duty["content"],
            _role(duty["role"]),
            (duty["deadline"] or {}).get("text"),
            duty["document"] and duty["document"]["label"],
            ", ".join(short[base] for base in duty["bases"]),
        ]
        for duty in answer["duties"]
    ]
    heads = [
        say("Nhiệm vụ", "Task"), say("Vai trò", "Role"), say("Thời hạn", "Deadline"), say("Văn bản", "Document"),
        say("Căn cứ của văn bản", "Bases"),
    ]  # fmt: skip
    return table(heads, rows, after=[say(f"{answer['total']} nhiệm vụ", f"{answer['total']} tasks")])


def requirements(answer: Answer) -> Table:
    """Tabulate the duties to issue a document."""
    rows = [
        [
            item.get("addressees"), item.get("document_type"), item.get("subject"), item.get("period"),
            item.get("due"), item["document"] and item["document"]["label"], _quoted(item["evidence"]),
        ]
        for item in answer["requirements"]
    ]  # fmt: skip
    heads = [
        say("Ai phải ban hành", "Addressees"), say("Loại văn bản", "Type"), say("Về việc", "Subject"),
        say("Kỳ", "Period"), say("Hạn", "Due"), say("Quy định tại", "Defined in"), say("Trích dẫn", "Quote"),
    ]  # fmt: skip
    return table(heads, rows, after=[say(f"{answer['total']} yêu cầu", f"{answer['total']} requirements")])


def audited(answer: Answer) -> Table:
    """Tabulate an audit: one row for each unit that had to issue a document."""
    short = {node["id"]: _short(node) for node in answer["nodes"]}
    rows = [
        [
            cell["unit"]["name"],
            _state(cell["state"]),
            "; ".join(short[document] for document in cell["documents"]),
            cell["due"],
            cell["days_late"],
            "; ".join(f"{short[miss['document']]}: {miss['why']}" for miss in cell["near_misses"]),
        ]
        for cell in answer["cells"]
    ]
    summary = ", ".join(f"{_state(state)}: {count}" for state, count in answer["summary"].items() if count)
    coverage = answer["coverage"]
    share = say(
        f"Đã có {coverage['covered']}/{coverage['expected']}",
        f"Covered {coverage['covered']}/{coverage['expected']}",
    )
    heads = [
        say("Đơn vị", "Unit"), say("Trạng thái", "State"), say("Văn bản", "Documents"), say("Hạn", "Due"),
        say("Trễ (ngày)", "Days late"), say("Gần đúng, vì sao không tính", "Near misses"),
    ]  # fmt: skip
    if not rows:
        return table(heads, rows, after=[_nobody_expected()])
    return table(heads, rows, after=[f"{share}. {summary}", *_incomplete(answer)])


def _nobody_expected() -> str:
    return say(
        "Không có đơn vị nào phải ban hành trong phạm vi đã hỏi; hãy xem lại cấp, năm và địa bàn.",
        "Nobody had to issue a document within what was asked; look at level, year and place again.",
    )


def _short(node: Answer) -> str:
    """Return symbol (else title) and day: enough beside the name of the issuer."""
    name = node["symbol"] or node["title"] or node["label"]
    day = node["date"] or say("không rõ ngày", "undated")
    return f"{name} ({day})"


def _incomplete(answer: Answer) -> list[str]:
    if answer["complete"] or not answer["summary"].get("unknown"):
        return []
    return [
        say(
            "«Chưa rõ» nghĩa là chưa thu thập đủ văn bản của đơn vị, không phải là chưa ban hành; "
            "nếu đã thu thập đủ, thêm --complete hoặc dùng lệnh collected.",
            "Unknown means that the documents of the unit are not all collected, not that none was issued; "
            "where they are, add --complete or use the command collected.",
        )
    ]


def checked(answer: Answer) -> Table:
    """Tabulate findings."""
    rows = [
        [
            _severity(item["severity"]),
            item["code"],
            say(item["message"], f"{_label('FindingCode', item['code'])} {_quoted([item])}"),
            item.get("document_label") or item.get("document"),
        ]
        for item in answer["findings"]
    ]
    heads = [
        say("Mức", "Severity"),
        say("Mã", "Code"),
        say("Nội dung", "Message"),
        say("Văn bản", "Document"),
    ]
    counts = Counter(row[0] for row in rows)
    return table(heads, rows, after=[", ".join(f"{name}: {count}" for name, count in counts.items())])


def _names(answer: Answer) -> dict[str, str]:
    return {node["id"]: node["label"] for node in answer["nodes"]}


def _relation_row(relation: Answer, names: Mapping[str, str], end: str) -> list[str]:
    kind = _label("RelationKind", relation["kind"])
    role = relation["role"] or relation["basis"]
    name = f"{kind} ({_role(str(role))})" if role else kind
    return [name, names.get(relation[end], relation[end]), _quoted(relation["evidence"])]


def _quoted(evidence: Any) -> str:
    return quoted(evidence[0], QUOTED) if evidence else ""


def _kind(node: Answer) -> str:
    return str(node["type"] or _label("NodeKind", node["kind"]))


def _rank(level: str | None) -> int:
    known = [str(term) for term in terms.Level]
    return known.index(level) if level in known else len(known)


def _level(name: str | None) -> str:
    return _label("Level", name) if name else ""


def _status(name: str | None) -> str:
    return _label("Status", name) if name else ""


def _role(name: str | None) -> str:
    if name is None:
        return ""
    return next((_label(scheme, name) for scheme in _ROLES if name in set(getattr(terms, scheme))), name)


_ROLES = ("AssigneeRole", "CitationRole", "Basis")


def _state(name: str) -> str:
    return _label("AuditState", name)


def _severity(name: str) -> str:
    return _label("Severity", name)


_SCHEMES = {"level": "Level", "status": "Status"}
"""Properties whose values are terms of the ontology."""


def _value(name: str, value: Any) -> Any:
    return _label(_SCHEMES[name], value) if name in _SCHEMES else value


def _label(scheme: str, name: str) -> str:
    """Return the word of the ontology for a value, or the value itself where the scheme does not have it."""
    scheme_terms = {str(term): term for term in getattr(terms, scheme)}
    return label(scheme_terms[name], language()) if name in scheme_terms else name
