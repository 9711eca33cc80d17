/** `<dl-map>`: where acts happened, as precisely as it is known. */

import type { GeoPath, GeoProjection } from "d3-geo";
import { button, counted, html, svg } from "../dom";
import { Figure } from "../figure";
import { listenToDrawing, listenToPointers, span } from "../gestures";
import { addressWith, visit } from "../visit";
import { clusters, type Cluster } from "./clusters";
import { bunch, disc, dot, mark, placeWords, ring } from "./marks";
import { gathered, readPlaces, type Place, type Spot } from "./places";
import { fitted, held, MOST, zoomed, type Bounds, type Size, type View } from "./view";
import { outlines, world, worldProjection, type Country } from "./world";

const REACH = 17; // pixels within which dots become one
const SEEN = 14; // pixels a country must measure to be seen as a shape
const STEP = 70; // pixels an arrow moves
const WHOLE: View = { k: 1, x: 0, y: 0 };

export class DlMap extends Figure {
  private places: Place[] = [];
  private countries: Country[] = [];
  private size: Size = { width: 0, height: 0 };
  private seen: View = WHOLE;
  private projection: GeoProjection = worldProjection(1);
  private path: GeoPath = outlines(this.projection);
  private readonly land = svg("g", { class: "land" });
  private readonly filled = svg("g", { class: "filled" });
  private readonly marks = svg("g", { class: "marks" });
  private readonly box = svg("rect", { class: "box", width: 0, height: 0 });
  private readonly band = svg("rect", { class: "band", width: 0, height: 0, "data-screen": true });
  private readonly surface = svg("svg", { class: "map", tabindex: 0, role: "group" },
    svg("rect", { class: "sea", width: "100%", height: "100%" }), this.land, this.filled, this.box, this.marks, this.band);

  protected take(given: unknown): boolean {
    const places = readPlaces(given);
    if (!places) return false;
    this.places = gathered(places).map((place) => ({ ...place, href: place.href ?? this.filterTo(place) }));
    this.setTools();
    listenToPointers(this.surface, {
      drag: ([dx, dy]) => this.show({ ...this.seen, x: this.seen.x + dx, y: this.seen.y + dy }),
      zoom: (factor, at) => this.show(zoomed(this.seen, factor, at)),
    });
    listenToDrawing(this.surface, {
      drawing: (from, to) => span(this.band, from, to),
      drawn: (from, to) => this.filter(from, to),
      dropped: () => span(this.band, [0, 0], [0, 0]),
    });
    this.surface.addEventListener("keydown", (event) => this.pressed(event));
    return true;
  }

  protected caption(): string {
    return this.dataset["title"] ?? "Where it happened";
  }

  protected draw(width: number): void {
    const first = !this.size.width;
    const height = Math.round(Math.max(260, Math.min(560, width * 0.52)));
    const middle = this.degrees([this.size.width / 2, this.size.height / 2]);
    const scale = this.seen.k;
    this.size = { width, height };
    this.projection = worldProjection(width);
    this.path = outlines(this.projection);
    this.surface.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.surface.setAttribute("aria-label", this.words());
    if (!this.surface.isConnected) this.view.replaceChildren(this.surface);
    this.drawLand();
    if (first) this.show(this.fit());
    else this.show(this.centred(middle, scale));
    if (first) void this.fetchLand();
  }

  private async fetchLand(): Promise<void> {
    this.countries = await world();
    this.classList.toggle("is-without-land", !this.countries.length);
    this.drawLand();
    this.listUnplaced();
    this.show(this.fit());
    this.dataset["ready"] = "";
  }

  private drawLand(): void {
    this.land.replaceChildren(...this.countries.map(({ shape }) => svg("path", { d: this.path(shape) ?? "" })));
    const shaped = this.places.flatMap((place) => {
      const country = this.shapeOf(place);
      return country ? [mark(place, svg("path", { class: "shape", d: this.path(country.shape) ?? "" }))] : [];
    });
    this.filled.replaceChildren(...shaped);
  }

  private shapeOf({ precision, country }: Place): Country | undefined {
    if (precision !== "country" || !country) return undefined;
    return this.countries.find(({ code, two }) => code === country || two === country);
  }

  private boundsOf(place: Place): Bounds | undefined {
    const country = this.shapeOf(place);
    if (country) return this.path.bounds(country.shape);
    const at = this.pointOf(place);
    return at && [at, at];
  }

  private pointOf({ lon, lat, precision }: Place): [number, number] | undefined {
    if (precision === "country" || lon === undefined || lat === undefined) return undefined;
    return this.projection([lon, Math.max(-84, Math.min(84, lat))]) ?? undefined;
  }

  private fit(): View {
    const all = this.places.map((place) => this.boundsOf(place)).filter((one) => one !== undefined);
    if (!all.length) return WHOLE;
    const edge = (pick: (bounds: Bounds) => number, of: typeof Math.min): number => all.map(pick).reduce((a, b) => of(a, b));
    return fitted([[edge((b) => b[0][0], Math.min), edge((b) => b[0][1], Math.min)],
      [edge((b) => b[1][0], Math.max), edge((b) => b[1][1], Math.max)]], this.size);
  }

  private centred([lon, lat]: [number, number], k: number): View {
    const [x, y] = this.projection([lon, lat]) ?? [0, 0];
    return { k, x: this.size.width / 2 - k * x, y: this.size.height / 2 - k * y };
  }

  /** Shows this view: shapes move as they are, dots are gathered anew. */
  private show(view: View): void {
    this.seen = held(view, this.size);
    const { k, x, y } = this.seen;
    for (const layer of [this.land, this.filled]) layer.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    this.showBox();
    const spots = this.spots();
    const dots = spots.filter(({ place }) => place.precision === "point" || place.precision === "city");
    this.marks.replaceChildren(
      ...spots.filter(({ place }) => place.precision === "admin1").map((spot) => disc(spot.place, spot.x, spot.y)),
      ...this.smallCountries(),
      ...clusters(dots, REACH).map((cluster) => this.dotOrBunch(cluster)));
  }

  private onScreen([x, y]: readonly [number, number]): [number, number] {
    return [Math.round((this.seen.k * x + this.seen.x) * 10) / 10, Math.round((this.seen.k * y + this.seen.y) * 10) / 10];
  }

  private spots(): Spot[] {
    const around = 60;
    return this.places.flatMap((place) => {
      const point = this.pointOf(place);
      if (!point) return [];
      const [x, y] = this.onScreen(point);
      const outside = x < -around || y < -around || x > this.size.width + around || y > this.size.height + around;
      return outside ? [] : [{ place, x, y }];
    });
  }

  private smallCountries(): SVGElement[] {
    return this.places.flatMap((place) => {
      const country = this.shapeOf(place);
      if (!country) return [];
      const [[left, top], [right, bottom]] = this.path.bounds(country.shape);
      if (Math.max(right - left, bottom - top) * this.seen.k > SEEN) return [];
      const [x, y] = this.onScreen([(left + right) / 2, (top + bottom) / 2]);
      return [ring(place, x, y)];
    });
  }

  private dotOrBunch(cluster: Cluster): SVGElement {
    const [only, ...others] = cluster.spots;
    return only && !others.length ? dot(only.place, only.x, only.y) : bunch(cluster, () => this.open(cluster));
  }

  /** Takes a bunch apart: nearer where that helps, as a list beside where the places are the same. */
  private open({ spots }: Cluster): void {
    const points = spots.map(({ place }) => this.pointOf(place)).filter((one) => one !== undefined);
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const bounds: Bounds = [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
    const before = this.seen.k;
    this.show(fitted(bounds, this.size, MOST));
    if (this.seen.k <= before * 1.2) this.list(spots.map(({ place }) => place), `${counted(spots.length, "place")} here`, "here");
    this.surface.focus({ preventScroll: true });
  }

  private listUnplaced(): void {
    const unplaced = this.places.filter((place) => !this.pointOf(place) && !this.shapeOf(place));
    const acts = unplaced.reduce((sum, { count }) => sum + count, 0);
    if (unplaced.length) this.list(unplaced, `Not on the map: ${counted(acts, "act")}`, "unplaced");
  }

  private list(places: readonly Place[], heading: string, kind: string): void {
    const lines = places.map((place) => {
      const words = placeWords(place).replace(/^Unnamed place \([^)]*\)/, "Place not known");
      return html("li", { "data-act": place.acts.join(" ") || undefined }, place.href ? html("a", { href: place.href }, words) : words);
    });
    this.beside.querySelector(`[data-kind=${kind}]`)?.remove();
    this.beside.append(html("section", { "data-kind": kind }, html("p", { class: "fig-head" }, heading), html("ul", {}, ...lines)));
  }

  private words(): string {
    const shown = this.places.filter(({ precision, lon, lat }) => precision === "country" || (lon !== undefined && lat !== undefined));
    return `Map: ${counted(shown.length, "place")}. Arrow keys move it, plus and minus zoom, 0 shows all places.`;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.keys()[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  private keys(): Readonly<Record<string, () => void>> {
    const centre = (): [number, number] => [this.size.width / 2, this.size.height / 2];
    const move = (dx: number, dy: number) => () => this.show({ ...this.seen, x: this.seen.x + dx * STEP, y: this.seen.y + dy * STEP });
    const nearer = (): void => this.show(zoomed(this.seen, 1.6, centre()));
    return {
      ArrowLeft: move(1, 0), ArrowRight: move(-1, 0), ArrowUp: move(0, 1), ArrowDown: move(0, -1),
      "+": nearer, "=": nearer, "-": () => this.show(zoomed(this.seen, 1 / 1.6, centre())), "0": () => this.show(this.fit()),
    };
  }

  /** Where a place of several acts leads: to this page with the acts there. */
  private filterTo({ name, precision, country }: Place): string | undefined {
    const asked = precision === "country" && country ? country : name;
    if (!this.filters() || !asked) return undefined;
    const { pathname, search } = addressWith({ place: asked, box: "" });
    return pathname + search;
  }

  private setTools(): void {
    const keys = this.keys();
    const tool = (key: string, label: string, name: string) => button(label, () => keys[key]?.(), name);
    this.tools.append(
      html("span", { class: "fig-keys" }, tool("+", "+", "Zoom in"), tool("-", "−", "Zoom out"), tool("0", "Fit", "Fit all places"),
        button("World", () => this.show(WHOLE), "World: show all of it")),
      html("span", { class: "fig-keys" }, tool("ArrowLeft", "←", "Move west"), tool("ArrowUp", "↑", "Move north"),
        tool("ArrowDown", "↓", "Move south"), tool("ArrowRight", "→", "Move east")));
    if (!this.filters()) return;
    const filters = html("span", { class: "fig-keys" },
      button("Only this view", () => this.filter([0, 0], [this.size.width, this.size.height]), "Only this view: acts within it"),
      this.drawButton());
    if (this.given()) filters.append(button("Any place", () => void visit(addressWith({ box: "" })), "Any place: take the box away"));
    this.tools.append(filters);
  }

  private drawButton(): HTMLButtonElement {
    const made = button("Draw a box", () => {
      const on = this.surface.classList.toggle("is-drawing");
      made.setAttribute("aria-pressed", String(on));
    });
    made.setAttribute("aria-pressed", "false");
    return made;
  }

  private degrees([x, y]: readonly [number, number]): [number, number] {
    const { k, x: left, y: top } = this.seen;
    return this.projection.invert?.([(x - left) / k, (y - top) / k]) ?? [0, 0];
  }

  private filter(from: readonly [number, number], to: readonly [number, number]): void {
    const corners = [this.degrees(from), this.degrees(to)];
    const side = (axis: 0 | 1, limit: number, pick: (...of: number[]) => number): string =>
      String(Math.round(Math.max(-limit, Math.min(limit, pick(...corners.map((corner) => corner[axis])))) * 100) / 100);
    const box = [side(0, 180, Math.min), side(1, 90, Math.min), side(0, 180, Math.max), side(1, 90, Math.max)];
    void visit(addressWith({ box: box.join(",") }));
  }

  /** The box that the address asks for. */
  private given(): [number, number, number, number] | undefined {
    const sides = (new URL(location.href).searchParams.get("box") ?? "").split(",").map(Number);
    return sides.length === 4 && sides.every(Number.isFinite) ? (sides as [number, number, number, number]) : undefined;
  }

  private showBox(): void {
    const box = !this.filters() ? undefined : this.given();
    const from = box && this.projection([box[0], Math.max(-84, box[1])]);
    const to = box && this.projection([box[2], Math.min(84, box[3])]);
    if (from && to) span(this.box, this.onScreen(from), this.onScreen(to));
  }
}
