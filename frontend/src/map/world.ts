/** The base map: fetched once, and only when a map is shown. */

import { geoMercator, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

interface Names {
  readonly name: string;
  readonly code: string;
  readonly two: string;
}

export interface Country {
  readonly name: string;
  readonly code: string;
  readonly two: string;
  readonly shape: Feature<Geometry, Names>;
}

let fetched: Promise<Country[]> | undefined;

async function fetchWorld(): Promise<Country[]> {
  const answer = await fetch(new URL("world.json", import.meta.url));
  if (!answer.ok) throw new TypeError(`The base map answered ${answer.status}`);
  const topology = (await answer.json()) as Topology<{ countries: GeometryCollection<Names> }>;
  return feature(topology, topology.objects.countries).features.map((shape) => ({ ...shape.properties, shape }));
}

/** All countries; none where the base map cannot be had, and then the next map asks again. */
export function world(): Promise<Country[]> {
  fetched ??= fetchWorld().catch(() => {
    fetched = undefined;
    return [];
  });
  return fetched;
}

/** Mercator, so that a box of the map is a box of degrees; the whole world is as wide as the picture. */
export function worldProjection(width: number): GeoProjection {
  return geoMercator().scale(width / (2 * Math.PI)).translate([width / 2, width * 0.32]);
}

export function outlines(projection: GeoProjection): GeoPath {
  return geoPath(projection).digits(2);
}
