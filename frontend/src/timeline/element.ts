/** `<dl-timeline>`: when acts happened, with bars where the date is uncertain. */

import { scaleUtc, type ScaleTime } from "d3-scale";
import { button, counted, html, svg } from "../dom";
import { Figure } from "../figure";
import { listenToDrawing, span } from "../gestures";
import { tickWords } from "../ticks";
import { addressWith, visit } from "../visit";
import { dated, readItems, window, type Dated, type Item } from "./items";
import { lanes } from "./lanes";
import { itemMark, type Placed } from "./marks";

const SIDE = 14; // pixels left and right of the first and the last date
const AXIS = 26;
const LABELLED = 40; // items up to which each is told beside its mark
const LETTER = 6.4; // pixels, about
const LONGEST = 42;
const TALL = 420;

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function shortened(label: string): string {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label;
}

export class DlTimeline extends Figure {
  private items: Item[] = [];
  private when: Dated[] = [];
  private all = false;
  private scale: ScaleTime<number, number> = scaleUtc();
  private high = 0;
  private readonly body = svg("g");
  private readonly band = svg("rect", { class: "band", width: 0, "data-screen": true });
  private readonly surface = svg("svg", { class: "timeline", role: "group" }, this.body, this.band);

  protected take(given: unknown): boolean {
    const items = readItems(given);
    if (!items) return false;
    this.items = items;
    this.when = dated(items);
    if (!this.when.length) return false;
    this.surface.setAttribute("aria-label", `Timeline: ${counted(this.when.length, "act")} with a date`);
    if (this.filters()) this.setFilter();
    this.setReach();
    this.listUndated();
    return true;
  }

  protected caption(): string {
    return this.dataset["title"] ?? "When it happened";
  }

  protected draw(width: number): void {
    this.scale = scaleUtc(window(this.when, this.all), [SIDE, width - SIDE]);
    const placed = this.placed(width);
    this.high = AXIS + placed.reduce((most, { y, high }) => Math.max(most, y + high / 2), 0) + 6;
    this.surface.setAttribute("viewBox", `0 0 ${width} ${this.high}`);
    this.surface.setAttribute("height", String(this.high));
    this.body.replaceChildren(...this.chosen(), ...this.axis(width), ...placed.map((one) => itemMark({ ...one, y: one.y + AXIS })));
    if (!this.surface.isConnected) this.view.replaceChildren(this.surface);
    this.dataset["ready"] = "";
  }

  /** The items within sight, each in its lane. */
  private placed(width: number): Placed[] {
    const inSight = this.when.filter(({ from, to }) => this.scale(to) >= 0 && this.scale(from) <= width);
    const label = inSight.length <= LABELLED && width >= 520;
    const stretches = inSight.map((item) => {
      const [left, right] = [Math.max(2, this.scale(item.from)), Math.min(width - 2, this.scale(item.to))];
      const words = label ? shortened(item.label) : "";
      const told = words && Math.max(right, left + 9) + 5 + words.length * LETTER <= width;
      return { item: told ? { ...item, label: words } : item, left, right, label: Boolean(told),
        until: Math.max(right, left + 9) + (told ? 5 + words.length * LETTER : 0) };
    });
    const lane = lanes(stretches.map(({ left, until }) => ({ left, right: until })), 5);
    const most = lane.reduce((a, b) => Math.max(a, b), 0) + 1;
    const high = Math.max(3, Math.min(label ? 19 : 14, TALL / most));
    return stretches.map(({ item, left, right, label: told }, at) => ({ item, left, right, label: told, high, y: ((lane[at] ?? 0) + 0.5) * high + 4 }));
  }

  private axis(width: number): SVGElement[] {
    const ticks = this.scale.ticks(Math.max(2, Math.floor(width / 95)));
    const words = tickWords(ticks);
    return ticks.flatMap((tick, at) => {
      const x = Math.round(this.scale(tick)) + 0.5;
      return [svg("line", { class: "tick", x1: x, x2: x, y1: AXIS - 6, y2: this.high }),
        svg("text", { class: "axis", x: x < 36 ? 4 : x, y: 12, "text-anchor": x < 36 ? "start" : x > width - 36 ? "end" : "middle" }, words[at] ?? "")];
    });
  }

  /** What the address asks for, as a lighter ground. */
  private chosen(): SVGElement[] {
    const { since, until } = this.given();
    if (!this.filters() || (!since && !until)) return [];
    const [first, last] = this.scale.range() as [number, number];
    const edge = (words: string, other: number, extra: number): number => {
      const time = Date.parse(words) + (words.length <= 10 ? extra : 0);
      return Number.isNaN(time) ? other : Math.max(first, Math.min(last, this.scale(time)));
    };
    const [from, to] = [edge(since, first, 0), edge(until, last, 86_400_000)];
    return [svg("rect", { class: "chosen", x: from, y: 0, width: Math.max(0, to - from), height: this.high })];
  }

  private given(): { since: string; until: string } {
    const { searchParams } = new URL(location.href);
    return { since: searchParams.get("since") ?? "", until: searchParams.get("until") ?? "" };
  }

  private setFilter(): void {
    this.surface.classList.add("is-drawing");
    listenToDrawing(this.surface, {
      drawing: ([from], [to]) => span(this.band, [from, 0], [to, this.high]),
      drawn: ([from], [to]) => this.filter(...(from < to ? [from, to] : [to, from]) as [number, number]),
      dropped: () => this.band.setAttribute("width", "0"),
    });
    const { since, until } = this.given();
    const field = (value: string): HTMLInputElement => html("input", { type: "date", value: value.slice(0, 10) });
    const [from, to] = [field(since), field(until)];
    const form = html("form", { class: "fig-keys" }, html("label", {}, "From ", from), html("label", {}, "to ", to),
      html("button", { type: "submit", class: "quiet" }, "Show"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void visit(addressWith({ since: from.value, until: to.value }));
    });
    this.tools.append(form);
    if (since || until) this.tools.append(button("Any time", () => void visit(addressWith({ since: "", until: "" }))));
  }

  private filter(left: number, right: number): void {
    const [since, until] = [this.scale.invert(left).getTime(), this.scale.invert(right).getTime()];
    void visit(addressWith({ since: iso(since), until: iso(until) }));
  }

  private setReach(): void {
    const [from, to] = window(this.when, false);
    const far = this.when.filter((item) => item.to < from || item.from > to).length;
    if (!far) return;
    const made = button(`${counted(far, "act")} further off: show all dates`, () => {
      this.all = !this.all;
      made.setAttribute("aria-pressed", String(this.all));
      this.redraw(true);
    });
    made.setAttribute("aria-pressed", "false");
    this.tools.append(made);
  }

  private listUndated(): void {
    const undated = this.items.filter(({ start, end }) => start === undefined && end === undefined);
    if (!undated.length) return;
    const lines = undated.map(({ id, href, label }) =>
      html("li", { "data-act": id || undefined }, href ? html("a", { href }, label || "Act") : label || "Act"));
    this.beside.append(html("section", { "data-kind": "undated" },
      html("p", { class: "fig-head" }, `Date not known: ${counted(undated.length, "act")}`), html("ul", {}, ...lines)));
  }
}

