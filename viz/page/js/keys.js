// The keyboard: arrows walk from box to box, Enter expands, Escape lets go, Ctrl+Z and Ctrl+Y go back and forth.

import { redo, state, undo } from "./state.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function keys(picture, { select, expand }) {
  document.addEventListener("keydown", (event) => history(event));
  picture.surface.addEventListener("keydown", (event) => {
    const id = document.activeElement?.dataset?.id ?? state.select ?? picture.payload?.root;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) picture.viewport.pan(-60 * arrow[0], -60 * arrow[1]);
    else if (arrow && id) walk(picture, id, arrow);
    else if (event.key === "Enter" && id) expand(id);
    else if (event.key === " " && id) select(id);
    else if (event.key === "Escape") select("");
    else if (event.key === "+" || event.key === "=") picture.viewport.zoom(1.25);
    else if (event.key === "-") picture.viewport.zoom(0.8);
    else if (event.key === "0") picture.fit();
    else return;
    event.preventDefault();
  });
}

function walk(picture, id, [dx, dy]) {
  const next = picture.neighbour(id, dx, dy);
  if (!next) return;
  for (const [other, drawn] of picture.boxes) drawn.setAttribute("tabindex", other === next ? 0 : -1);
  picture.reveal(next, true);
}

function history(event) {
  if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) redo();
  else return;
  event.preventDefault();
}
