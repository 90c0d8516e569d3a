// The box of a node: outline by kind, stripe by level, three lines of text, and marks for what is special.

import { svg } from "./dom.js";
import { shapes } from "./terms.js";
import { meta, subtitle, title } from "./names.js";

const FOLD = 11;
const measure = document.createElement("canvas").getContext("2d");
const FAMILY = '"Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

function clipped(text, font, room) {
  measure.font = `${font} ${FAMILY}`;
  if (!text || measure.measureText(text).width <= room) return text ?? "";
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure.measureText(`${text.slice(0, middle)}…`).width <= room) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}

const outlines = {
  sheet: (w, h) => `M4 0H${w - FOLD}L${w} ${FOLD}V${h - 4}Q${w} ${h} ${w - 4} ${h}H4Q0 ${h} 0 ${h - 4}V4Q0 0 4 0Z`,
  pill: (w, h) => `M${h / 2} 0H${w - h / 2}A${h / 2} ${h / 2} 0 0 1 ${w - h / 2} ${h}H${h / 2}A${h / 2} ${h / 2} 0 0 1 ${h / 2} 0Z`,
  tag: (w, h) => `M4 0H${w - 16}L${w} ${h / 2}L${w - 16} ${h}H4Q0 ${h} 0 ${h - 4}V4Q0 0 4 0Z`,
  notched: (w, h) => `M12 0H${w - 12}L${w} 12V${h - 12}L${w - 12} ${h}H12L0 ${h - 12}V12Z`,
  rounded: (w, h) => `M14 0H${w - 14}Q${w} 0 ${w} 14V${h - 14}Q${w} ${h} ${w - 14} ${h}H14Q0 ${h} 0 ${h - 14}V14Q0 0 14 0Z`,
};

const stripes = {
  sheet: (h) => `M4 0H6V${h}H4Q0 ${h} 0 ${h - 4}V4Q0 0 4 0Z`,
  tag: (h) => `M4 0H6V${h}H4Q0 ${h} 0 ${h - 4}V4Q0 0 4 0Z`,
};

function outline(node, w, h) {
  const shape = shapes[node.kind] ?? "sheet";
  const parts = [svg("path", { class: "outline", d: outlines[shape](w, h) })];
  if (stripes[shape]) parts.push(svg("path", { class: "stripe", d: stripes[shape](h) }));
  if (shape === "sheet") parts.push(svg("path", { class: "fold", d: `M${w - FOLD} 0V${FOLD}H${w}` }));
  return parts;
}

function stack(w, h) {
  return [8, 4].map((shift) => svg("path", { class: "outline under", transform: `translate(${shift} ${-shift})`, d: outlines.rounded(w, h) }));
}

// Two lines at most, broken between words.
function broken(text, font, room) {
  const words = text.split(" ");
  let first = words.shift() ?? "";
  measure.font = `${font} ${FAMILY}`;
  while (words.length && measure.measureText(`${first} ${words[0]}`).width <= room) first += ` ${words.shift()}`;
  return [clipped(first, font, room), words.length ? clipped(words.join(" "), font, room) : ""];
}

function lines(node, w) {
  const shape = shapes[node.kind] ?? "sheet";
  const left = shape === "pill" ? 22 : 15;
  const room = w - left - (shape === "sheet" ? 12 : 20);
  if (node.kind !== "Instrument" && !node.count) {
    const [first, second] = broken(title(node), "500 12.5px", room);
    return [
      svg("text", { class: "plain", x: left, y: second ? 20 : 28 }, first),
      second && svg("text", { class: "plain", x: left, y: 35.5 }, second),
      svg("text", { class: "meta detail", x: left, y: second ? 51.5 : 45 }, clipped(meta(node), "12px", room)),
    ];
  }
  return [
    svg("text", { class: "name", x: left, y: 22 }, clipped(title(node), "600 16px", room)),
    svg("text", { class: "issuer detail", x: left, y: 39.5 }, clipped(subtitle(node), "13.5px", room + 6)),
    svg("text", { class: "meta detail", x: left, y: 54.5 }, clipped(meta(node), "12px", room + 6)),
  ];
}

function badge(x, y, text, kind) {
  const width = 12 + text.length * 6;
  return svg("g", { class: `badge ${kind}`, transform: `translate(${x - width / 2} ${y - 8})` },
    svg("rect", { width, height: 16, rx: 8 }), svg("text", { x: width / 2, y: 11.8 }, text));
}

const MARKS = { ambiguous: "?", conflicting: "!" };

export function box(node, size, label) {
  const [w, h] = [size.node_width, size.node_height];
  const classes = ["node", `level-${node.level || "unknown"}`, `kind-${node.kind}`, node.count ? "group" : "", node.status ?? ""];
  return svg("g", {
    class: classes.filter(Boolean).join(" "), "data-id": node.id, tabindex: -1, role: "button", "aria-label": label,
    transform: `translate(${node.x - w / 2} ${node.y - h / 2})`,
  },
  svg("title", null, label),
  node.count ? stack(w, h) : null,
  outline(node, w, h), lines(node, w),
  MARKS[node.status] ? badge(w - 6, 4, MARKS[node.status], node.status) : null,
  node.hidden ? badge(w - 16, h, `+${node.hidden}`, "more") : null);
}
