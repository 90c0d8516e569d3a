// Panning and zooming: wheel, drag, two fingers, keys and buttons all change one transform.

const NEAREST = 2;
const FARTHEST = 0.04;

export class Viewport {
  constructor(surface, moved) {
    this.surface = surface;
    this.moved = moved;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.pointers = new Map();
    this.dragged = false;
    surface.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    surface.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      surface.addEventListener(end, (event) => this.pointers.delete(event.pointerId));
    }
  }

  get box() {
    return this.surface.getBoundingClientRect();
  }

  set(x, y, scale) {
    this.x = x;
    this.y = y;
    this.scale = Math.min(NEAREST, Math.max(FARTHEST, scale));
    this.moved(this);
  }

  zoom(factor, at = { x: this.box.width / 2, y: this.box.height / 2 }) {
    const scale = Math.min(NEAREST, Math.max(FARTHEST, this.scale * factor));
    const ratio = scale / this.scale;
    this.set(at.x - (at.x - this.x) * ratio, at.y - (at.y - this.y) * ratio, scale);
  }

  pan(dx, dy) {
    this.set(this.x + dx, this.y + dy, this.scale);
  }

  // The whole picture where it stays legible, else its beginning.
  fit({ width, height }, inset, legible = 0.56, focus = null) {
    const free = { width: this.box.width - inset.left - inset.right, height: this.box.height - inset.top - inset.bottom };
    const whole = Math.min(free.width / width, free.height / height, 1.15);
    const scale = Math.max(whole, Math.min(legible, free.width / 400));
    const along = (size, room, begin, middle) => {
      if (size * scale <= room) return begin + (room - size * scale) / 2;
      const wanted = begin + room / 2 - (middle ?? 0) * scale;
      return Math.min(begin, Math.max(begin + room - size * scale, wanted));
    };
    const x = along(width, free.width, inset.left, focus?.x);
    const y = height * scale <= free.height ? inset.top : along(height, free.height, inset.top, focus?.y);
    this.set(x, y, scale);
  }

  // Move only as far as it takes to see the box.
  reveal({ x, y }, half, inset) {
    const box = this.box;
    const left = this.x + (x - half.width) * this.scale - inset.left;
    const right = this.x + (x + half.width) * this.scale - (box.width - inset.right);
    const top = this.y + (y - half.height) * this.scale - inset.top;
    const bottom = this.y + (y + half.height) * this.scale - (box.height - inset.bottom);
    const dx = left < 0 ? -left : right > 0 ? -right : 0;
    const dy = top < 0 ? -top : bottom > 0 ? -bottom : 0;
    if (dx || dy) this.pan(dx, dy);
  }

  #wheel(event) {
    event.preventDefault();
    const box = this.box;
    const pixels = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey) this.pan(-(event.deltaX || event.deltaY) * pixels, 0);
    else this.zoom(Math.exp(-event.deltaY * pixels * 0.0014), { x: event.clientX - box.left, y: event.clientY - box.top });
  }

  #down(event) {
    if (event.button > 0) return;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.dragged = false;
  }

  #move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!this.dragged && !other && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
    if (!this.dragged) this.surface.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.pointers.set(event.pointerId, now);
    if (other) this.#pinch(before, now, other);
    else this.pan(now.x - before.x, now.y - before.y);
  }

  #pinch(before, now, other) {
    const box = this.box;
    const spread = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    this.zoom(spread(now) / spread(before), { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top });
  }
}
