/** Where places lie in the picture of the world, whatever part of it is seen. */

import type { GeoPath, GeoProjection } from "d3-geo";
import type { Place } from "./places";
import { fitted, WHOLE, type Bounds, type Size, type View } from "./view";
import { outlines, worldProjection, type Country } from "./world";

const NORTH = 84; // degrees: Mercator has no poles

export type Point = readonly [number, number];

/** The world at one width, with the countries that are known by now. */
export class Ground {
  readonly path: GeoPath;
  private readonly projection: GeoProjection;

  constructor(readonly size: Size, readonly countries: readonly Country[]) {
    this.projection = worldProjection(size.width);
    this.path = outlines(this.projection);
  }

  /** The country that a place stands for. */
  shapeOf({ precision, country }: Place): Country | undefined {
    if (precision !== "country" || !country) return undefined;
    return this.countries.find(({ code, two }) => code === country || two === country);
  }

  /** The point of a place that is more precise than a country. */
  pointOf({ lon, lat, precision }: Place): Point | undefined {
    return precision === "country" || lon === undefined || lat === undefined ? undefined : this.pointAt(lon, lat);
  }

  pointAt(lon: number, lat: number): Point | undefined {
    return this.projection([lon, Math.max(-NORTH, Math.min(NORTH, lat))]) ?? undefined;
  }

  boundsOf(place: Place): Bounds | undefined {
    const country = this.shapeOf(place);
    const at = this.pointOf(place);
    return country ? this.path.bounds(country.shape) : at && [at, at];
  }

  /** The view that shows all places; the whole world where none has a place on the map. */
  viewOf(places: readonly Place[], near?: number): View {
    const all = places.map((place) => this.boundsOf(place)).filter((one) => one !== undefined);
    if (!all.length) return WHOLE;
    const least = (pick: (bounds: Bounds) => number): number => all.reduce((a, bounds) => Math.min(a, pick(bounds)), Infinity);
    const most = (pick: (bounds: Bounds) => number): number => all.reduce((a, bounds) => Math.max(a, pick(bounds)), -Infinity);
    return fitted([[least((b) => b[0][0]), least((b) => b[0][1])], [most((b) => b[1][0]), most((b) => b[1][1])]], this.size, near);
  }

  /** Degrees east and north at a point of the screen. */
  degrees({ k, x, y }: View, at: Point): [number, number] {
    return this.projection.invert?.([(at[0] - x) / k, (at[1] - y) / k]) ?? [0, 0];
  }

  /** The view at this scale around a point of the earth. */
  centred([lon, lat]: readonly [number, number], k: number): View {
    const [x, y] = this.pointAt(lon, lat) ?? [0, 0];
    return { k, x: this.size.width / 2 - k * x, y: this.size.height / 2 - k * y };
  }

  /** 'west,south,east,north' between two points of the screen, as the address has it. */
  box(view: View, from: Point, to: Point): string {
    const corners = [this.degrees(view, from), this.degrees(view, to)];
    const side = (axis: 0 | 1, limit: number, pick: (...of: number[]) => number): string =>
      String(Math.round(Math.max(-limit, Math.min(limit, pick(...corners.map((corner) => corner[axis])))) * 100) / 100);
    return [side(0, 180, Math.min), side(1, 90, Math.min), side(0, 180, Math.max), side(1, 90, Math.max)].join(",");
  }
}

/** The box that the address asks for: west, south, east, north. */
export function askedBox(): [number, number, number, number] | undefined {
  const sides = (new URL(location.href).searchParams.get("box") ?? "").split(",").map(Number);
  return sides.length === 4 && sides.every(Number.isFinite) ? (sides as [number, number, number, number]) : undefined;
}
