/** Dots that would lie upon each other become one, so that every number stays readable. */

import type { Spot } from "./places";

export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly spots: readonly Spot[];
}

function weighed(spots: readonly Spot[]): Cluster {
  const count = spots.reduce((sum, { place }) => sum + place.count, 0) || 1;
  const mean = (axis: "x" | "y"): number => spots.reduce((sum, spot) => sum + spot[axis] * spot.place.count, 0) / count;
  const [only] = spots;
  return spots.length === 1 && only ? { x: only.x, y: only.y, count, spots } : { x: mean("x"), y: mean("y"), count, spots };
}

/** Spots gathered around the one with most acts, as far as `reach` pixels; the same spots give the same clusters. */
export function clusters(spots: readonly Spot[], reach: number): Cluster[] {
  const cells = new Map<string, { spot: Spot; members: Spot[] }[]>();
  const cell = (value: number): number => Math.floor(value / reach);
  const near = ({ x, y }: Spot) =>
    [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${cell(x) + dx} ${cell(y) + dy}`) ?? []))
      .find(({ spot }) => Math.hypot(spot.x - x, spot.y - y) <= reach);
  const found: { spot: Spot; members: Spot[] }[] = [];
  for (const spot of [...spots].sort((a, b) => b.place.count - a.place.count)) {
    const home = near(spot);
    if (home) home.members.push(spot);
    else {
      const made = { spot, members: [spot] };
      const key = `${cell(spot.x)} ${cell(spot.y)}`;
      cells.set(key, [...(cells.get(key) ?? []), made]);
      found.push(made);
    }
  }
  return found.map(({ members }) => weighed(members));
}
