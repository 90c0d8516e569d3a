// Parts of the panel: lists that stay short, properties, a relation with its quotes.

import { el } from "./dom.js";
import { t, term } from "./i18n.js";
import { dateOf, fullName, shortDate } from "./names.js";
import { linesOf } from "./picture.js";

const FIRST = 12;
const PROPERTIES = ["symbol", "type", "date", "issuer", "level", "period", "signer", "place", "deadline_text", "product", "status"];

export function section(name, rows, open = false) {
  if (!rows.length) return null;
  const list = el("ul", { class: "rows" }, rows.slice(0, FIRST));
  const more = rows.length > FIRST && el("button", {
    class: "quiet", onclick: (event) => {
      list.append(...rows.slice(FIRST));
      event.currentTarget.remove();
    },
  }, t("more", { n: rows.length - FIRST }));
  return el("details", { class: `section section-${name}`, open },
    el("summary", null, t(name), el("span", { class: "count" }, String(rows.length))), list, more);
}

const written = {
  date: (value) => shortDate(value),
  level: (value) => term("levels", value),
  status: (value) => term("statuses", value),
};

export function properties(given) {
  const node = { ...given.properties, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) };
  const known = PROPERTIES.filter((name) => node[name]);
  return el("dl", { class: "properties" },
    known.map((name) => [el("dt", null, t(name)), el("dd", null, written[name]?.(node[name]) ?? String(node[name]))]),
    el("dt", null, t("identifier")), el("dd", { class: "code" }, node.id));
}

export function sentence(evidence, show) {
  return el("blockquote", null, el("p", null, evidence.quote),
    evidence.place && el("span", { class: "faint" }, `${evidence.place} · `),
    el("button", { class: "link", onclick: show }, t("seeQuote")));
}

export function relationRow(other, relations, select, show) {
  const lines = linesOf(relations);
  const quotes = new Map(relations.flatMap((one) => one.evidence).map((one) => [`${one.document} ${one.start}`, one]));
  return el("li", { class: `row level-${other.level || "unknown"}` },
    el("div", { class: "row-head" },
      el("button", { class: "link", onclick: () => select(other.id) }, fullName(other)),
      lines.map((line) => el("span", { class: `kind line-${line}` }, term("lines", line)))),
    el("p", { class: "faint" }, [other.issuer, dateOf(other)].filter(Boolean).join(" · ")),
    quotes.size > 0 && el("details", { class: "quotes" }, el("summary", null, t("quote"), el("span", { class: "count" }, String(quotes.size))),
      [...quotes.values()].map((one) => sentence(one, () => show(one)))));
}
