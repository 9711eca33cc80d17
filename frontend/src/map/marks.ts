/** Marks on the map: a dot for a place, a soft disc for a province, a filled shape for a country; never a false dot. */

import { counted, svg } from "../dom";
import type { Cluster } from "./clusters";
import type { Place } from "./places";

const WORDS: Readonly<Record<Place["precision"], string>> = {
  point: "exact place", city: "town or city", admin1: "somewhere in this province", country: "somewhere in this country",
};
const DISC = 24; // pixels: wide enough that nobody takes it for a place

/** 'Selmar (town or city): 4 acts'. */
export function placeWords({ name, precision, count, status }: Place): string {
  return `${name || "Unnamed place"} (${WORDS[precision]}): ${counted(count, "act")}${status ? `, ${status}` : ""}`;
}

/** A link around `marks`, or a group where there is nowhere to go; it is named, and in step with its acts. */
export function mark(place: Place, ...marks: SVGElement[]): SVGElement {
  const words = placeWords(place);
  const shared = { class: `mark m-${place.precision} s-${place.status || "mixed"}`, "data-act": place.acts.join(" ") || undefined };
  const title = svg("title", {}, words);
  return place.href
    ? svg("a", { ...shared, href: place.href, "aria-label": words }, title, ...marks)
    : svg("g", { ...shared, role: "img", "aria-label": words }, title, ...marks);
}

/** Radius of a dot whose area grows with the number of acts, up to where it would hide the map. */
export function radius(count: number): number {
  return Math.min(18, 3.2 + 1.7 * Math.sqrt(count));
}

function figure(x: number, y: number, count: number): SVGElement[] {
  return count > 1 ? [svg("text", { x, y, class: "number", "text-anchor": "middle", "dominant-baseline": "central" }, String(count))] : [];
}

/** A dot, with its number where there is more than one act. */
export function dot(place: Place, x: number, y: number): SVGElement {
  const size = Math.max(radius(place.count), place.count > 1 ? 8 : 0);
  return mark(place, svg("circle", { cx: x, cy: y, r: Math.max(size, 12), class: "reach" }),
    svg("circle", { cx: x, cy: y, r: size, class: "dot" }), ...figure(x, y, place.count));
}

/** A soft disc without a centre: somewhere around here. */
export function disc(place: Place, x: number, y: number): SVGElement {
  const size = DISC + radius(place.count);
  return mark(place, svg("circle", { cx: x, cy: y, r: size, class: "disc" }), ...figure(x, y, place.count));
}

/** A country too small to be seen at this scale: an empty ring around it. */
export function ring(place: Place, x: number, y: number): SVGElement {
  return mark(place, svg("circle", { cx: x, cy: y, r: 11, class: "ring" }), ...figure(x, y, place.count));
}

/** Several places too near each other to be told apart here. */
export function bunch(cluster: Cluster, open: () => void): SVGElement {
  const names = cluster.spots.slice(0, 4).map(({ place }) => place.name).join(", ");
  const more = cluster.spots.length > 4 ? ` and ${cluster.spots.length - 4} more` : "";
  const words = `${counted(cluster.spots.length, "place")}, ${counted(cluster.count, "act")}: ${names}${more}. Show them apart`;
  const { x, y } = cluster;
  const size = Math.max(11, radius(cluster.count));
  const made = svg("g", { class: "mark m-bunch", role: "button", tabindex: 0, "aria-label": words,
    "data-act": cluster.spots.flatMap(({ place }) => place.acts).join(" ") || undefined },
  svg("title", {}, words), svg("circle", { cx: x, cy: y, r: size + 4, class: "halo" }), svg("circle", { cx: x, cy: y, r: size, class: "dot" }),
  ...figure(x, y, Math.max(cluster.count, 2)));
  made.addEventListener("click", open);
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    open();
  });
  return made;
}
