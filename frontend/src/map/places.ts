/** Places of acts, as precise as they are known. */

import { number, record, records, text, texts, type Fields } from "../block";
import { inside } from "../dom";

export type Precision = "point" | "city" | "admin1" | "country";

export interface Place {
  readonly name: string;
  readonly precision: Precision;
  readonly country: string;
  readonly lon: number | undefined;
  readonly lat: number | undefined;
  readonly count: number;
  readonly acts: readonly string[];
  readonly status: string;
  readonly href: string | undefined;
}

/** A place with its point in the picture. */
export interface Spot {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

const PRECISIONS: readonly string[] = ["point", "city", "admin1", "country"];

function within(value: number | undefined, limit: number): number | undefined {
  return value !== undefined && Math.abs(value) <= limit ? value : undefined;
}

function place(fields: Fields): Place {
  const precision = text(fields["precision"]) ?? "city";
  const acts = texts(fields["acts"]);
  return {
    name: text(fields["name"]) ?? "",
    precision: (PRECISIONS.includes(precision) ? precision : "city") as Precision,
    country: text(fields["country"]) ?? "",
    lon: within(number(fields["lon"]), 180),
    lat: within(number(fields["lat"]), 90),
    count: number(fields["count"]) ?? 1,
    acts: acts.length ? acts : texts([fields["id"]]),
    status: text(fields["status"]) ?? "",
    href: inside(text(fields["href"])),
  };
}

/** The places in a JSON block: a list, or a record with the list under `points`; undefined where it is neither. */
export function readPlaces(given: unknown): Place[] | undefined {
  const list = Array.isArray(given) ? given : record(given)?.["points"];
  return Array.isArray(list) ? records(list).map(place) : undefined;
}

/** One place for all that share name, country and precision: their acts add up. */
export function gathered(places: readonly Place[]): Place[] {
  const groups = new Map<string, Place[]>();
  for (const one of places) {
    const key = one.precision === "country" && one.country ? `country ${one.country}` : `${one.precision} ${one.name} ${one.country} ${one.lon} ${one.lat}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(sum);
}

function sum(group: Place[]): Place {
  const [first] = group as [Place, ...Place[]];
  if (group.length === 1) return first;
  return {
    ...first,
    count: group.reduce((total, { count }) => total + count, 0),
    acts: [...new Set(group.flatMap(({ acts }) => acts))],
    status: group.every(({ status }) => status === first.status) ? first.status : "",
    href: group.every(({ href }) => href === first.href) ? first.href : undefined,
  };
}
