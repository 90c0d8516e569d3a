// The table twin of the picture: the same nodes, sortable, for reading, copying and screen readers.

import { el, fill } from "./dom.js";
import { t, term } from "./i18n.js";
import { dateOf, fullName } from "./names.js";

const LEVELS = ["central", "province", "district", "commune", "unknown"];
let sorting = { column: 0, down: false };

function columns(above, below) {
  return [
    { name: "level", key: (node) => LEVELS.indexOf(node.band), text: (node) => term("levels", node.band) },
    { name: "document", key: fullName, text: fullName },
    { name: "issuer", key: (node) => node.issuer ?? "", text: (node) => node.issuer ?? "" },
    { name: "date", key: (node) => node.date ?? String(node.year ?? "9999"), text: (node) => dateOf(node) || (node.kind === "Instrument" ? t("undated") : "") },
    { name: "status", key: (node) => node.status ?? "", text: (node) => (node.status ? term("statuses", node.status) : "") },
    { name: "basesCount", key: (node) => above.get(node.id) ?? 0, text: (node) => String(above.get(node.id) ?? 0) },
    { name: "belowCount", key: (node) => below.get(node.id) ?? 0, text: (node) => String(below.get(node.id) ?? 0) },
  ];
}

function counted(edges, end) {
  const counts = new Map();
  for (const edge of edges) counts.set(edge[end], (counts.get(edge[end]) ?? 0) + 1);
  return counts;
}

function compare(one, other) {
  return typeof one === "number" ? one - other : String(one).localeCompare(String(other), "vi", { numeric: true });
}

export function drawTable(place, picture, selected, choose) {
  const all = columns(counted(picture.edges, "source"), counted(picture.edges, "target"));
  const { key } = all[sorting.column];
  const rows = [...picture.visible].sort((one, other) =>
    (sorting.down ? -1 : 1) * (compare(key(one), key(other)) || compare(one.date ?? "", other.date ?? "")));
  const head = all.map((column, number) => el("th", {
    scope: "col", "aria-sort": number === sorting.column ? (sorting.down ? "descending" : "ascending") : "none",
  }, el("button", {
    onclick: () => {
      sorting = { column: number, down: number === sorting.column && !sorting.down };
      drawTable(place, picture, selected, choose);
    },
  }, t(column.name))));
  const body = rows.map((node) => el("tr", { class: `level-${node.band} ${node.id === selected ? "selected" : ""}`, "data-id": node.id },
    all.map((column, number) => el(number === 1 ? "th" : "td", number === 1 ? { scope: "row" } : null,
      number === 1 ? el("button", { class: "link", onclick: () => choose(node.id) }, column.text(node)) : column.text(node)))));
  fill(place, el("table", { class: "twin" }, el("caption", null, t("tableCaption")),
    el("thead", null, el("tr", null, head)), el("tbody", null, body)));
}
