/** Figures over days: a series of values, each perhaps with its lowest and highest account. */

import { number, numbers, record, records, text, texts, type Fields } from "../block";

export interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  readonly low: readonly (number | undefined)[];
  readonly high: readonly (number | undefined)[];
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly days: readonly string[];
  readonly series: readonly Series[];
}

function series(fields: Fields): Series {
  return {
    name: text(fields["name"]) ?? "",
    values: numbers(fields["values"]),
    low: numbers(fields["low"]),
    high: numbers(fields["high"]),
  };
}

/** The chart in a JSON block; undefined where it has no days or no series. */
export function readChart(given: unknown): Chart | undefined {
  const fields = record(given);
  const days = texts(fields?.["x"]).filter((day) => !Number.isNaN(Date.parse(day)));
  const found = records(fields?.["series"]).map(series);
  if (!fields || !days.length || !found.length) return undefined;
  return {
    title: text(fields["title"]) ?? "", unit: text(fields["unit"]) ?? "", source: text(fields["source"]) ?? "", days, series: found,
  };
}

/** The greatest value to be shown. */
export function most({ series: all }: Chart): number {
  const shown = all.flatMap(({ values, high }) => [...values, ...high]).map(number).filter((one) => one !== undefined);
  return shown.reduce((a, b) => Math.max(a, b), 0);
}

/** '12', '12 (10 to 15)', '10 to 15', 'not said'. */
export function valueWords({ values, low, high }: Series, at: number): string {
  const [best, least, greatest] = [values[at], low[at], high[at]];
  const tell = (value: number): string => value.toLocaleString("en-GB");
  const span = least !== undefined && greatest !== undefined && least !== greatest ? `${tell(least)} to ${tell(greatest)}` : "";
  if (best === undefined) return span || "not said";
  return span ? `${tell(best)} (${span})` : tell(best);
}

/** '3 January 2031', 'January 2031', '2031': as fine as it was given. */
export function dayWords(day: string): string {
  const parts: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (day.length > 4) parts.month = "long";
  if (day.length > 7) parts.day = "numeric";
  return new Date(Date.parse(day)).toLocaleDateString("en-GB", parts);
}
