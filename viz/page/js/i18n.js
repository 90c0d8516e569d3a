// The words of the page, Vietnamese first. Names of kinds, levels and states come from the ontology (terms.js).

import { terms } from "./terms.js";
import { state } from "./state.js";
import { words } from "./words.js";

export function t(name, values = {}) {
  const text = words[state.lang]?.[name] ?? words.vi[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => {
    const value = values[key] ?? "";
    return typeof value === "number" ? value.toLocaleString(state.lang === "en" ? "en" : "vi") : value;
  });
}

export function term(table, name) {
  const labels = terms[table]?.[name];
  return labels ? labels[state.lang] ?? labels.vi : name;
}

// Put the words of the chosen language into the fixed parts of the page.
export function translate(root) {
  document.documentElement.lang = state.lang;
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    node.setAttribute("title", t(node.dataset.tLabel));
  }
  for (const node of root.querySelectorAll("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
}
