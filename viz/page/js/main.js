// Everything comes together here: the address says what is shown, and each part is told when it changes.

import * as api from "./api.js";
import { Audit } from "./audit.js";
import { byId, el, fill } from "./dom.js";
import { t, translate } from "./i18n.js";
import { keys } from "./keys.js";
import { drawLegend } from "./legend.js";
import { fullName } from "./names.js";
import { Panel } from "./panel.js";
import { Picture } from "./picture.js";
import { searchOf, shortcutsTo } from "./search.js";
import { adjust, canRedo, canUndo, redo, start, state, step, undo, watch } from "./state.js";
import { drawTable } from "./table.js";

const FRESH = { expand: [], open: [], hide: [], select: "", direction: "both", view: "graph" };
const open = (id) => step({ ...FRESH, root: id, select: id });
const select = (id) => (id && !picture.boxes?.has(id) ? open(id) : adjust({ select: id }));

function expand(id) {
  const list = id.startsWith("group|") ? "open" : "expand";
  const has = state[list].includes(id);
  step({ [list]: has ? state[list].filter((one) => one !== id) : [...state[list], id], select: list === "open" ? "" : id });
}

const picture = new Picture(byId("picture"), {
  select, expand,
  relation: (edge) => {
    adjust({ select: "" });
    showPanel(true);
    picture.choose(edge);
    panel.relation(edge, picture.nodes);
  },
});
const panel = new Panel(byId("panel"), {
  open, select, expand,
  audit: (id) => step({ view: "audit", instrument: id }),
  close: () => {
    adjust({ select: "" });
    showPanel(false);
  },
});
const audit = new Audit(byId("audit-report"), open);

function showPanel(shown) {
  byId("panel").classList.remove("reading");
  document.body.classList.toggle("with-panel", shown);
}

async function load() {
  document.body.classList.toggle("at-start", !state.root);
  if (!state.root) return;
  const asked = picture.asked = JSON.stringify([state.root, state.direction, state.expand, state.open]);
  byId("stage").setAttribute("aria-busy", "true");
  try {
    const payload = await api.graph(state);
    if (asked !== picture.asked) return;
    fill(byId("trouble"));
    showPanel(Boolean(state.select) && window.innerWidth > 820);
    picture.draw(payload);
    refilter();
    if (picture.root !== payload.root || !picture.boxes.has(state.select)) picture.fit();
    picture.root = payload.root;
    attend();
  } catch (error) {
    if (!(error instanceof api.Problem)) throw error;
    fill(byId("trouble"), el("div", { class: "problem", role: "alert" }, el("strong", null, error.status ? error.message : t("offline")),
      el("p", null, error.detail), el("button", { onclick: load }, t("tryAgain"))));
  } finally {
    byId("stage").removeAttribute("aria-busy");
  }
}

function refilter() {
  const hides = new Set(state.hide);
  const toggle = (key) => {
    if (key === "lines") step({ lines: state.lines === "all" ? "" : "all" });
    else if (key === "") step({ hide: [] });
    else step({ hide: hides.has(key) ? state.hide.filter((one) => one !== key) : [...state.hide, key] });
  };
  picture.refilter(hides, state.lines === "all");
  drawLegend(byId("legend-body"), picture, hides, toggle, state.lines === "all");
  const shown = picture.visible.filter((node) => !node.count).length;
  const lines = picture.edges.length - (state.lines === "all" ? 0 : picture.told.size);
  byId("count").textContent = t("shownNodes", { shown, total: picture.payload.total, lines, relations: picture.edges.length });
}

// Selection: light up the chain, open the panel, say it aloud.
function attend() {
  const chain = picture.select(state.select);
  drawTable(byId("table"), picture, state.select, select);
  const node = picture.nodes.get(state.select);
  if (!node || !picture.boxes.has(node.id)) return;
  picture.reveal(node.id);
  showPanel(true);
  panel.node(node, picture.edges, picture.nodes);
  byId("live").textContent = [t("selected", { name: fullName(node) }), chain && t("chainOf", { n: chain.size })].filter(Boolean).join(". ");
}

function views() {
  for (const view of ["graph", "table", "audit"]) {
    byId(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
    byId(`${view}-view`).hidden = state.view !== view;
  }
  document.body.classList.toggle("auditing", state.view === "audit");
  for (const direction of ["both", "up", "down"]) byId(direction).setAttribute("aria-pressed", String(state.direction === direction));
  byId("undo").disabled = !canUndo();
  byId("redo").disabled = !canRedo();
  if (state.view === "audit") audit.run();
}

watch((now, before) => {
  const differs = (...names) => names.some((name) => String(now[name]) !== String(before[name]));
  if (differs("lang")) translate(document);
  views();
  if (differs("root", "direction", "expand", "open")) load();
  else if (picture.payload && differs("hide", "lines", "lang")) {
    refilter();
    attend();
  } else if (picture.payload && differs("select")) attend();
  if (differs("view") && now.view === "graph" && before.view !== "graph") picture.fit();
});

const clicks = {
  undo, redo,
  fit: () => picture.fit(),
  "zoom-in": () => picture.viewport.zoom(1.25),
  "zoom-out": () => picture.viewport.zoom(0.8),
  language: () => adjust({ lang: state.lang === "vi" ? "en" : "vi" }),
  home: () => step({ ...FRESH, root: "", instrument: "" }),
};
for (const [id, does] of Object.entries(clicks)) byId(id).addEventListener("click", does);
for (const view of ["graph", "table", "audit"]) {
  byId(`view-${view}`).addEventListener("click", () => step({ view, instrument: state.instrument || state.root }));
}
for (const direction of ["both", "up", "down"]) byId(direction).addEventListener("click", () => step({ direction }));
for (const sample of document.querySelectorAll(".sample-search")) {
  sample.addEventListener("click", () => {
    byId("search").value = sample.textContent;
    byId("search").focus();
    finder.ask();
  });
}

const finder = searchOf("search", (node) => open(node.id));
shortcutsTo(byId("search"));
keys(picture, { select, expand });
start();
translate(document);
views();
load();
if (!state.root && state.view === "graph") byId("search").focus();
