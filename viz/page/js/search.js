// The search box: results as you type, accents optional, arrows and Enter.

import * as api from "./api.js";
import { byId, el, fill, icon } from "./dom.js";
import { t, term } from "./i18n.js";
import { dateOf, fullName } from "./names.js";

const PAUSE = 140;
const MOST = 12;

export class Search {
  // `restrict` leaves out what cannot be chosen here; `chosen` is called with the node.
  constructor(input, list, chosen, restrict = () => true) {
    Object.assign(this, { input, list, chosen, restrict, items: [], active: -1 });
    input.addEventListener("input", () => this.#later());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("focus", () => input.value.trim() && this.items.length && this.#open(true));
    input.addEventListener("blur", () => setTimeout(() => this.#open(false), 120));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking?.abort();
    const text = this.input.value.trim();
    if (!text) {
      this.items = [];
      this.#open(false);
      return;
    }
    this.asking = new AbortController();
    try {
      const { items, total } = await api.search(text, MOST, this.asking.signal);
      this.#show(items.filter(this.restrict), total);
    } catch (error) {
      if (error.name !== "AbortError") this.#say(error.status ? error.message : t("offline"));
    }
  }

  #show(items, total) {
    this.items = items;
    this.active = items.length ? 0 : -1;
    if (!items.length) {
      this.#say(t("noResults"));
      return;
    }
    fill(this.list, items.map((item, place) => this.#option(item, place)),
      total > items.length && el("li", { class: "more", role: "presentation" }, t("shownOf", { shown: items.length, total })));
    this.#open(true);
    this.#mark();
  }

  #say(text) {
    this.items = [];
    fill(this.list, el("li", { class: "more", role: "presentation" }, text));
    this.#open(true);
  }

  #option(item, place) {
    const facts = item.kind === "Instrument" ? [item.issuer, dateOf(item) || t("undated")] : [term("kinds", item.kind), item.issuer];
    const level = item.level || "unknown";
    return el("li", {
      role: "option", id: `${this.list.id}-${place}`, class: `result level-${level}`, "aria-selected": "false",
      onclick: () => this.#choose(place),
    },
    icon(item.kind === "Instrument" ? "sheet" : item.kind.toLowerCase(), "kind"),
    el("span", { class: "result-name" }, fullName(item), item.symbol && item.title && el("span", { class: "result-title" }, item.title)),
    el("span", { class: "result-facts" }, facts.filter(Boolean).join(" · ")),
    item.status && item.status !== "resolved" && el("span", { class: `chip ${item.status}` }, term("statuses", item.status)));
  }

  #open(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  #mark() {
    [...this.list.querySelectorAll("[role=option]")].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.active));
      if (place === this.active) option.scrollIntoView({ block: "nearest" });
    });
    this.input.setAttribute("aria-activedescendant", this.active < 0 ? "" : `${this.list.id}-${this.active}`);
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.items.length) {
      this.active = (this.active + step + this.items.length) % this.items.length;
      this.#mark();
      event.preventDefault();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.active >= 0 && !this.list.hidden) this.#choose(this.active);
      else this.ask();
    } else if (event.key === "Escape") {
      this.#open(false);
      this.input.blur();
    }
  }

  #choose(place) {
    const item = this.items[place];
    this.#open(false);
    this.input.value = fullName(item);
    this.input.blur();
    this.chosen(item);
  }
}

// `/` and Ctrl+K lead to the search box from anywhere.
export function shortcutsTo(input) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    const wanted = (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (!wanted) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

export const searchOf = (name, chosen, restrict) => new Search(byId(name), byId(`${name}-results`), chosen, restrict);
