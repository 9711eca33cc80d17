/** On a narrow screen filters are folded away behind a button, so that what they found comes first. */

import { html } from "./dom";

const narrow = matchMedia("(max-width: 40rem)");
let open = false;

function fold(form: HTMLFormElement, at: number): void {
  form.id ||= `filters-${at}`;
  const toggle = html("button", { type: "button", class: "quiet fold", "aria-controls": form.id }, "Filters");
  const show = (): void => {
    toggle.setAttribute("aria-expanded", String(open));
    form.hidden = !open;
  };
  toggle.addEventListener("click", () => {
    open = !open;
    show();
    if (open) form.querySelector<HTMLElement>("input, select")?.focus();
  });
  form.before(toggle);
  show();
}

function foldAll(): void {
  document.querySelectorAll(".fold").forEach((toggle) => toggle.remove());
  const forms = document.querySelectorAll<HTMLFormElement>("main form.filters");
  forms.forEach((form, at) => {
    form.hidden = false;
    if (narrow.matches && form.querySelectorAll("label").length > 2) fold(form, at);
  });
}

/** From now on filters fold with the width of the screen. */
export function foldFilters(): void {
  narrow.addEventListener("change", foldAll);
  document.addEventListener("desk:put", foldAll);
  foldAll();
}
