/** `<dl-series>`: figures over time as lines or bars, with what each account says within reach. */

import { scaleLinear, scaleUtc } from "d3-scale";
import { html, svg } from "../dom";
import { Figure } from "../figure";
import { announce } from "../live";
import { tickWords } from "../ticks";
import { visit } from "../visit";
import { dayWords, most, readChart, valueWords, type Chart } from "./chart";
import { barsOf, lineOf, marker, type Scales } from "./drawing";

const [LEFT, RIGHT, TOP, BOTTOM] = [46, 16, 12, 26];
const LONG: Readonly<Record<string, number>> = { week: 7, month: 30, year: 365 };

export class DlSeries extends Figure {
  private chart: Chart = { title: "", unit: "", source: "", days: [], series: [] };
  private scales: Scales = { x: scaleUtc(), y: scaleLinear() };
  private at = -1;
  private high = 0;
  private readonly guide = svg("line", { class: "guide", "data-screen": true });
  private readonly readout = html("p", { class: "fig-readout" });

  protected take(given: unknown): boolean {
    const chart = readChart(given);
    if (!chart) return false;
    this.chart = chart;
    this.dataset["source"] ??= chart.source;
    this.beside.append(this.legend(), this.readout);
    this.listen();
    return true;
  }

  protected caption(): string {
    return this.dataset["title"] ?? this.chart.title;
  }

  protected draw(width: number): void {
    this.high = Math.round(Math.max(180, Math.min(320, width * 0.42)));
    const bars = this.dataset["kind"] === "bar";
    const times = this.chart.days.map((day) => Date.parse(day));
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const long = LONG[this.dataset["step"] ?? ""] ?? 1;
    const step = (width - LEFT - RIGHT) / Math.max(1, Math.round((last - first) / 86_400_000 / long) + 1);
    const room = bars ? step / 2 : 4;
    this.scales = {
      x: scaleUtc(first === last ? [first - 43_200_000, last + 43_200_000] : [first, last], [LEFT + room, width - RIGHT - room]),
      y: scaleLinear([0, most(this.chart) || 1], [this.high - BOTTOM, TOP]).nice(5),
    };
    const made = this.chart.series.map((series, order) =>
      bars ? barsOf(this.chart, series, order, this.scales, Math.max(2, Math.min(40, step * 0.8))) : lineOf(this.chart, series, order, this.scales));
    this.view.replaceChildren(svg("svg", { class: "chart", viewBox: `0 0 ${width} ${this.high}`, height: this.high, role: "img", tabindex: 0,
      "aria-label": this.words() }, ...this.axes(width), this.guide, ...made));
    this.dataset["ready"] = "";
  }

  private axes(width: number): SVGElement[] {
    const { x, y } = this.scales;
    const rows = y.ticks(5).flatMap((tick) => [
      svg("line", { class: tick ? "tick" : "base", x1: LEFT, x2: width - RIGHT, y1: y(tick), y2: y(tick) }),
      svg("text", { class: "axis", x: LEFT - 7, y: y(tick), "text-anchor": "end", "dominant-baseline": "central" }, tick.toLocaleString("en-GB"))]);
    const count = Math.min(this.chart.days.length, Math.max(2, Math.floor(width / 95)));
    const ticks = x.ticks(count).filter((tick) => tick.getTime() % 86_400_000 === 0);
    const words = tickWords(ticks);
    const columns = ticks.map((tick, at) =>
      svg("text", { class: "axis", x: x(tick), y: this.high - 8, "text-anchor": at && x(tick) > width - 40 ? "end" : "middle" }, words[at] ?? ""));
    return [...rows, ...columns];
  }

  private legend(): HTMLElement {
    const entries = this.chart.series.map(({ name }, order) => {
      const sign = svg("svg", { class: "key", width: 28, height: 12, viewBox: "0 0 28 12", "aria-hidden": "true" },
        svg("g", { class: `series n-${order % 6}` }, ...(this.dataset["kind"] === "bar"
          ? [svg("rect", { class: "bar", x: 4, y: 1, width: 20, height: 10 })]
          : [svg("path", { class: "curve", d: "M1 6H27" }), marker(order, 14, 6)])));
      return html("li", {}, sign, name);
    });
    return html("ul", { class: "fig-legend" }, ...entries, html("li", { class: "muted" }, this.chart.unit));
  }

  private words(): string {
    const { days, series } = this.chart;
    const parts = series.map((one) => `${one.name} last ${valueWords(one, days.length - 1)}`);
    return `${this.caption()}, ${this.chart.unit}, ${dayWords(days[0] ?? "")} to ${dayWords(days[days.length - 1] ?? "")}: ${parts.join("; ")}. Left and right arrows read the ${this.dataset["step"] ?? "day"}s${this.querySelector(".fig-table tbody a") ? ", Enter shows one alone" : ""}.`;
  }

  private listen(): void {
    this.view.addEventListener("pointermove", (event) => this.point(this.nearest(event.clientX - this.view.getBoundingClientRect().left), false));
    this.view.addEventListener("pointerleave", () => this.point(-1, false));
    this.view.addEventListener("click", () => this.open());
    this.view.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.open();
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.point(Math.max(0, Math.min(this.chart.days.length - 1, this.at + by)), true);
    });
  }

  /** Goes where the table's row of the period leads, if it leads anywhere. */
  private open(): void {
    const row = this.at < 0 ? undefined : this.querySelectorAll<HTMLTableRowElement>(".fig-table tbody tr")[this.at];
    const link = row?.querySelector("a");
    if (link) void visit(new URL(link.href));
  }

  private nearest(x: number): number {
    const far = (day: string): number => Math.abs(this.scales.x(Date.parse(day)) - x);
    return this.chart.days.reduce((best, day, at) => (far(day) < far(this.chart.days[best] ?? day) ? at : best), 0);
  }

  private point(at: number, aloud: boolean): void {
    this.at = at;
    const day = this.chart.days[at];
    const words = day === undefined ? "" : `${dayWords(day)}: ${this.chart.series.map((one) => `${one.name} ${valueWords(one, at)}`).join("; ")}`;
    this.readout.textContent = words;
    const x = day === undefined ? -10 : this.scales.x(Date.parse(day));
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: TOP, y2: this.high - BOTTOM })) this.guide.setAttribute(name, String(value));
    if (aloud) announce(words);
  }
}
