/** What happened when: a moment, a stretch, or a time known only in part. */

import { record, records, text, type Fields } from "../block";
import { inside } from "../dom";

const DAY = 86_400_000;

export interface Item {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  readonly precision: string;
  readonly href: string | undefined;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** An item of which at least one side is known; an unknown side is the other one, and told as open. */
export interface Dated extends Item {
  readonly from: number;
  readonly to: number;
  readonly open: "" | "start" | "end";
}

function moment(value: unknown, last: boolean): number | undefined {
  const words = text(value);
  const time = words === undefined ? NaN : Date.parse(words);
  if (words === undefined || Number.isNaN(time)) return undefined;
  return last && words.length <= 10 ? time + DAY : time;
}

function item(fields: Fields): Item {
  return {
    id: text(fields["id"]) ?? "",
    label: text(fields["label"]) ?? "",
    status: text(fields["status"]) ?? "",
    precision: text(fields["precision"]) ?? "day",
    href: inside(text(fields["href"])),
    start: moment(fields["start"], false),
    end: moment(fields["end"], true),
  };
}

/** The items in a JSON block: a list, or a record with the list under `items`; undefined where it is neither. */
export function readItems(given: unknown): Item[] | undefined {
  const list = Array.isArray(given) ? given : record(given)?.["items"];
  return Array.isArray(list) ? records(list).map(item) : undefined;
}

/** The items with a date, earliest first. */
export function dated(items: readonly Item[]): Dated[] {
  return items
    .flatMap((one): Dated[] => {
      const { start, end } = one;
      if (start === undefined && end === undefined) return [];
      const from = start ?? (end as number) - DAY;
      const to = Math.max(end ?? from + DAY, from);
      return [{ ...one, from, to, open: start === undefined ? "start" : end === undefined && one.precision !== "day" ? "end" : "" }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
}

const FAR = 3; // middle halves away from the middle half: what lies further off would press the rest together
const PRESSED = 6;

/** The stretch of time to show: all, or all but a few that lie far off. */
export function window(items: readonly Dated[], all: boolean): [number, number] {
  const middles = items.map(({ from, to }) => (from + to) / 2).sort((a, b) => a - b);
  const quarter = (part: number): number => middles[Math.round((middles.length - 1) * part)] ?? 0;
  const half = Math.max(quarter(0.75) - quarter(0.25), DAY);
  const near = items.filter(({ from, to }) => to >= quarter(0.25) - FAR * half && from <= quarter(0.75) + FAR * half);
  const whole = around(items);
  const most = around(near);
  return !all && (most[1] - most[0]) * PRESSED < whole[1] - whole[0] ? most : whole;
}

function around(items: readonly Dated[]): [number, number] {
  const from = items.reduce((least, one) => Math.min(least, one.from), Infinity);
  const to = items.reduce((most, one) => Math.max(most, one.to), -Infinity);
  const room = Math.max((to - from) * 0.03, DAY / 2);
  return [from - room, to + room];
}
