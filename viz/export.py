"""One HTML file that shows a part of the graph, to pass on and open without cancu and without a network.

pyvis draws it. What pyvis would load from elsewhere is taken out, and the page forbids itself any further request.
"""

import json
from collections.abc import Collection, Mapping
from html import escape
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph.model import GraphView
from viz.layout import NODE_WIDTH
from viz.payload import graph_payload
from viz.style import LEVELS, STRONGEST, UNKNOWN, line_label, line_of

OFFLINE = Path(__file__).parent / "offline"

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"

WORDS = {
    "vi": {
        "bases": "Căn cứ",
        "below": "Văn bản dựa vào",
        "hint": "Bấm vào nút hoặc mũi tên để xem trích dẫn.",
    },
    "en": {
        "bases": "Legal bases",
        "below": "Rest on it",
        "hint": "Click a node or an arrow to see the quotes.",
    },
}

LINE = 23
"""Letters that a line of a box holds."""

VIS_SHAPES = {"Instrument": "box", "Unit": "ellipse", "Task": "box", "Requirement": "box", "Area": "ellipse"}

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "dragNodes": False, "keyboard": False, "multiselect": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.5},
    },
    "nodes": {"margin": 8, "widthConstraint": NODE_WIDTH + 10, "font": {"size": 14, "color": "#1c2430"}},
}


def write_page(view: GraphView, path: Path, title: str, language: str = "vi") -> None:
    """Write the view as one HTML file that needs nothing else; ``title`` is its heading.

    Nodes stand in bands of authority as in the explorer; a click on a node or an arrow shows the quotes.
    """
    payload = graph_payload(view, language=language)
    edges = _bundles(payload["relations"], language)
    shown = _shown(payload, edges, language)
    assets, script = _drawn(payload, edges)
    path.write_text(_assembled(assets, script, shown, title, language), "utf-8", newline="\n")


def _bundles(relations: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Return one edge for each pair of nodes, named and drawn as the strongest relation between them."""
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for relation in relations:
        pairs.setdefault((relation["source"], relation["target"]), []).append(relation)
    edges = []
    for number, ((source, target), some) in enumerate(sorted(pairs.items())):
        lines = sorted({_line(relation) for relation in some}, key=_strength)
        quotes = dict.fromkeys(_said(one) for relation in some for one in relation["evidence"])
        name = ", ".join(line_label(line, language) for line in lines)
        edge = {"id": f"edge-{number}", "source": source, "target": target, "line": lines[0]}
        edges.append({**edge, "name": name, "quotes": list(quotes)})
    told = _told(pairs)
    return [{**edge, "told": (edge["source"], edge["target"]) in told} for edge in edges]


def _said(evidence: dict[str, Any]) -> str:
    """Return a quote with the page or cell in which it stands."""
    place = evidence.get("place")
    return f"{evidence['quote']} ({place})" if place else str(evidence["quote"])


def _told(pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs that a longer chain connects as well; the picture is clear without them."""
    targets: dict[str, set[str]] = {}
    for source, target in pairs:
        targets.setdefault(source, set()).add(target)
    above = {source: _above(source, targets) for source in targets}
    return {
        (source, target)
        for source, target in pairs
        for middle in targets[source] - {source, target}
        if target in above.get(middle, ()) and source not in above[middle]
    }


def _above(node: str, targets: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    frontier = {node}
    while frontier:
        frontier = set().union(*(targets.get(one, set()) for one in frontier)) - found
        found |= frontier
    return found


def _line(relation: Mapping[str, Any]) -> str:
    return "implements" if relation["basis"] == "implements" else str(relation["kind"])


def _strength(line: str) -> tuple[int, str]:
    return (STRONGEST.index(line) if line in STRONGEST else len(STRONGEST), line)


def _drawn(payload: Mapping[str, Any], edges: list[dict[str, Any]]) -> tuple[str, str]:
    """Return pyvis' own assets (vis-network, inline) and its script that draws the picture.

    Between the two stand what pyvis loads from elsewhere and a heading that it does not escape: left out.
    """
    network = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    for node in payload["nodes"]:
        network.add_node(node["id"], **_vis_node(node))
    for edge in edges:
        line = line_of(edge["line"])
        dashes = [int(part) for part in line.dash.split()] or False
        network.add_edge(
            edge["source"],
            edge["target"],
            id=edge["id"],
            color=line.colour,
            width=line.width,
            dashes=dashes,
            hidden=edge["told"],
        )
    network.set_options(json.dumps(OPTIONS))
    html: str = network.generate_html(notebook=False)
    assets = html[html.index("<head>") + len("<head>") : html.index("<center>")]
    return assets, html[html.rindex("<script") : html.rindex("</script>")] + "</script>"


def _vis_node(node: Mapping[str, Any]) -> dict[str, Any]:
    colour = LEVELS[node["level"] or UNKNOWN]
    border = {"border": colour, "background": "#ffffff"}
    hover = {"border": colour, "background": "#f2f5fa"}
    return {
        "label": "\n".join(_clipped(line) for line in (_name(node), node["issuer"], _date(node)) if line),
        "x": node["x"],
        "y": node["y"],
        "shape": VIS_SHAPES[node["kind"]],
        "color": {**border, "highlight": hover, "hover": hover},
        "borderWidth": 1.5,
        "shapeProperties": {"borderDashes": [4, 3] if node["status"] == "stub" else False, "borderRadius": 4},
    }


def _name(node: Mapping[str, Any]) -> str:
    return (
        f"{node['count']} × {node['type'] or ''}"
        if "count" in node
        else node["symbol"] or node["title"] or node["label"]
    )


def _clipped(text: str) -> str:
    """Return the text as far as one line of a box holds it."""
    return text if len(text) <= LINE else text[: LINE - 1].rstrip() + "…"


def _date(node: Mapping[str, Any]) -> str:
    date = node["date"] or ""
    return "/".join(reversed(date.split("-"))) if date else str(node["year"] or "")


def _shown(payload: Mapping[str, Any], edges: list[dict[str, Any]], language: str) -> dict[str, Any]:
    """Return what the page's own script needs beside the picture."""
    bands = [
        {**band, "colour": LEVELS[band["level"]], "fill": LEVELS[band["level"]] + "0d"}
        for band in payload["bands"]
    ]
    return {
        "root": payload["root"],
        "nodes": [_described(node) for node in payload["nodes"]],
        "edges": edges,
        "bands": bands,
        "years": payload["years"],
        "width": payload["size"]["width"],
        "words": WORDS[language],
    }


def _described(node: Mapping[str, Any]) -> dict[str, Any]:
    facts = " · ".join(filter(None, [node["issuer"], _date(node)]))
    members = [f"{member['label']} · {member['issuer'] or ''}" for member in node.get("members", ())]
    name = _name(node) if "count" in node else node["label"]
    return {"id": node["id"], "name": name, "facts": facts, "title": node["title"], "members": members}


def _assembled(assets: str, script: str, shown: Mapping[str, Any], title: str, language: str) -> str:
    """Return the page: pyvis' assets and picture within our frame, in our words."""
    data = json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")
    lines = [
        f'<!doctype html>\n<html lang="{language}">\n<head>',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        assets,
        f"<title>{escape(title)}</title>",
        f"<style>{(OFFLINE / 'page.css').read_text('utf-8')}</style>\n</head>\n<body>",
        f"<header><h1>{escape(title)}</h1></header>",
        '<div id="mynetwork"></div>',
        f'<aside id="panel"><p class="faint">{escape(shown["words"]["hint"])}</p></aside>',
        f"<footer>{_legend(shown['edges'], language)}</footer>",
        f'<script type="application/json" id="shown">{data}</script>',
        script,
        f"<script>{(OFFLINE / 'page.js').read_text('utf-8')}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _legend(edges: list[dict[str, Any]], language: str) -> str:
    lines = sorted({edge["line"] for edge in edges}, key=_strength)
    return "".join(_legend_entry(name, line_label(name, language)) for name in lines)


def _legend_entry(name: str, label: str) -> str:
    line = line_of(name)
    stroke = f'stroke="{line.colour}" stroke-width="{line.width}" stroke-dasharray="{line.dash or "none"}"'
    return f'<span><svg viewBox="0 0 34 10"><path d="M0 5H34" {stroke}/></svg>{escape(label)}</span>'
