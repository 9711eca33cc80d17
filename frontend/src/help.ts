/** The list of keys of this page, made from what the page offers. */

import { keysAct, setKeys } from "./choice";
import { html } from "./dom";

const ALWAYS: readonly (readonly [string, string])[] = [
  ["j", "Next line"],
  ["k", "Previous line"],
  ["Enter", "Open the line"],
  ["?", "This list"],
  ["Esc", "Close, or leave a field"],
];

function nameOf(element: HTMLElement): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent || element.placeholder : "";
  return (element.getAttribute("aria-label") || label || element.textContent || "").trim().replace(/\s+/g, " ");
}

function pageKeys(): Map<string, string> {
  const keys = new Map(ALWAYS);
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
    const [key, name] = [element.dataset["key"] ?? "", nameOf(element)];
    if (key && name && element.getClientRects().length && !keys.has(key)) keys.set(key, name);
  }
  return keys;
}

function row([key, name]: readonly [string, string]): HTMLElement {
  const caps = key.split(" ").flatMap((one, at) => (at ? [" then ", html("kbd", {}, one)] : [html("kbd", {}, one)]));
  return html("div", {}, html("dt", {}, ...caps), html("dd", {}, name));
}

function onOff(): HTMLElement {
  const box = html("input", { type: "checkbox", checked: keysAct() });
  box.addEventListener("change", () => setKeys(box.checked));
  return html("label", { class: "check" }, box, " Single keys act");
}

/** Opens the dialog; it closes by Escape or its button and gives the focus back. */
export function openHelp(): void {
  const close = html("button", { type: "submit" }, "Close");
  const dialog = html("dialog", { class: "help", "aria-labelledby": "help-title" },
    html("h2", { id: "help-title" }, "Keys on this page"),
    html("dl", { class: "key-list" }, ...[...pageKeys()].map(row)),
    html("form", { method: "dialog", class: "buttons" }, close, onOff()),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function sign(label: string, does: string, key: string, name: string): HTMLElement {
  return html("button", { type: "button", class: "quiet", "data-do": does, "data-key": key, "aria-label": name, title: `${name} (${key})` }, label);
}

/** Puts visible buttons for the keys that a page has into its header, where it has none itself. */
export function offerKeys(lines: number): void {
  const header = document.querySelector("header.masthead");
  if (!header) return;
  header.querySelector(".key-buttons")?.remove();
  const own = (does: string): boolean => document.querySelector(`[data-do="${does}"]`) !== null;
  const steps = lines > 1 && !own("next") ? [sign("↑", "previous", "k", "Previous line"), sign("↓", "next", "j", "Next line")] : [];
  header.append(html("span", { class: "key-buttons" }, ...steps, ...(own("help") ? [] : [sign("?", "help", "?", "Keys of this page")])));
}
