// The legend is the filter: every entry says how many there are, and a click hides or shows them.

import { el, fill, icon, svg } from "./dom.js";
import { t, term } from "./i18n.js";
import { lineOf } from "./picture.js";
import { terms } from "./terms.js";

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function ordered(counts, order) {
  const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...counts].sort(([one], [other]) => rank(one) - rank(other));
}

const sample = (line) => svg("svg", { class: `sample line-${line}`, viewBox: "0 0 26 10", "aria-hidden": "true" },
  svg("path", { class: "stroke", d: "M1 5H20" }), svg("path", { class: "head", d: "M18 1.5L25 5L18 8.5Z" }));

function chip(key, label, count, hides, toggle, extra, sign) {
  const shown = !hides.has(key);
  return el("button", { class: `entry ${extra}`, "aria-pressed": String(shown), onclick: () => toggle(key) },
    sign, el("span", null, label), el("span", { class: "count" }, String(count)));
}

export function drawLegend(place, { payload, told }, hides, toggle, everyLine) {
  const kinds = ordered(tally(payload.nodes.map((node) => node.kind)), Object.keys(terms.kinds));
  const lines = ordered(tally(payload.relations.map(lineOf)), Object.keys(terms.lines));
  const levels = ordered(tally(payload.nodes.map((node) => node.band)), Object.keys(terms.levels));
  const years = [...tally(payload.nodes.filter((node) => node.kind === "Instrument").map((node) => node.year ?? ""))].sort(([one], [other]) => (one || 9999) - (other || 9999));
  const section = (title, entries) => el("div", { class: "legend-row", role: "group", "aria-label": t(title) },
    el("span", { class: "legend-title" }, t(title)), el("div", { class: "entries" }, entries));
  const stubs = payload.nodes.filter((node) => node.status === "stub").length;
  fill(place,
    section("legendLines", [lines.map(([name, count]) => chip(`line:${name}`, term("lines", name), count, hides, toggle, "", sample(name))),
      told.size ? chip("lines", t("markChain"), told.size, new Set(everyLine ? [] : ["lines"]), toggle, "") : null]),
    section("legendKinds", kinds.map(([name, count]) =>
      chip(`kind:${name}`, term("kinds", name), count, hides, toggle, "", icon(name === "Instrument" ? "sheet" : name.toLowerCase())))),
    section("legendLevels", levels.map(([name, count]) =>
      chip(`level:${name}`, term("levels", name), count, hides, toggle, `level-${name}`, el("span", { class: "swatch" })))),
    section("legendYears", years.map(([name, count]) => chip(`year:${name}`, name || t("undated"), count, hides, toggle, ""))),
    stubs ? el("p", { class: "legend-notes faint" }, el("span", null, el("span", { class: "swatch stub" }), t("markStub"), ` (${stubs})`)) : null,
    hides.size ? el("button", { class: "quiet", onclick: () => toggle("") }, t("showAll")) : null);
}
