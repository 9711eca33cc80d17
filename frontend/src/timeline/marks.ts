/** Marks on the timeline: a dot for a day, a bar for a stretch; the line tells the status, an open side fades. */

import { svg } from "../dom";
import type { Dated } from "./items";

const DOT = 9; // pixels below which a bar is shown as a dot

export interface Placed {
  readonly item: Dated;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly high: number;
  readonly label: boolean;
}

function day(time: number): string {
  return new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** '3 Jan 2031', '3 Jan 2031 to 5 Jan 2031', 'until 5 Jan 2031'. */
export function dateWords({ from, to, open }: Dated): string {
  const [first, last] = [day(from), day(Math.max(from, to - 1))];
  if (open) return open === "start" ? `until ${last}` : `from ${first}`;
  return first === last ? first : `between ${first} and ${last}`;
}

export function itemWords(item: Dated): string {
  return `${item.label || "Act"}: ${dateWords(item)}${item.status ? `, ${item.status}` : ""}`;
}

function shape({ item, left, right, y, high }: Placed): SVGElement {
  if (right - left < DOT) return svg("circle", { class: "when", cx: (left + right) / 2, cy: y, r: Math.min(4.5, high / 2) });
  const thick = Math.min(9, high - 1);
  return svg("rect", { class: `when${item.open ? ` open-${item.open}` : ""}`, x: left, y: y - thick / 2, width: right - left, height: thick, rx: thick / 2 });
}

/** The mark of one item: a link where it leads somewhere. */
export function itemMark(placed: Placed): SVGElement {
  const { item, left, right, y, high } = placed;
  const words = itemWords(item);
  const children = [svg("title", {}, words),
    svg("rect", { class: "reach", x: left - 3, y: y - high / 2, width: Math.max(right - left, DOT) + 6, height: high }), shape(placed),
    ...(placed.label ? [svg("text", { x: Math.max(right, left + DOT) + 5, y, "dominant-baseline": "central", class: "label" }, item.label)] : [])];
  const shared = { class: `mark s-${item.status || "mixed"}`, "data-act": item.id || undefined, "aria-label": words };
  return item.href ? svg("a", { ...shared, href: item.href }, ...children) : svg("g", { ...shared, role: "img" }, ...children);
}
