// The questions that the page asks the server; addresses are relative, so the page also works behind a prefix.

export class Problem extends Error {
  constructor(status, title, detail) {
    super(title);
    this.status = status;
    this.detail = detail;
  }
}

async function get(path, parameters = {}, signal = undefined) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== "") query.append(name, one);
    }
  }
  const address = query.size ? `${path}?${query}` : path;
  let answer;
  try {
    answer = await fetch(address, { signal, headers: { Accept: "application/json, application/problem+json" } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "offline", "");
  }
  if (answer.ok) return answer.json();
  const body = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, body.title ?? `HTTP ${answer.status}`, body.detail ?? "");
}

const at = (kind, id, rest = "") => `${kind}/${encodeURIComponent(id)}${rest}`;

export const search = (q, limit, signal) => get("search", { q, limit }, signal);
export const graph = ({ root, direction, expand, open }) => get("graph", { root, direction, expand, open });
export const duties = (id) => get(at("duties", id));
export const audit = (id, options) => get(at("audit", id), options);

const kept = new Map();

function once(path) {
  if (!kept.has(path)) {
    const answer = get(path);
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
  }
  return kept.get(path);
}

const FOLDERS = { Instrument: "documents", Unit: "units", Task: "tasks" };

export const told = (kind) => kind in FOLDERS;
export const nodeOf = (kind, id) => once(at(FOLDERS[kind], id));
export const documentOf = (id) => nodeOf("Instrument", id);
export const textOf = (id, source) => once(at("documents", id, source ? `/text?source=${encodeURIComponent(source)}` : "/text"));
