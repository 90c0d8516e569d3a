// Elements are built from data here and nowhere else; every text becomes a text node, never markup.

const SVG = "http://www.w3.org/2000/svg";

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function el(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

export function icon(name, extra = "") {
  return svg("svg", { class: `icon ${extra}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("use", { href: `#icon-${name}` }));
}

export function fill(node, ...children) {
  node.replaceChildren();
  return build(node, null, children);
}

export const byId = (id) => document.getElementById(id);
