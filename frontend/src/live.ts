/** One region of the page that screen readers read out when it changes. */

import { html } from "./dom";

let region: HTMLElement | undefined;

/** Reads `words` out without moving the focus. */
export function announce(words: string): void {
  if (!region) {
    region = html("p", { class: "sr", role: "status", id: "announcements" });
    document.body.append(region);
  }
  region.textContent = words;
}
