// The panel beside the picture: what is selected, its relations with their quotes, its findings.

import * as api from "./api.js";
import { el, fill, icon } from "./dom.js";
import { t, term } from "./i18n.js";
import { dateOf, fullName, shortDate } from "./names.js";
import { linesOf } from "./picture.js";
import { showText } from "./quote.js";
import { section, properties, relationRow, sentence } from "./parts.js";

const BASES = new Set(["DERIVES_FROM"]);

export class Panel {
  // `actions`: open(id) traces from a node, select(id), expand(id), audit(id), close().
  constructor(place, actions) {
    this.place = place;
    this.actions = actions;
    this.turn = 0;
  }

  async #show(make) {
    const turn = ++this.turn;
    try {
      const content = await make();
      if (turn !== this.turn) return;
      fill(this.place, content);
      this.place.scrollTop = 0;
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  fail(error) {
    if (!(error instanceof api.Problem)) throw error;
    fill(this.place, this.#closing(), el("div", { class: "problem", role: "alert" },
      el("strong", null, error.status ? error.message : t("offline")), el("p", null, error.detail)));
  }

  node(node, edges, nodes) {
    this.back = () => this.node(node, edges, nodes);
    if (node.count) return this.#show(() => this.#group(node));
    if (node.kind === "Instrument") return this.#show(() => this.#document(node));
    if (api.told(node.kind)) return this.#show(() => this.#whole(node));
    const relations = edges.flatMap((edge) => edge.relations);
    return this.#show(() => this.#overview(node, relations, nodes));
  }

  #closing() {
    return el("button", { class: "quiet close", "aria-label": t("close"), title: t("close"), onclick: this.actions.close }, icon("close"));
  }

  #head(node, ...buttons) {
    const level = node.level || "unknown";
    return el("header", { class: `panel-head level-${level}` }, this.#closing(),
      el("p", { class: "eyebrow" }, [node.kind === "Instrument" ? node.type : term("kinds", node.kind), node.level && term("levels", level)].filter(Boolean).join(" · ")),
      el("h2", null, node.kind === "Instrument" ? node.symbol || fullName(node) : node.label),
      node.title && node.symbol && el("p", { class: "panel-title" }, node.title),
      node.status && node.status !== "resolved" && el("span", { class: `chip ${node.status}` }, term("statuses", node.status)),
      el("div", { class: "actions" }, buttons));
  }

  async #document({ id }) {
    const answer = await api.documentOf(id);
    const { node, outgoing, incoming, findings } = answer;
    const named = new Map(answer.nodes.map((one) => [one.id, one]));
    const cites = (relations, wanted) => relations.filter(wanted);
    const isBasis = (one) => BASES.has(one.kind) || one.role === "legal-basis";
    const among = new Set(["Task", "Requirement"]);
    const kindOf = (id) => named.get(id)?.kind;
    const inside = incoming.filter((one) => one.kind === "DEFINED_IN");
    const rest = incoming.filter((one) => !among.has(kindOf(one.source)) && one.kind !== "DEFINED_IN");
    const instrument = (id) => kindOf(id) === "Instrument";
    const follow = (side, relations) => this.#related(relations, side, named);
    return [
      this.#head(node,
        node.status !== "stub" && this.#button("text", "readText", () => this.text(id)),
        this.#button("trace", "traceHere", () => this.actions.open(id)),
        this.#button("audit", "auditHere", () => this.actions.audit(id))),
      properties(node),
      section("findings", findings.map((one) => this.#finding(id, one)), true),
      section("bases", follow("target", cites(outgoing, (one) => isBasis(one) && instrument(one.target))), true),
      section("implementing", follow("source", cites(rest, isBasis)), true),
      section("otherCitations", follow("target", cites(outgoing, (one) => !isBasis(one) && instrument(one.target)))),
      section("citedBy", follow("source", cites(rest, (one) => !isBasis(one)))),
      section("tasks", follow("source", cites(inside, (one) => kindOf(one.source) === "Task"))),
      section("requirements", follow("source", cites(inside, (one) => kindOf(one.source) === "Requirement"))),
    ];
  }

  // A unit or task as the store knows it, not only as far as it is drawn.
  async #whole({ id, kind }) {
    const [{ node, outgoing, incoming, nodes }, given] = await Promise.all([
      api.nodeOf(kind, id), kind === "Unit" ? api.duties(id) : { duties: [] }]);
    const named = new Map(nodes.map((one) => [one.id, one]));
    const rest = [...outgoing, ...incoming].filter((one) => kind !== "Unit" || one.kind !== "ASSIGNED_TO");
    return [...this.#overview(node, rest, named), section("duties", given.duties.map((duty) => this.#duty(duty)), true)];
  }

  #duty({ content, role, deadline, document, evidence }) {
    const facts = [role && term("roles", role), deadline?.text, fullName(document)];
    return el("li", { class: `row level-${document?.level || "unknown"}` }, el("p", null, content),
      el("p", { class: "faint" }, facts.filter(Boolean).join(" · ")),
      evidence?.length > 0 && el("button", { class: "link", onclick: () => this.text(evidence[0].document, evidence[0]) }, t("seeQuote")));
  }

  #overview(node, relations, named) {
    return [
      this.#head(node, this.#button("expand", "expand", () => this.actions.expand(node.id)),
        this.#button("trace", "traceHere", () => this.actions.open(node.id))),
      properties(node),
      section("belongs", [
        ...this.#related(relations.filter((one) => one.source === node.id), "target", named),
        ...this.#related(relations.filter((one) => one.target === node.id), "source", named)], true),
    ];
  }

  #group(node) {
    return [
      this.#head({ ...node, label: fullName(node), kind: "Group" }, this.#button("expand", "openGroup", () => this.actions.expand(node.id))),
      section("members", node.members.map((member) => el("li", { class: `row level-${member.level || "unknown"}` },
        el("button", { class: "link", onclick: () => this.actions.open(member.id) }, fullName(member)),
        el("p", { class: "faint" }, [member.issuer, dateOf(member)].filter(Boolean).join(" · ")))), true),
    ];
  }

  #button(name, label, onclick) {
    return el("button", { onclick }, icon(name), t(label));
  }

  // One row for each node at the other end, whatever number of relations leads there.
  #related(relations, side, named) {
    const rows = new Map();
    for (const relation of relations) {
      const other = relation[side];
      rows.set(other, [...(rows.get(other) ?? []), relation]);
    }
    return [...rows].map(([id, some]) => relationRow(named.get(id) ?? { id, label: id }, some, this.actions.select, (one) => this.text(one.document, one)));
  }

  #finding(id, finding) {
    const placed = Number.isInteger(finding.start);
    return el("li", { class: `row finding ${finding.severity}` }, icon(finding.severity === "info" ? "question" : "exclamation"),
      el("span", null, finding.message),
      placed && el("button", { class: "link", onclick: () => this.text(id, finding) }, t("seeQuote")));
  }

  relation(edge, nodes) {
    this.back = () => this.relation(edge, nodes);
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    const end = (label, node) => el("div", { class: `end level-${node.level || "unknown"}` }, el("span", { class: "eyebrow" }, t(label)),
      el("button", { class: "link", onclick: () => this.actions.select(node.id) }, fullName(node)),
      el("p", { class: "faint" }, [node.issuer, shortDate(node.date)].filter(Boolean).join(" · ")));
    return this.#show(() => [
      el("header", { class: "panel-head" }, this.#closing(), el("p", { class: "eyebrow" }, t("relation")),
        el("h2", null, linesOf(edge.relations).map((line) => term("lines", line)).join(", "))),
      el("div", { class: "ends" }, end("from", source), icon("down"), end("to", target)),
      section("quote", this.#sentences(edge.relations), true),
    ]);
  }

  #sentences(relations) {
    const found = new Map();
    for (const one of relations.flatMap((relation) => relation.evidence)) found.set(`${one.document} ${one.start} ${one.end}`, one);
    if (!found.size) return [el("li", { class: "faint" }, t("noQuote"))];
    return [...found.values()].map((one) => el("li", { class: "row" }, sentence(one, () => this.text(one.document, one))));
  }

  text(id, wanted = null) {
    const turn = ++this.turn;
    this.place.classList.add("reading");
    const back = () => {
      this.place.classList.remove("reading");
      this.back?.();
    };
    showText(this.place, id, wanted, back, this.actions.select).catch((error) => turn === this.turn && this.fail(error));
  }
}
