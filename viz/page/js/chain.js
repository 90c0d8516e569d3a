// Chains of legal bases within what is drawn.

function reach(links, from) {
  const found = new Set([from]);
  const open = [from];
  while (open.length) {
    for (const next of links.get(open.pop()) ?? []) {
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
    }
  }
  return found;
}

function linksOf(edges) {
  const up = new Map();
  const down = new Map();
  const add = (map, key, value) => (map.get(key) ?? map.set(key, new Set()).get(key)).add(value);
  for (const { source, target } of edges) {
    add(up, source, target);
    add(down, target, source);
  }
  return { up, down };
}

// Every node on a chain between two nodes, whichever of them rests on the other; else the shortest connection.
export function chainBetween(edges, from, to) {
  const { up, down } = linksOf(edges);
  const above = reach(up, from);
  if (above.has(to)) return intersection(above, reach(down, to));
  const below = reach(down, from);
  if (below.has(to)) return intersection(below, reach(up, to));
  return shortest(up, down, from, to);
}

function intersection(one, other) {
  return new Set([...one].filter((id) => other.has(id)));
}

function shortest(up, down, from, to) {
  const before = new Map([[from, null]]);
  let frontier = [from];
  while (frontier.length && !before.has(to)) {
    const next = [];
    for (const id of frontier) {
      for (const other of [...(up.get(id) ?? []), ...(down.get(id) ?? [])]) {
        if (!before.has(other)) {
          before.set(other, id);
          next.push(other);
        }
      }
    }
    frontier = next;
  }
  const chain = new Set([from]);
  for (let id = before.has(to) ? to : null; id; id = before.get(id)) chain.add(id);
  return chain;
}

// Edges that a longer chain already tells: a commune's plan that cites the resolution beside the district's plan.
export function shortcuts(edges) {
  const { up } = linksOf(edges);
  const reached = new Map();
  const above = (id) => reached.get(id) ?? reached.set(id, reach(up, id)).get(id);
  const found = new Set();
  for (const edge of edges) {
    for (const middle of up.get(edge.source)) {
      if (middle !== edge.target && middle !== edge.source && above(middle).has(edge.target)
        && !above(middle).has(edge.source)) {
        found.add(edge);
        break;
      }
    }
  }
  return found;
}
