/** Small builders of elements: text only ever goes in as text. */

const SVG = "http://www.w3.org/2000/svg";

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string;

function dress(node: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
}

/** An HTML element with its attributes and children. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  dress(node, attributes, children);
  return node;
}

/** An SVG element with its attributes and children. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(SVG, name);
  dress(node, attributes, children);
  return node;
}

/** A push button that runs `act`; `name` is what a screen reader says where the label is a sign. */
export function button(label: string, act: () => void, name?: string): HTMLButtonElement {
  const made = html("button", { type: "button", class: "quiet", "aria-label": name, title: name }, label);
  made.addEventListener("click", act);
  return made;
}

/** An address within this desk, or undefined: no other site and no script is ever linked from a picture. */
export function inside(href: string | undefined): string | undefined {
  return href !== undefined && /^(\/(?!\/)|[?#])/.test(href) ? href : undefined;
}

/** '1 act', '1,204 acts'. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? noun : plural}`;
}
