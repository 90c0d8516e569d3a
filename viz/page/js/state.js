// What is shown, kept in the address: a copied link gives the same picture, and Back is undo.

const LISTS = ["expand", "open", "hide"];
const WORDS = ["root", "direction", "select", "view", "lang", "instrument", "year", "under", "level", "as_of", "complete", "lines"];
const DEFAULTS = { direction: "both", view: "graph", lang: "vi" };
const listeners = [];

export let state = read();

function read() {
  const query = new URLSearchParams(location.hash.slice(1));
  const found = {};
  for (const name of WORDS) found[name] = query.get(name) ?? DEFAULTS[name] ?? "";
  for (const name of LISTS) found[name] = query.getAll(name);
  return found;
}

function write(next) {
  const query = new URLSearchParams();
  for (const name of WORDS) if (next[name] && next[name] !== DEFAULTS[name]) query.set(name, next[name]);
  for (const name of LISTS) for (const one of next[name]) query.append(name, one);
  return `#${query}`;
}

function become(next) {
  const before = state;
  state = next;
  for (const listener of listeners) listener(state, before);
}

export function watch(listener) {
  listeners.push(listener);
}

const place = () => history.state?.place ?? 0;
const last = () => Number(sessionStorage.getItem("last") ?? 0);

// A step that can be undone.
export function step(change) {
  const next = { ...state, ...change };
  if (write(next) === write(state)) return;
  history.pushState({ place: place() + 1 }, "", write(next));
  sessionStorage.setItem("last", String(place()));
  become(next);
}

// A change of attention, such as a selection, that is part of the link but not worth an undo.
export function adjust(change) {
  const next = { ...state, ...change };
  history.replaceState({ place: place() }, "", write(next));
  become(next);
}

export const canUndo = () => place() > 0;
export const canRedo = () => place() < last();
export const undo = () => canUndo() && history.back();
export const redo = () => canRedo() && history.forward();

export function start() {
  if (history.state === null) {
    history.replaceState({ place: 0 }, "");
    sessionStorage.setItem("last", "0");
  }
  window.addEventListener("popstate", () => {
    if (history.state === null) history.replaceState({ place: place() }, "");
    become(read());
  });
}
