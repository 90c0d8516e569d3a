// The audit: every unit that had to issue is one cell; what is missing is drawn as a ghost, not left out.

import * as api from "./api.js";
import { byId, el, fill, icon, svg } from "./dom.js";
import { t, term } from "./i18n.js";
import { fullName, shortDate } from "./names.js";
import { searchOf } from "./search.js";
import { adjust, state, step } from "./state.js";
import { symbols, terms } from "./terms.js";

const WHEN = ["year", "level", "as_of"];
const GHOSTS = new Set(["missing", "unknown", "not_due"]);
const COVERED = new Set(["issued_on_time", "issued_late", "issued_undated"]);
const stateOrder = (name) => Object.keys(terms.states).indexOf(name);

export class Audit {
  constructor(place, open) {
    this.place = place;
    this.open = open;
    searchOf("audit-instrument", (node) => step({ instrument: node.id }), (node) => node.kind === "Instrument");
    searchOf("audit-under", (node) => step({ under: node.id }), (node) => node.kind !== "Instrument" && node.kind !== "Task");
    byId("audit-form").addEventListener("submit", (event) => this.#submit(event));
    byId("audit-under").addEventListener("change", (event) => !event.target.value.trim() && adjust({ under: "" }));
  }

  #submit(event) {
    event.preventDefault();
    const change = { complete: byId("audit-complete").checked ? "true" : "" };
    for (const name of WHEN) change[name] = byId(`audit-${name}`).value;
    if (!byId("audit-under").value.trim()) change.under = "";
    step(change);
    this.run();
  }

  #levels() {
    const levels = Object.keys(terms.levels).filter((name) => name !== "unknown");
    fill(byId("audit-level"), el("option", { value: "" }, t("any")), levels.map((name) => el("option", { value: name }, term("levels", name))));
  }

  async #name(field, id) {
    const input = byId(field);
    if (!id || input.dataset.id === id) return;
    const { node } = await (field === "audit-instrument" ? api.documentOf(id) : api.unit(id));
    input.value = fullName(node);
    input.dataset.id = id;
  }

  // Bring form and answer in line with the address.
  async run() {
    this.#levels();
    for (const name of WHEN) byId(`audit-${name}`).value = state[name];
    byId("audit-complete").checked = Boolean(state.complete);
    if (!state.instrument) return fill(this.place, el("p", { class: "faint" }, t("auditIntro")));
    const asked = JSON.stringify([state.instrument, state.year, state.under, state.level, state.as_of, state.complete, state.lang]);
    if (asked === this.asked) return null;
    this.asked = asked;
    fill(this.place, el("p", { class: "faint" }, t("loading")));
    try {
      const { instrument, year, under, level, as_of, complete } = state;
      await Promise.all([this.#name("audit-instrument", instrument), this.#name("audit-under", under)]);
      const report = await api.audit(instrument, { year, under, level, as_of, complete });
      return asked === this.asked ? this.#report(report) : null;
    } catch (error) {
      this.asked = "";
      if (!(error instanceof api.Problem)) throw error;
      return fill(this.place, el("div", { class: "problem", role: "alert" }, el("strong", null, error.status ? error.message : t("offline")), el("p", null, error.detail)));
    }
  }

  #report(report) {
    this.names = new Map((report.nodes ?? []).map((node) => [node.id, node]));
    const present = Object.keys(report.summary).filter((name) => report.summary[name]).sort((one, other) => stateOrder(one) - stateOrder(other));
    const ratio = Math.round((report.coverage.ratio ?? 0) * 100);
    fill(this.place,
      el("div", { class: "audit-head" },
        el("h2", null, t("auditSum", { ...report.coverage, ratio })),
        bar(report, present),
        el("ul", { class: "tally" }, present.map((name) => el("li", { class: `state-${name}` }, icon(symbols[name]), el("strong", null, String(report.summary[name])), term("states", name)))),
        el("p", { class: "faint" }, t("auditAdds", { expected: report.expected }), report.summary.unknown ? ` — ${t("auditUnknownHint")}` : "")),
      groups(report.cells).map(([parent, cells]) => this.#tiles(parent, cells)),
      this.#table(report.cells));
  }

  #tiles(parent, cells) {
    const covered = cells.filter((cell) => COVERED.has(cell.state)).length;
    return el("section", { class: "tiles" }, el("h3", null, parent || t("ungrouped"), el("span", { class: "count" }, `${covered}/${cells.length}`)),
      el("div", { class: "tile-row" }, cells.map((cell) => el("button", {
        class: `tile state-${cell.state} ${GHOSTS.has(cell.state) ? "ghost" : ""}`, onclick: () => this.#reveal(cell),
        title: `${cell.unit.name}: ${term("states", cell.state)}`,
      },
      icon(symbols[cell.state]), el("span", { class: "tile-name" }, cell.unit.name), el("span", { class: "tile-fact" }, this.#fact(cell))))));
  }

  #called(id) {
    return this.names.has(id) ? fullName(this.names.get(id)) : nameOf(id);
  }

  #fact(cell) {
    if (cell.days_late) return t("late", { n: cell.days_late });
    return cell.documents.length ? cell.documents.map((id) => this.#called(id)).join(", ") : term("states", cell.state);
  }

  #reveal(cell) {
    const row = this.place.querySelector(`tr[data-unit="${CSS.escape(cell.unit.id)}"]`);
    for (const other of this.place.querySelectorAll("tr.selected")) other.classList.remove("selected");
    row.classList.add("selected");
    row.scrollIntoView({ block: "center", behavior: "smooth" });
    row.querySelector("button, td")?.focus();
  }

  #table(cells) {
    const head = ["unit", "state", "documents", "due", "chain", "nearMisses"];
    const link = (id) => el("button", { class: "link", onclick: () => this.open(id) }, this.#called(id));
    return el("table", { class: "twin audit-table" },
      el("thead", null, el("tr", null, head.map((name) => el("th", { scope: "col" }, t(name))))),
      el("tbody", null, cells.map((cell) => el("tr", { "data-unit": cell.unit.id },
        el("th", { scope: "row", tabindex: -1 }, cell.unit.name),
        el("td", null, el("span", { class: `state state-${cell.state}` }, icon(symbols[cell.state]), term("states", cell.state)),
          cell.days_late ? el("span", { class: "faint" }, ` ${t("late", { n: cell.days_late })}`) : null),
        el("td", null, cell.documents.length ? cell.documents.map(link) : el("span", { class: "faint" }, t("noDocument"))),
        el("td", null, shortDate(cell.due)),
        el("td", { class: "chain" }, cell.chain.map((one, place) => [place > 0 && " → ", link(one)])),
        el("td", null, cell.near_misses.map(({ document, why }) => el("div", null, link(document), el("span", { class: "faint" }, ` ${why}`))))))));
  }
}

// An identifier says number and type where no more is known of the document.
function nameOf(id) {
  const [date, number] = id.split(":").at(-1).split(";");
  return number ? [number, shortDate(date)].filter(Boolean).join(" · ") : id;
}

function groups(cells) {
  const found = new Map();
  for (const cell of cells) {
    const parent = cell.unit.parent?.name ?? cell.unit.parent ?? "";
    found.set(parent, [...(found.get(parent) ?? []), cell]);
  }
  return [...found];
}

function bar(report, present) {
  let at = 0;
  const parts = present.map((name) => {
    const width = (report.summary[name] / report.expected) * 1000;
    const part = svg("rect", { class: `state-${name}`, x: at, width: Math.max(0, width - 2), height: 14, rx: 2 }, svg("title", null, `${term("states", name)}: ${report.summary[name]}`));
    at += width;
    return part;
  });
  return svg("svg", { class: "bar", viewBox: "0 0 1000 14", preserveAspectRatio: "none", role: "img", "aria-label": t("auditAdds", report) }, parts);
}
