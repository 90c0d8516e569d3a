// The audit: every unit that had to issue is one cell; what is missing is drawn as a ghost, not left out.

import * as api from "./api.js";
import { byId, el, fill, icon } from "./dom.js";
import { t, term } from "./i18n.js";
import { fullName } from "./names.js";
import { Report } from "./report.js";
import { searchOf } from "./search.js";
import { adjust, state, step } from "./state.js";
import { terms } from "./terms.js";

const WHEN = ["year", "level", "as_of"];
const ASKED = ["instrument", "under", "complete", ...WHEN];

export class Audit {
  constructor(place, open) {
    this.place = place;
    this.report = new Report(place, open);
    searchOf("audit-instrument", (node) => this.#chosen("instrument", node), (node) => node.kind === "Instrument");
    searchOf("audit-under", (node) => this.#chosen("under", node), (node) => node.kind === "Unit");
    byId("audit-form").addEventListener("submit", (event) => this.#submit(event));
  }

  #chosen(field, node) {
    byId(`audit-${field}`).dataset.name = fullName(node);
    adjust({ [field]: node.id });
  }

  #submit(event) {
    event.preventDefault();
    const change = { complete: byId("audit-complete").checked ? "true" : "" };
    for (const name of WHEN) change[name] = byId(`audit-${name}`).value;
    // A unit may have no document in the store yet; then its name, as typed, is asked for.
    const { value, dataset } = byId("audit-under");
    if (value.trim() !== (dataset.name ?? "")) change.under = value.trim();
    step(change);
    this.run();
  }

  #levels() {
    const levels = Object.keys(terms.levels).filter((name) => name !== "unknown");
    fill(byId("audit-level"), el("option", { value: "" }, t("any")), levels.map((name) => el("option", { value: name }, term("levels", name))));
  }

  // Write into the form what the address says; an identifier is shown by its name.
  async #name(field, kind) {
    const input = byId(`audit-${field}`);
    const id = state[field];
    if (input.dataset.id === id) return;
    input.dataset.id = id;
    const found = id.startsWith("urn:") ? await api.nodeOf(kind, id).catch(() => null) : null;
    input.value = found ? fullName(found.node) : id;
    input.dataset.name = input.value;
  }

  async run() {
    this.#levels();
    for (const name of WHEN) byId(`audit-${name}`).value = state[name];
    byId("audit-complete").checked = Boolean(state.complete);
    await Promise.all([this.#name("instrument", "Instrument"), this.#name("under", "Unit")]);
    const asked = JSON.stringify([...ASKED.map((name) => state[name]), state.lang]);
    if (asked === this.asked) return;
    this.asked = asked;
    if (state.instrument) await this.#ask(asked);
    else fill(this.place, el("p", { class: "faint" }, t("auditIntro")));
  }

  async #ask(asked) {
    const { instrument, ...options } = Object.fromEntries(ASKED.map((name) => [name, state[name]]));
    fill(this.place, el("p", { class: "faint" }, t("loading")));
    try {
      const report = await api.audit(instrument, options);
      if (asked === this.asked) this.report.show(report);
    } catch (error) {
      this.asked = "";
      if (!(error instanceof api.Problem)) throw error;
      fill(this.place, el("div", { class: "problem", role: "alert" }, icon("exclamation"),
        el("strong", null, error.status ? error.message : t("offline")), el("p", null, error.detail)));
    }
  }
}
