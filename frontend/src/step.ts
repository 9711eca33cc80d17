/** Pictures, lists and text in step: what stands for the same act or fact lights up together. */

const MOST = 60; // ids of one element that are looked up: a cluster of thousands would only light everything
const SHARED = "[data-act], [data-fact]";

let lit: Element[] = [];

function ids(element: Element, name: "data-act" | "data-fact"): string[] {
  return (element.getAttribute(name) ?? "").split(" ").filter(Boolean).slice(0, MOST);
}

function alike(element: Element): Element[] {
  const selectors = (["data-act", "data-fact"] as const).flatMap((name) =>
    ids(element, name).map((id) => `[${name}~="${CSS.escape(id)}"]`),
  );
  return selectors.length ? [...document.querySelectorAll(selectors.join(","))] : [];
}

function light(target: EventTarget | null): void {
  const element = target instanceof Element ? target.closest(SHARED) : null;
  lit.forEach((one) => one.classList.remove("is-on"));
  lit = element ? alike(element) : [];
  lit.forEach((one) => one.classList.add("is-on"));
}

/** From now on, hovering or focusing an element lights all that share an id with it. */
export function keepInStep(): void {
  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  document.documentElement.addEventListener("pointerleave", () => light(document.activeElement));
}
