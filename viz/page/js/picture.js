// The picture: bands of authority, years, boxes and arrows, as SVG; what is selected and what is dimmed.

import { fill, svg } from "./dom.js";
import { t, term } from "./i18n.js";
import { chainBetween, shortcuts } from "./chain.js";
import { box } from "./boxes.js";
import { fullName, spoken } from "./names.js";
import { Routes } from "./routes.js";
import { strongest } from "./terms.js";
import { Viewport } from "./viewport.js";

const MANY = 400;
const INSET = { left: 40, right: 8, top: 34, bottom: 56 };

// What relations say together: one that rests on another cites it as well, which need not be said.
export function linesOf(relations) {
  const lines = new Set(relations.map(lineOf));
  if (lines.has("implements") || lines.has("DERIVES_FROM")) lines.delete("CITES");
  return [...lines];
}

export const lineOf = (relation) => (relation.basis === "implements" ? "implements" : relation.kind);

function rank(relation) {
  const place = strongest.indexOf(lineOf(relation));
  return place < 0 ? strongest.length : place;
}

// Relations between the same two nodes are one arrow, drawn as the strongest of them.
function bundle(relations) {
  const edges = new Map();
  for (const relation of relations) {
    const key = `${relation.source} ${relation.target}`;
    const edge = edges.get(key) ?? { source: relation.source, target: relation.target, relations: [] };
    edge.relations.push(relation);
    edges.set(key, edge);
  }
  for (const edge of edges.values()) edge.relations.sort((one, other) => rank(one) - rank(other));
  return [...edges.values()];
}

export class Picture {
  constructor(surface, handlers) {
    this.surface = surface;
    this.handlers = handlers;
    this.nodes = new Map();
    this.world = svg("g");
    this.yearAxis = svg("g", { class: "year-axis" });
    this.bandAxis = svg("g", { class: "band-axis" });
    surface.append(svg("defs", { id: "markers" }), this.world, this.yearAxis, this.bandAxis);
    this.viewport = new Viewport(surface, () => {
      this.fitted = false;
      this.#place();
      this.#moving();
    });
    new ResizeObserver(() => {
      if (this.fitted) this.fit();
      this.reveal(this.selected);
    }).observe(surface);
    surface.addEventListener("pointerover", (event) => this.#near(event.target.closest(".node")?.dataset.id));
    surface.addEventListener("click", (event) => this.#click(event));
  }

  draw(payload) {
    this.payload = payload;
    this.nodes = new Map(payload.nodes.map((node) => [node.id, node]));
    this.refilter(new Set());
  }

  // Draw again without the hidden ones; places stay as they are.
  refilter(hides, everyLine = false) {
    const { payload } = this;
    this.visible = payload.nodes.filter((node) => node.id === payload.root || !hides.has(`kind:${node.kind}`)
      && !hides.has(`level:${node.band}`) && !(node.kind === "Instrument" && hides.has(`year:${node.year ?? ""}`)));
    const ids = new Set(this.visible.map((node) => node.id));
    const relations = payload.relations.filter((one) => ids.has(one.source) && ids.has(one.target)
      && !hides.has(`line:${lineOf(one)}`));
    this.edges = bundle(relations);
    this.told = shortcuts(this.edges);
    this.surface.classList.toggle("every-line", everyLine);
    this.boxes = new Map();
    this.arrows = new Map();
    fill(this.world, this.#grounds(), this.#arrows(), this.#boxes());
    fill(this.surface.querySelector("#markers"), this.#markers());
    this.#axes();
    this.#place();
  }

  #grounds() {
    const reach = this.payload.size.width + 40000;
    const stripes = this.payload.bands.map((band) => svg("rect", {
      class: `ground level-${band.level}`, x: -20000, y: band.y0, width: reach, height: band.y1 - band.y0,
    }));
    const lines = this.payload.years.slice(1).map((span) => svg("path", {
      class: "year-line", d: `M${span.x0} -20000V${this.payload.size.height + 20000}`,
    }));
    return [stripes, lines];
  }

  #arrows() {
    const routes = new Routes(this.visible, this.payload.bands, this.payload.size);
    return svg("g", { class: "edges" }, this.edges.map((edge) => {
      const line = lineOf(edge.relations[0]);
      const path = routes.path(this.nodes.get(edge.source), this.nodes.get(edge.target));
      const faint = this.told.has(edge) ? "shortcut" : "";
      const arrow = svg("g", { class: `edge line-${line} ${faint}` },
        svg("title", null, this.edgeName(edge)),
        svg("path", { class: "hit", d: path }),
        svg("path", { class: "stroke", d: path, "marker-end": `url(#arrow-${line})` }));
      arrow.edge = edge;
      this.arrows.set(edge, arrow);
      return arrow;
    }));
  }

  edgeName({ source, target, relations }) {
    const kinds = linesOf(relations).map((line) => term("lines", line)).join(", ");
    return `${fullName(this.nodes.get(source))} — ${kinds} → ${fullName(this.nodes.get(target))}`;
  }

  #boxes() {
    const above = new Map();
    const below = new Map();
    for (const { source, target } of this.edges) {
      above.set(source, (above.get(source) ?? 0) + 1);
      below.set(target, (below.get(target) ?? 0) + 1);
    }
    const boxes = this.visible.map((node) => {
      const label = spoken(node, above.get(node.id) ?? 0, below.get(node.id) ?? 0);
      const drawn = box(node, this.payload.size, label);
      this.boxes.set(node.id, drawn);
      return drawn;
    });
    return svg("g", { class: "nodes" }, boxes);
  }

  #markers() {
    const lines = new Set(this.edges.map((edge) => lineOf(edge.relations[0])));
    return [...lines].map((line) => svg("marker", {
      id: `arrow-${line}`, class: `arrowhead line-${line}`, viewBox: "0 0 10 10", refX: 9.4, refY: 5,
      markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto",
    }, svg("path", { d: "M0 1L10 5L0 9L2.4 5Z" })));
  }

  #axes() {
    this.bandLabels = this.payload.bands.map((band) => svg("g", { class: `band-label level-${band.level}` },
      svg("rect", { width: 30, rx: 6 }), svg("text", null, term("levels", band.level))));
    const undated = this.payload.nodes.some((node) => node.kind === "Instrument") ? t("undated") : "";
    this.yearLabels = this.payload.years.map((span) => svg("text", { class: "year-label", y: 20 }, String(span.year ?? undated)));
    fill(this.bandAxis, this.bandLabels);
    fill(this.yearAxis, svg("rect", { class: "axis-ground", width: 40000, height: 30 }), this.yearLabels);
  }

  // Follow the viewport: the world moves, the names of bands and years stay at the edge.
  #place() {
    if (!this.payload) return;
    const { x, y, scale } = this.viewport;
    this.world.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
    this.surface.classList.toggle("far", scale < 0.45);
    this.payload.bands.forEach((band, place) => this.#placeBand(this.bandLabels[place], band, y, scale));
    this.payload.years.forEach((span, place) => {
      const left = Math.max(INSET.left, x + span.x0 * scale + 8);
      const label = this.yearLabels[place];
      label.setAttribute("x", Math.min(left, x + span.x1 * scale - 38));
      label.classList.toggle("outside", x + span.x1 * scale < INSET.left + 40);
    });
  }

  #placeBand(label, band, y, scale) {
    const [ground, name] = label.children;
    const top = Math.max(32, y + band.y0 * scale + 2);
    const height = Math.max(0, y + band.y1 * scale - 2 - top);
    label.setAttribute("transform", `translate(4 ${top})`);
    ground.setAttribute("height", height);
    name.setAttribute("transform", `translate(20 ${height / 2}) rotate(-90)`);
    label.classList.toggle("crowded", height < name.textContent.length * 6.4 + 4);
  }

  // A large picture leaves its arrows out while it moves, so that the hand is followed at once.
  #moving() {
    if ((this.edges?.length ?? 0) < MANY) return;
    this.surface.classList.add("moving");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.surface.classList.remove("moving"), 180);
  }

  fit() {
    if (!this.payload || !this.viewport.box.width) return;
    this.viewport.fit(this.payload.size, INSET, 0.56, this.nodes.get(this.payload.root));
    this.fitted = true;
  }

  select(id) {
    this.choose(null);
    for (const [other, drawn] of this.boxes) drawn.classList.toggle("selected", other === id);
    const { root } = this.payload ?? {};
    const chain = id && id !== root && this.boxes.has(id) && this.boxes.has(root)
      ? chainBetween(this.edges, id, root) : null;
    this.surface.classList.toggle("dimmed", chain !== null);
    for (const [other, drawn] of this.boxes) drawn.classList.toggle("lit", chain?.has(other) ?? false);
    for (const [edge, arrow] of this.arrows) {
      arrow.classList.toggle("lit", Boolean(chain?.has(edge.source) && chain.has(edge.target)));
    }
    this.selected = id;
    for (const [other, drawn] of this.boxes) drawn.setAttribute("tabindex", other === (id || root) ? 0 : -1);
    return chain;
  }

  // The arrow whose quotes the panel shows.
  choose(edge) {
    for (const [other, arrow] of this.arrows ?? []) arrow.classList.toggle("chosen", other === edge);
  }

  // What is under the pointer shows all its arrows.
  #near(id) {
    if (id === this.hovered) return;
    this.hovered = id;
    for (const [edge, arrow] of this.arrows ?? []) arrow.classList.toggle("near", edge.source === id || edge.target === id);
  }

  reveal(id, focus = false) {
    const node = this.nodes.get(id);
    if (!node || !this.boxes.has(id)) return;
    const { node_width: width, node_height: height } = this.payload.size;
    const { fitted } = this;
    this.viewport.reveal(node, { width: width / 2 + 12, height: height / 2 + 12 }, INSET);
    this.fitted = fitted;
    if (focus) this.boxes.get(id).focus({ preventScroll: true });
  }

  // The nearest box in the direction of an arrow key.
  neighbour(id, dx, dy) {
    const from = this.nodes.get(id);
    let best = [Infinity, null];
    for (const node of this.visible) {
      const [along, across] = dx ? [(node.x - from.x) * dx, node.y - from.y] : [(node.y - from.y) * dy, node.x - from.x];
      if (along > 1) best = along + 2.5 * Math.abs(across) < best[0] ? [along + 2.5 * Math.abs(across), node.id] : best;
    }
    return best[1];
  }

  // The first click may move the picture under the hand, so a second one means what the first one met.
  #click(event) {
    if (this.viewport.dragged) return;
    if (event.detail === 2 && this.clicked) {
      this.handlers.expand(this.clicked);
      return;
    }
    const node = event.target.closest(".node");
    const arrow = event.target.closest(".edge");
    this.clicked = node?.dataset.id ?? "";
    if (arrow) this.handlers.relation(arrow.edge);
    else this.handlers.select(this.clicked);
  }
}
