// The answer of an audit: a sum that adds up, a map of all units, and a table with documents, chains and near misses.

import { el, fill, icon, svg } from "./dom.js";
import { t, term } from "./i18n.js";
import { fullName, shortDate } from "./names.js";
import { state } from "./state.js";
import { symbols, terms } from "./terms.js";

const GHOSTS = new Set(["missing", "unknown", "not_due"]);
const COVERED = new Set(["issued_on_time", "issued_late", "issued_undated"]);
const GROUPS = 24;
const ROWS = 150;
const stateOrder = (name) => Object.keys(terms.states).indexOf(name);

export class Report {
  constructor(place, open) {
    this.place = place;
    this.open = open;
  }

  show(report) {
    this.report = report;
    this.only = "";
    this.names = new Map((report.nodes ?? []).map((node) => [node.id, node]));
    this.head = el("div", { class: "audit-head" });
    this.body = el("div");
    fill(this.place, this.head, this.body);
    this.#draw();
  }

  // `only` is the state that the reader picked, or all of them.
  #draw() {
    const { report } = this;
    const present = Object.keys(report.summary).filter((name) => report.summary[name]).sort((one, other) => stateOrder(one) - stateOrder(other));
    const ratio = Math.round((report.coverage.ratio ?? 0) * 1000) / 10;
    fill(this.head, el("h2", null, t("auditSum", { ...report.coverage, ratio })), bar(report, present),
      el("div", { class: "tally", role: "group" }, present.map((name) => this.#tally(name))),
      el("p", { class: "faint" }, t("auditAdds", { expected: report.expected }), report.summary.unknown ? ` — ${t("auditUnknownHint")}` : ""));
    const cells = report.cells.filter((cell) => !this.only || cell.state === this.only);
    const parts = groups(cells).map(([name, some]) => () => this.#tiles(name, some));
    this.rows = el("tbody");
    fill(this.body, el("div", null, few(parts, GROUPS)), this.#table(cells));
  }

  #tally(name) {
    return el("button", {
      class: `state-${name}`, "aria-pressed": String(this.only === name), onclick: () => {
        this.only = this.only === name ? "" : name;
        this.#draw();
      },
    }, icon(symbols[name]), el("strong", null, this.report.summary[name].toLocaleString(state.lang)), term("states", name));
  }

  #tiles(name, cells) {
    const covered = cells.filter((cell) => COVERED.has(cell.state)).length;
    return el("section", { class: "tiles" }, el("h3", null, name || t("ungrouped"), el("span", { class: "count" }, `${covered}/${cells.length}`)),
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
    for (const other of this.rows.querySelectorAll("tr.selected")) other.classList.remove("selected");
    let row = this.rows.querySelector(`tr[data-unit="${CSS.escape(cell.unit.id)}"]`);
    if (!row) {
      row = this.#row(cell);
      this.rows.prepend(row);
    }
    row.classList.add("selected");
    row.scrollIntoView({ block: "center" });
    row.querySelector("th").focus({ preventScroll: true });
  }

  #table(cells) {
    const head = ["unit", "state", "documents", "due", "chain", "nearMisses"];
    fill(this.rows, few(cells.map((cell) => () => this.#row(cell)), ROWS, (button) => el("tr", null, el("td", { colspan: head.length }, button))));
    return el("table", { class: "twin audit-table" },
      el("thead", null, el("tr", null, head.map((name) => el("th", { scope: "col" }, t(name))))), this.rows);
  }

  #row(cell) {
    const link = (id) => el("button", { class: "link", onclick: () => this.open(id) }, this.#called(id));
    return el("tr", { "data-unit": cell.unit.id },
      el("th", { scope: "row", tabindex: -1 }, cell.unit.name, cell.unit.place && el("div", { class: "faint" }, cell.unit.place)),
      el("td", null, el("span", { class: `state state-${cell.state}` }, icon(symbols[cell.state]), term("states", cell.state)),
        cell.days_late ? el("div", { class: "faint" }, t("late", { n: cell.days_late })) : null),
      el("td", null, cell.documents.length ? cell.documents.map((id) => el("div", null, link(id))) : el("span", { class: "faint" }, t("noDocument"))),
      el("td", null, shortDate(cell.due)),
      el("td", { class: "chain" }, cell.chain.slice(1).map((id) => el("div", null, "↳ ", link(id)))),
      el("td", null, cell.near_misses.map(({ document, why }) => el("div", null, link(document), el("div", { class: "faint" }, why)))));
  }
}

// The first ones, and a button for the rest; what is not shown yet is not built.
function few(parts, most, wrap = (button) => button) {
  const shown = parts.slice(0, most).map((part) => part());
  if (parts.length <= most) return shown;
  const button = el("button", {
    onclick: () => place.replaceWith(...[few(parts.slice(most), most * 4, wrap)].flat(Infinity)),
  }, t("more", { n: parts.length - most }));
  const place = wrap(button);
  return [...shown, place];
}

// An identifier says number and date where no more is known of the document.
function nameOf(id) {
  const [date, number] = id.split(":").at(-1).split(";");
  return number ? [number, shortDate(date)].filter(Boolean).join(" · ") : id;
}

// Units of one place together; places where something is known come first.
function groups(cells) {
  const found = new Map();
  for (const cell of cells) {
    const name = cell.unit.place || (cell.unit.parent?.startsWith("urn:") ? term("levels", cell.unit.level) : cell.unit.parent);
    found.set(name, [...(found.get(name) ?? []), cell]);
  }
  const silent = (some) => some.every((cell) => cell.state === "unknown");
  return [...found].sort(([, one], [, other]) => silent(one) - silent(other));
}

function bar(report, present) {
  let at = 0;
  const parts = present.map((name) => {
    const width = (report.summary[name] / report.expected) * 1000;
    const part = svg("rect", { class: `state-${name}`, x: at, width: Math.max(1, width - 2), height: 14, rx: 2 }, svg("title", null, `${term("states", name)}: ${report.summary[name]}`));
    at += width;
    return part;
  });
  return svg("svg", { class: "bar", viewBox: "0 0 1000 14", preserveAspectRatio: "none", role: "img", "aria-label": t("auditAdds", report) }, parts);
}
