/** Pointers on a picture: one drags, two pinch, the wheel zooms while the picture has the focus or Ctrl is held. */

type Point = readonly [number, number];

export interface Moves {
  readonly drag: (by: Point) => void;
  readonly zoom: (factor: number, at: Point) => void;
}

const STILL = 4; // pixels that a click may tremble

function at(event: MouseEvent, surface: Element): Point {
  const { left, top } = surface.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

function distance([a, b]: Point, [c, d]: Point): number {
  return Math.hypot(a - c, b - d);
}

function middle(points: readonly Point[]): Point {
  return [points.reduce((sum, [x]) => sum + x, 0) / points.length, points.reduce((sum, [, y]) => sum + y, 0) / points.length];
}

/** Swallows the click that ends a drag, so that dragging over a link does not follow it. */
function noClick(surface: Element): void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  surface.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => surface.removeEventListener("click", stop, { capture: true }));
}

/** Moves and zooms by pointer and wheel; a finger that goes up or down scrolls the page (`touch-action: pan-y`). */
export function listenToPointers(surface: SVGSVGElement, { drag, zoom }: Moves): void {
  const held = new Map<number, Point>();
  let way = 0;
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (!held.size) way = 0;
    held.set(event.pointerId, at(event, surface));
  });
  surface.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const now = at(event, surface);
    way += distance(before, now);
    if (way <= STILL && held.size === 1) return;
    surface.setPointerCapture(event.pointerId);
    const old = [...held.values()];
    held.set(event.pointerId, now);
    const fresh = [...held.values()];
    const [from, to] = [middle(old), middle(fresh)];
    drag([to[0] - from[0], to[1] - from[1]]);
    const [a, b, c, d] = [old[0], old[1], fresh[0], fresh[1]];
    if (a && b && c && d) zoom(distance(c, d) / Math.max(distance(a, b), 1), to);
  });
  const release = (event: PointerEvent): void => {
    if (held.delete(event.pointerId) && way > STILL && event.type === "pointerup") noClick(surface);
  };
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);
  surface.addEventListener("dragstart", (event) => event.preventDefault());
  surface.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !surface.contains(document.activeElement)) return;
    event.preventDefault();
    zoom(2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), at(event, surface));
  }, { passive: false });
}

export interface Drawing {
  readonly drawing: (from: Point, to: Point) => void;
  readonly drawn: (from: Point, to: Point) => void;
  readonly dropped: () => void;
}

/** Tells of a stretch drawn by pointer, from corner to corner, while the surface has the class `is-drawing`. */
export function listenToDrawing(surface: SVGSVGElement, { drawing, drawn, dropped }: Drawing): void {
  let from: Point | undefined;
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !surface.classList.contains("is-drawing")) return;
    if (event.target instanceof Element && event.target.closest("a")) return;
    from = at(event, surface);
    surface.setPointerCapture(event.pointerId);
    event.stopImmediatePropagation();
    event.preventDefault();
  }, { capture: true });
  surface.addEventListener("pointermove", (event) => {
    if (from) drawing(from, at(event, surface));
  });
  surface.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [start, end] = [from, at(event, surface)];
    from = undefined;
    noClick(surface);
    if (distance(start, end) > STILL) drawn(start, end);
    else dropped();
  });
  surface.addEventListener("pointercancel", () => {
    from = undefined;
    dropped();
  });
}

/** Gives a rectangle these two corners. */
export function span(band: SVGRectElement, [a, b]: Point, [c, d]: Point): void {
  const sides = { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(a - c), height: Math.abs(b - d) };
  for (const [name, value] of Object.entries(sides)) band.setAttribute(name, String(value));
}
