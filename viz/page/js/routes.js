// The way of an arrow: along the gutters between columns and the channels between bands, never through a box.

const LANES = 5;
const TURN = 9;

// How far from a box the lane runs, so that an arrowhead has room before it.
const aside = (lane) => 14 + lane * 3;

export class Routes {
  constructor(nodes, bands, size) {
    this.bands = bands;
    this.rank = new Map(bands.map((band, place) => [band.level, place]));
    this.halfWidth = size.node_width / 2;
    this.halfHeight = size.node_height / 2;
    this.ends = new Map();
    this.lanes = new Map();
    this.taken = new Map();
    for (const node of nodes) this.#extend(`${node.band} ${node.x}`, node.y);
  }

  #extend(column, y) {
    const end = this.ends.get(column) ?? { top: y, bottom: y };
    this.ends.set(column, { top: Math.min(end.top, y), bottom: Math.max(end.bottom, y) });
  }

  #isTop(node) {
    return this.ends.get(`${node.band} ${node.x}`).top === node.y;
  }

  #isBottom(node) {
    return this.ends.get(`${node.band} ${node.x}`).bottom === node.y;
  }

  // Arrows to one basis share a lane, those to the next one run beside it.
  #lane(node) {
    if (!this.lanes.has(node.id)) {
      const next = this.taken.get(node.band) ?? 0;
      this.taken.set(node.band, next + 1);
      this.lanes.set(node.id, next % LANES);
    }
    return this.lanes.get(node.id);
  }

  path(source, target) {
    const [from, to] = [this.rank.get(source.band), this.rank.get(target.band)];
    if (from === to) return rounded(this.#beside(source, target));
    const [lower, upper] = from > to ? [source, target] : [target, source];
    const points = this.#climb(lower, upper);
    return rounded(from > to ? points : points.reverse());
  }

  // From a box up to a box of a higher band.
  #climb(lower, upper) {
    const lane = this.#lane(upper);
    const [low, high] = [this.rank.get(lower.band), this.rank.get(upper.band)];
    const above = this.bands[low].y0 + (lane - 2) * 7;
    const below = this.bands[high].y1 + (lane - 2) * 7;
    const points = this.#leave(lower, above, lane);
    const gutter = upper.x + this.halfWidth + aside(lane);
    if (!this.#isBottom(upper)) {
      return [...points, [gutter, above], [gutter, upper.y], [upper.x + this.halfWidth, upper.y]];
    }
    const foot = [upper.x, upper.y + this.halfHeight];
    if (low === high + 1) return [...points, [upper.x, above], foot];
    const passage = lower.x - this.halfWidth - aside(lane);
    return [...points, [passage, above], [passage, below], [upper.x, below], foot];
  }

  #leave(lower, above, lane) {
    if (this.#isTop(lower)) return [[lower.x, lower.y - this.halfHeight], [lower.x, above]];
    const gutter = lower.x - this.halfWidth - aside(lane);
    return [[lower.x - this.halfWidth, lower.y], [gutter, lower.y], [gutter, above]];
  }

  #beside(source, target) {
    const lane = this.#lane(target);
    const side = Math.sign(target.x - source.x) || -1;
    const out = source.x + side * this.halfWidth;
    const gutter = out + side * aside(lane);
    if (source.x === target.x) return [[out, source.y], [gutter, source.y], [gutter, target.y], [out, target.y]];
    const into = target.x - side * this.halfWidth;
    const near = Math.abs(into - out) < this.halfWidth;
    if (near) return [[out, source.y], [gutter, source.y], [gutter, target.y], [into, target.y]];
    const over = this.bands[this.rank.get(source.band)].y0 + 4 + lane * 4;
    const arrival = into - side * aside(lane);
    return [[out, source.y], [gutter, source.y], [gutter, over], [arrival, over], [arrival, target.y], [into, target.y]];
  }
}

// A line through the points with its corners rounded.
function rounded(points) {
  const way = points.filter(([x, y], place) => place === 0 || x !== points[place - 1][0] || y !== points[place - 1][1]);
  let path = `M${way[0]}`;
  for (let place = 1; place < way.length - 1; place += 1) {
    const [before, here, after] = [way[place - 1], way[place], way[place + 1]];
    const turn = Math.min(TURN, distance(before, here) / 2, distance(here, after) / 2);
    path += `L${toward(here, before, turn)}Q${here} ${toward(here, after, turn)}`;
  }
  return `${path}L${way.at(-1)}`;
}

const distance = ([x, y], [u, v]) => Math.abs(x - u) + Math.abs(y - v);

function toward([x, y], [u, v], length) {
  return [x + Math.sign(u - x) * Math.min(length, Math.abs(u - x)), y + Math.sign(v - y) * Math.min(length, Math.abs(v - y))];
}
