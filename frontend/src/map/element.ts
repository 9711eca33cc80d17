/** `<dl-map>`: where acts happened, as precisely as it is known. */

import { button, counted, html, svg } from "../dom";
import { Figure } from "../figure";
import { listenToDrawing, listenToPointers, span } from "../gestures";
import { addressWith, visit } from "../visit";
import { clusters, type Cluster } from "./clusters";
import { askedBox, Ground, type Point } from "./ground";
import { bunch, disc, dot, mark, placeWords, ring } from "./marks";
import { gathered, readPlaces, type Place, type Spot } from "./places";
import { held, MOST, WHOLE, zoomed, type View } from "./view";
import { world } from "./world";

const REACH = 17; // pixels within which dots become one
const [MANY, WIDE_REACH] = [60, 34]; // so many dots become fewer and larger ones
const SEEN = 14; // pixels a country must measure to be seen as a shape
const STEP = 70; // pixels an arrow moves

export class DlMap extends Figure {
  private places: Place[] = [];
  private ground = new Ground({ width: 0, height: 0 }, []);
  private seen: View = WHOLE;
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
    const before = this.ground;
    const height = Math.round(Math.max(260, Math.min(560, width * 0.52)));
    this.ground = new Ground({ width, height }, before.countries);
    this.surface.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.surface.setAttribute("aria-label", this.words());
    if (!this.surface.isConnected) this.view.replaceChildren(this.surface);
    this.drawLand();
    if (before.size.width) return this.show(this.ground.centred(before.degrees(this.seen, middle(before)), this.seen.k));
    this.show(this.ground.viewOf(this.places));
    void this.fetchLand();
  }

  private async fetchLand(): Promise<void> {
    const countries = await world();
    this.ground = new Ground(this.ground.size, countries);
    this.classList.toggle("is-without-land", !countries.length);
    this.drawLand();
    this.listUnplaced();
    this.show(this.ground.viewOf(this.places));
    this.dataset["ready"] = "";
  }

  private drawLand(): void {
    this.land.replaceChildren(...this.ground.countries.map(({ shape }) => svg("path", { d: this.ground.path(shape) ?? "" })));
    const shaped = this.places.flatMap((place) => {
      const country = this.ground.shapeOf(place);
      return country ? [mark(place, svg("path", { class: "shape", d: this.ground.path(country.shape) ?? "" }))] : [];
    });
    this.filled.replaceChildren(...shaped);
  }

  /** Shows this view: shapes move as they are, dots are gathered anew. */
  private show(view: View): void {
    this.seen = held(view, this.ground.size);
    const { k, x, y } = this.seen;
    for (const layer of [this.land, this.filled]) layer.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    this.showBox();
    const spots = this.spots();
    const dots = spots.filter(({ place }) => place.precision === "point" || place.precision === "city");
    this.marks.replaceChildren(
      ...spots.filter(({ place }) => place.precision === "admin1").map((spot) => disc(spot.place, spot.x, spot.y)),
      ...this.smallCountries(),
      ...clusters(dots, dots.length > MANY ? WIDE_REACH : REACH).map((cluster) => this.dotOrBunch(cluster)));
  }

  private onScreen([x, y]: readonly [number, number]): [number, number] {
    return [Math.round((this.seen.k * x + this.seen.x) * 10) / 10, Math.round((this.seen.k * y + this.seen.y) * 10) / 10];
  }

  private spots(): Spot[] {
    const around = 60;
    const { width, height } = this.ground.size;
    return this.places.flatMap((place) => {
      const point = this.ground.pointOf(place);
      if (!point) return [];
      const [x, y] = this.onScreen(point);
      const outside = x < -around || y < -around || x > width + around || y > height + around;
      return outside ? [] : [{ place, x, y }];
    });
  }

  private smallCountries(): SVGElement[] {
    return this.places.flatMap((place) => {
      const country = this.ground.shapeOf(place);
      if (!country) return [];
      const [[left, top], [right, bottom]] = this.ground.path.bounds(country.shape);
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
    const before = this.seen.k;
    this.show(this.ground.viewOf(spots.map(({ place }) => place), MOST));
    if (this.seen.k <= before * 1.2) this.list(spots.map(({ place }) => place), `${counted(spots.length, "place")} here`, "here");
    this.surface.focus({ preventScroll: true });
  }

  private listUnplaced(): void {
    const unplaced = this.places.filter((place) => !this.ground.pointOf(place) && !this.ground.shapeOf(place));
    const acts = unplaced.reduce((sum, { count }) => sum + count, 0);
    this.classList.toggle("is-bare", unplaced.length === this.places.length && !askedBox());
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
    const centre = (): Point => middle(this.ground);
    const move = (dx: number, dy: number) => () => this.show({ ...this.seen, x: this.seen.x + dx * STEP, y: this.seen.y + dy * STEP });
    const nearer = (): void => this.show(zoomed(this.seen, 1.6, centre()));
    return {
      ArrowLeft: move(1, 0), ArrowRight: move(-1, 0), ArrowUp: move(0, 1), ArrowDown: move(0, -1),
      "+": nearer, "=": nearer, "-": () => this.show(zoomed(this.seen, 1 / 1.6, centre())), "0": () => this.show(this.ground.viewOf(this.places)),
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
      button("Only this view", () => this.filter([0, 0], [this.ground.size.width, this.ground.size.height]), "Only this view: acts within it"),
      this.drawButton());
    if (askedBox()) filters.append(button("Any place", () => void visit(addressWith({ box: "" })), "Any place: take the box away"));
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

  private filter(from: Point, to: Point): void {
    void visit(addressWith({ box: this.ground.box(this.seen, from, to) }));
  }

  private showBox(): void {
    const box = this.filters() ? askedBox() : undefined;
    const from = box && this.ground.pointAt(box[0], box[1]);
    const to = box && this.ground.pointAt(box[2], box[3]);
    if (from && to) span(this.box, this.onScreen(from), this.onScreen(to));
  }
}

function middle({ size: { width, height } }: Ground): Point {
  return [width / 2, height / 2];
}
