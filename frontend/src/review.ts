/** Reviewing line after line: a reason is asked for where one is needed, and the next line is at hand after each answer. */

import { moveLine } from "./keys";
import { announce } from "./live";

function unsaid(form: HTMLFormElement, button: HTMLElement | null): HTMLInputElement | undefined {
  const why = form.elements.namedItem("why");
  const accepts = button instanceof HTMLButtonElement && button.value === "accept";
  return why instanceof HTMLInputElement && !accepts && why.value.trim() === "" ? why : undefined;
}

/** From now on a correction or rejection without a reason asks for it, and a kept answer leads on to the next line. */
export function helpReview(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset["review"] === undefined) return;
    const why = unsaid(form, event.submitter);
    if (!why) return;
    event.preventDefault();
    why.focus();
    announce("Say why, then press the button again.");
  });
  const saved = new URL(location.href).searchParams.has("saved") && !location.hash;
  if (!saved || !document.querySelector("form[data-review]")) return;
  moveLine(1);
  announce(document.querySelector('main [role="status"]')?.textContent?.trim() ?? "");
}
