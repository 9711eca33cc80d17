/** A chart or map as a file of its own, with its heading and its source line in the picture. */

import { html, svg } from "./dom";

const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "vector-effect", "visibility", "display", "paint-order"] as const;
const MARGIN = 12;
const SCALE = 2; // pixels of the PNG for one of the page

function dressLike(copy: Element, original: Element): void {
  const style = getComputedStyle(original);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value) copy.setAttribute(name, value);
  }
  for (const name of ["style", "class", "tabindex", "data-act", "data-fact", "href"]) copy.removeAttribute(name);
  [...copy.children].forEach((child, at) => {
    const twin = original.children[at];
    if (twin) dressLike(child, twin);
  });
}

function line(words: string, y: number, size: number, weight: string, like: CSSStyleDeclaration): SVGTextElement {
  return svg("text", { x: MARGIN, y, "font-family": like.fontFamily, "font-size": size, "font-weight": weight, fill: like.color }, words);
}

/** The picture as one self-contained SVG document: colours and fonts as seen, heading above, source below. */
export function standalone(picture: SVGSVGElement, title: string, source: string): SVGSVGElement {
  const { width, height } = picture.getBoundingClientRect();
  const style = getComputedStyle(picture.parentElement ?? picture);
  const body = picture.cloneNode(true) as SVGSVGElement;
  dressLike(body, picture);
  for (const extra of body.querySelectorAll("[data-screen]")) extra.remove();
  for (const [name, value] of Object.entries({ x: MARGIN, y: 34, width, height })) body.setAttribute(name, String(value));
  const [wide, high] = [width + 2 * MARGIN, height + 66];
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: wide, height: high, viewBox: `0 0 ${wide} ${high}` },
    svg("title", {}, title),
    svg("rect", { width: wide, height: high, fill: getComputedStyle(document.body).backgroundColor }),
    line(title, 22, 15, "700", style), body, line(source ? `Source: ${source}` : "", high - 12, 11, "400", style));
}

function fileName(title: string, ending: string): string {
  const plain = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${plain.slice(0, 60) || "dateline"}.${ending}`;
}

function hand(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  html("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function textOf(picture: SVGSVGElement, title: string, source: string): string {
  return new XMLSerializer().serializeToString(standalone(picture, title, source));
}

export async function saveSvg(picture: SVGSVGElement, title: string, source: string): Promise<void> {
  hand(new Blob([textOf(picture, title, source)], { type: "image/svg+xml" }), fileName(title, "svg"));
}

export async function savePng(picture: SVGSVGElement, title: string, source: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(picture, title, source))}`;
  await image.decode();
  const canvas = html("canvas", { width: image.naturalWidth * SCALE, height: image.naturalHeight * SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((content) => content && hand(content, fileName(title, "png")), "image/png");
}
