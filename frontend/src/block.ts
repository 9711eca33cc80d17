/** What the server hands to an element: a JSON block in the page, checked field by field. */

export type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of the JSON block with this id; undefined where there is none or it is torn. */
export function block(id: string | undefined): unknown {
  const text = id ? document.getElementById(id)?.textContent : null;
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The records in a list; what is no record is left out. */
export function records(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The value itself where it is one record. */
export function record(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

export function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text).filter((one) => one !== undefined) : [];
}

export function numbers(value: unknown): (number | undefined)[] {
  return Array.isArray(value) ? value.map(number) : [];
}
