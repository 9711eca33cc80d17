/** A filter changes the page without a full load: the address stays the state, and the ordinary load is the way out. */

import { announce } from "./live";

let latest = 0;
let shown = "";

function state(url: URL | Location): string {
  return url.pathname + url.search;
}

/** The present address with some parameters set, or taken out where the value is empty; paging starts anew. */
export function addressWith(changes: Readonly<Record<string, string>>): URL {
  const url = new URL(location.href);
  for (const place of ["cursor", "part"]) url.searchParams.delete(place);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url;
}

function put(page: Document): boolean {
  const [here, there] = [document.querySelector("main"), page.querySelector("main")];
  if (!here || !there) return false;
  const focused = document.activeElement?.id;
  here.replaceChildren(...[...there.childNodes].map((node) => document.adoptNode(node)));
  document.title = page.title;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  announce(here.querySelector("[data-summary]")?.textContent?.trim() || document.title);
  document.dispatchEvent(new CustomEvent("desk:put"));
  return true;
}

/** Shows the page at `url` in place of this one; `push` adds it to the history. */
export async function visit(url: URL, push = true): Promise<void> {
  const mine = ++latest;
  document.documentElement.classList.add("is-loading");
  try {
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new TypeError(`answered ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return;
    if (push) history.pushState({ desk: true }, "", url);
    if (!put(page)) throw new TypeError("no main part in the answer");
    shown = state(url);
  } catch {
    if (mine === latest) location.assign(url);
  } finally {
    if (mine === latest) document.documentElement.classList.remove("is-loading");
  }
}

function formAddress(form: HTMLFormElement): URL {
  const url = new URL(form.action, location.href);
  url.search = "";
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") url.searchParams.append(name, value);
  }
  return url;
}

/** Where a link leads that shows this page with other parameters: a filter, a step of paging. */
function samePage(link: Element | null): URL | undefined {
  if (!link || link.hasAttribute("download") || link.hasAttribute("target")) return undefined;
  const url = new URL(link.getAttribute("href") ?? "", location.href);
  const other = url.search !== location.search && url.hash === "";
  return url.origin === location.origin && url.pathname === location.pathname && other ? url : undefined;
}

/** Filter forms and links to other parameters of this page are shown in place; back and forward as well. */
export function visitInPlace(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("form.filters") || form.method !== "get") return;
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    void visit(formAddress(form));
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = samePage(event.target instanceof Element ? event.target.closest("main a[href]") : null);
    if (!url) return;
    event.preventDefault();
    void visit(url);
  });
  shown = state(location);
  addEventListener("popstate", () => {
    if (state(location) !== shown) void visit(new URL(location.href), false);
  });
}
