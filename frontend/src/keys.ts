/** Keys for what the page shows as buttons and links: whatever carries `data-key` is done by that key. */

import { keysAct } from "./choice";
import { offerKeys, openHelp } from "./help";

const PATIENCE = 1200; // milliseconds between the two keys of "g t"
const LINE = ":is(.acts > li, .queue > li, [data-line])";

let first = "";
let firstAt = 0;

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function shownIn(scope: ParentNode, selector: string): HTMLElement[] {
  const shown = (one: Element | null): boolean => (one?.getClientRects().length ?? 0) > 0;
  return [...scope.querySelectorAll<HTMLElement>(selector)].filter((one) => shown(one.closest("details:not([open])") ?? one));
}

/** The line that has the focus, else the one that had it last. */
function currentLine(): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>(LINE);
  return focused ?? document.querySelector<HTMLElement>(`${LINE}.is-current`) ?? undefined;
}

/** Moves to the next line, or back: it gets the focus. */
export function moveLine(by: 1 | -1): void {
  const lines = shownIn(document, LINE);
  const now = currentLine();
  const at = now ? lines.indexOf(now) + by : by > 0 ? 0 : lines.length - 1;
  const line = lines[Math.max(0, Math.min(lines.length - 1, at))];
  if (!line) return;
  now?.classList.remove("is-current");
  line.classList.add("is-current");
  if (!line.hasAttribute("tabindex")) line.tabIndex = -1;
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

function openLine(event: KeyboardEvent): boolean {
  const line = event.target;
  if (!(line instanceof HTMLElement) || !line.matches(LINE)) return false;
  const link = line.querySelector<HTMLElement>("[data-open]") ?? line.querySelector<HTMLElement>("a[href]");
  link?.click();
  return link !== null;
}

function shut(element: HTMLElement): HTMLDetailsElement | null {
  const details = element.closest<HTMLDetailsElement>("details:not([open])");
  return element.closest("summary") ? null : details;
}

/** Does what a key stands for: fields get the focus, what is folded away is opened at its first field, buttons are pressed. */
function use(element: HTMLElement): void {
  const folded = shut(element);
  if (folded) {
    folded.open = true;
    return folded.querySelector<HTMLElement>("select, input, textarea, button")?.focus();
  }
  if (!element.matches("input, textarea, select")) return element.click();
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}

function byKey(key: string): HTMLElement | undefined {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const line = currentLine();
  return (line ? shownIn(line, selector)[0] : undefined) ?? shownIn(document, selector).find((one) => !one.closest(LINE));
}

function does(key: string): boolean {
  const element = byKey(key);
  if (element) use(element);
  else if (key === "j") moveLine(1);
  else if (key === "k") moveLine(-1);
  else if (key === "?") openHelp();
  else return false;
  return true;
}

function pressed(event: KeyboardEvent): void {
  if (event.key === "Escape" && typing(event.target)) return (event.target as HTMLElement).blur();
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || !keysAct()) return;
  if (event.key === "Enter" && openLine(event)) return event.preventDefault();
  if (event.key.length !== 1 || event.key === " ") return;
  const pair = event.timeStamp - firstAt < PATIENCE ? `${first} ${event.key}` : "";
  [first, firstAt] = [event.key, event.timeStamp];
  if ((pair && does(pair)) || does(event.key)) event.preventDefault();
}

const DOES: Readonly<Record<string, (button: HTMLElement) => void>> = {
  next: () => moveLine(1),
  previous: () => moveLine(-1),
  help: () => openHelp(),
  "copy-link": (button) => void copyLink(button),
};

async function copyLink(button: HTMLElement): Promise<void> {
  const label = button.textContent ?? "";
  await navigator.clipboard.writeText(location.href).then(
    () => (button.textContent = "Copied"),
    () => prompt("The address of this view", location.href),
  );
  setTimeout(() => (button.textContent = label), 1500);
}

// Keys of the places that every page leads to.
const PLACES: Readonly<Record<string, string>> = {
  "nav a[href='/']": "g t", "nav a[href='/stories']": "g s", "nav a[href='/timeline']": "g d", "nav a[href='/search']": "g f", "nav a[href='/actors']": "g a",
  "nav a[href='/review']": "g r", "nav a[href='/alerts']": "g l", "nav a[href='/views']": "g v", "#find": "/",
};

function tellKeys(): void {
  for (const [place, key] of Object.entries(PLACES)) {
    document.querySelector<HTMLElement>(`header ${place}:not([data-key])`)?.setAttribute("data-key", key);
  }
  offerKeys(shownIn(document, LINE).length);
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]:not([aria-keyshortcuts])")) {
    element.setAttribute("aria-keyshortcuts", element.dataset["key"] ?? "");
  }
}

/** From now on keys act, and buttons marked `data-do` do what they say. */
export function listenToKeys(): void {
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    const asked = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    if (asked) DOES[asked.dataset["do"] ?? ""]?.(asked);
  });
  document.addEventListener("focusin", (event) => {
    const line = event.target instanceof Element ? event.target.closest(LINE) : null;
    if (!line) return;
    document.querySelectorAll(`${LINE}.is-current`).forEach((one) => one.classList.toggle("is-current", one === line));
    line.classList.add("is-current");
  });
  document.addEventListener("desk:put", tellKeys);
  tellKeys();
}
