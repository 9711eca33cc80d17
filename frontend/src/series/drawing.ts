/** Lines with bands, or bars; each series has its own dash and marker as well as its own colour. */

import type { ScaleLinear, ScaleTime } from "d3-scale";
import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolCross } from "d3-shape";
import { svg } from "../dom";
import { valueWords, dayWords, type Chart, type Series } from "./chart";

export interface Scales {
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
}

const MARKERS = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross];

interface Point {
  readonly at: number;
  readonly x: number;
  readonly best: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

function points({ days }: Chart, { values, low, high }: Series, { x }: Scales): Point[] {
  return days.map((day, at) => ({ at, x: x(Date.parse(day)), best: values[at], low: low[at], high: high[at] }));
}

export function marker(order: number, x: number, y: number): SVGElement {
  const form = MARKERS[order % MARKERS.length] ?? symbolCircle;
  return svg("path", { class: "marker", d: symbol(form, 52)() ?? "", transform: `translate(${x} ${y})` });
}

/** One series as a line through its best values, within the band of its accounts. */
export function lineOf(chart: Chart, series: Series, order: number, scales: Scales): SVGElement {
  const { y } = scales;
  const all = points(chart, series, scales);
  const band = area<Point>().defined(({ low, high }) => low !== undefined && high !== undefined)
    .x(({ x }) => x).y0(({ low }) => y(low ?? 0)).y1(({ high }) => y(high ?? 0)).digits(1);
  const best = all.filter(({ best }) => best !== undefined);
  const path = line<Point>().x(({ x }) => x).y(({ best }) => y(best ?? 0)).digits(1);
  const spans = all.filter(({ low, high }) => low !== undefined && high !== undefined && low !== high)
    .map(({ x, low, high }) => svg("line", { class: "whisker", x1: x, x2: x, y1: y(low ?? 0), y2: y(high ?? 0) }));
  return svg("g", { class: `series n-${order % 6}` }, svg("path", { class: "spread", d: band(all) ?? "" }), ...spans,
    svg("path", { class: "curve", d: path(best) ?? "" }), ...best.map(({ x, best: value }) => marker(order, x, y(value ?? 0))));
}

/** One series as bars: side by side with the others of the same day. */
export function barsOf(chart: Chart, series: Series, order: number, scales: Scales, wide: number): SVGElement {
  const { y } = scales;
  const each = wide / chart.series.length;
  const bars = points(chart, series, scales).flatMap(({ at, x, best, low, high }) => {
    if (best === undefined) return [];
    const left = x - wide / 2 + order * each;
    const words = `${dayWords(chart.days[at] ?? "")}: ${valueWords(series, at)}`;
    const whisker = low !== undefined && high !== undefined && low !== high
      ? [svg("line", { class: "whisker", x1: left + each / 2, x2: left + each / 2, y1: y(low), y2: y(high) })] : [];
    return [svg("rect", { class: "bar", x: left, y: y(best), width: Math.max(1, each - 1), height: Math.max(0, y(0) - y(best)) }, svg("title", {}, words)), ...whisker];
  });
  return svg("g", { class: `series n-${order % 6}` }, ...bars);
}
