/** Dots that would lie upon each other become one, so that every number stays readable. */

import type { Spot } from "./places";

export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly spots: readonly Spot[];
}

/** A cluster stands where its first spot stands: at a place that is meant, and clear of the other clusters. */
function standing(spots: readonly Spot[]): Cluster {
  const [{ x, y }] = spots as readonly [Spot];
  return { x, y, count: spots.reduce((sum, { place }) => sum + place.count, 0), spots };
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
  return found.map(({ members }) => standing(members));
}
