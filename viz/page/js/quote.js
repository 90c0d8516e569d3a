// A document's text with the sentences that prove relations marked in it.

import * as api from "./api.js";
import { el, fill, icon } from "./dom.js";
import { t, term } from "./i18n.js";
import { fullName, shortDate } from "./names.js";
import { lineOf } from "./picture.js";

// Spans of the text in order, without overlap; the one asked for goes before all others.
function marks(answer, id, source, wanted) {
  const names = new Map(answer.nodes.map((node) => [node.id, node]));
  const found = new Map();
  for (const relation of answer.outgoing) {
    for (const { document, source: read, start, end } of relation.evidence) {
      if (document === id && read === source) found.set(`${start}-${end}`, { start, end, relation, target: names.get(relation.target) });
    }
  }
  if (wanted) found.set(`${wanted.start}-${wanted.end}`, { ...found.get(`${wanted.start}-${wanted.end}`), ...wanted, wanted: true });
  const clash = (one, other) => one.start < other.end && other.start < one.end;
  const kept = [...found.values()].filter((one) => one.wanted || !wanted || !clash(one, wanted));
  kept.sort((one, other) => one.start - other.start || other.end - one.end);
  return kept.filter((one, place) => place === 0 || one.start >= Math.max(...kept.slice(0, place).map((before) => before.end)));
}

function marked(text, spans, follow) {
  // Offsets count code points, JavaScript counts UTF-16 units.
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const span of spans) {
    parts.push(points.slice(at, span.start).join(""));
    const name = span.relation ? `${term("lines", lineOf(span.relation))}: ${fullName(span.target)}` : t("quote");
    parts.push(el("mark", {
      class: span.wanted ? "wanted" : "other", title: name, tabindex: span.target ? 0 : null,
      onclick: () => span.target && follow(span.target.id),
      onkeydown: (event) => event.key === "Enter" && span.target && follow(span.target.id),
    }, points.slice(span.start, span.end).join("")));
    at = span.end;
  }
  parts.push(points.slice(at).join(""));
  return parts;
}

// Show the text in `place`; `wanted` is the span to scroll to, `follow` is called with what a mark refers to.
export async function showText(place, id, wanted, back, follow) {
  const body = el("div", { class: "paper", tabindex: 0, "aria-busy": "true" }, t("loading"));
  const head = el("header", { class: "panel-head" },
    el("button", { class: "quiet", onclick: back }, icon("back"), t("back")));
  fill(place, head, body);
  const [answer, { text, source }] = await Promise.all([api.documentOf(id), api.textOf(id, wanted?.source)]);
  head.append(el("p", { class: "paper-name" }, fullName(answer.node)),
    el("p", { class: "faint" }, [answer.node.issuer, shortDate(answer.node.date)].filter(Boolean).join(" · ")));
  fill(body, marked(text, marks(answer, id, source, wanted), follow));
  body.removeAttribute("aria-busy");
  body.querySelector("mark.wanted")?.scrollIntoView({ block: "center" });
}
