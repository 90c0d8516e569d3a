// What a node is called in each place where it is named.

import { t, term } from "./i18n.js";

export const shortDate = (iso) => (iso && iso.length === 10 ? iso.split("-").reverse().join("/") : iso ?? "");

export const dateOf = (node) => shortDate(node.date) || (node.year ? String(node.year) : "");

export function title(node) {
  if (node.count) return groupName(node);
  return node.symbol || node.title || node.label;
}

export function groupName(node) {
  const level = node.level ? term("levels", node.level).toLocaleLowerCase() : "";
  return t("group", { n: node.count, level, kind: term("kinds", node.kind).toLocaleLowerCase() });
}

export function subtitle(node) {
  if (node.count) return t("groupHint");
  if (node.kind === "Instrument") return node.issuer || t("unknownIssuer");
  return node.symbol ? node.label : node.issuer || "";
}

export function meta(node) {
  const parts = node.kind === "Instrument" ? [node.type, dateOf(node) || t("undated")] : [term("kinds", node.kind), dateOf(node)];
  return parts.filter(Boolean).join(" · ");
}

// One line that names a node anywhere, as a person would say it.
export function fullName(node) {
  if (!node) return "";
  if (node.count) return groupName(node);
  if (node.kind !== "Instrument") return node.label;
  if (node.symbol) return [node.type, node.symbol].filter(Boolean).join(" ");
  return node.title ? withType(node) : node.label;
}

// The name of a law begins with its type.
function withType({ type, title }) {
  const opens = title.toLocaleLowerCase().startsWith(`${type ?? ""} `.toLocaleLowerCase());
  return type && !opens ? `${type} ${title}` : title;
}

export function spoken(node, above, below) {
  const parts = [fullName(node), node.issuer, dateOf(node)].filter(Boolean).join(", ");
  return `${parts}. ${t("spoken", { above, below })}`;
}
