/** How far in, and where: a point of the world picture lies at k * point + (x, y) on the screen. */

export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { k: 1, x: 0, y: 0 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** West, north, east, south of something in pixels of the world picture. */
export type Bounds = readonly [readonly [number, number], readonly [number, number]];

/** The furthest in that one can go: two places of one town come apart. */
export const MOST = 400;
const NEAR = 14; // the closest that fitting goes: a lone city is shown with its region
const ROOM = 0.72; // part of the picture that what is fitted may fill

/** The view with the picture's centre still over the world. */
export function held({ k, x, y }: View, { width, height }: Size): View {
  const far = Math.min(MOST, Math.max(1, k));
  const centre = (offset: number, size: number, span: number): number =>
    Math.min(size / 2, Math.max(size / 2 - span * far, offset));
  return { k: far, x: centre(x, width, width), y: centre(y, height, width * 0.56) };
}

/** The view magnified by `factor` around a point of the screen. */
export function zoomed({ k, x, y }: View, factor: number, [px, py]: readonly [number, number]): View {
  const to = Math.min(MOST, Math.max(1, k * factor));
  return { k: to, x: px - ((px - x) * to) / k, y: py - ((py - y) * to) / k };
}

/** The view that shows these bounds with room around them, no nearer than `near`. */
export function fitted([[left, top], [right, bottom]]: Bounds, { width, height }: Size, near = NEAR): View {
  const k = Math.max(1, Math.min(near, (ROOM * width) / Math.max(right - left, 1e-6), (ROOM * height) / Math.max(bottom - top, 1e-6)));
  return { k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2 };
}
