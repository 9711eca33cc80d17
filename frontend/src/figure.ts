/** What map, timeline and charts share: tools, picture, source line, and the fallback kept under 'show as table'. */

import { block } from "./block";
import { button, html } from "./dom";
import { savePng, saveSvg } from "./picture";

/** An element that draws the JSON block named by `data-src`, or leaves its fallback as it is. */
export abstract class Figure extends HTMLElement {
  protected readonly tools = html("div", { class: "fig-tools" });
  protected readonly view = html("div", { class: "fig-view" });
  protected readonly beside = html("div", { class: "fig-beside" });
  private watcher: ResizeObserver | undefined;
  private drawnAt = 0;

  /** Takes what the server handed over; false where there is nothing to draw. */
  protected abstract take(given: unknown): boolean;
  /** Draws into `view` at this width in pixels. */
  protected abstract draw(width: number): void;
  /** What the picture shows, for its heading and for screen readers. */
  protected abstract caption(): string;

  connectedCallback(): void {
    if (!this.classList.contains("is-drawn") && !this.build()) return;
    this.watcher = new ResizeObserver(() => this.redraw());
    this.watcher.observe(this.view);
    this.redraw();
  }

  private build(): boolean {
    if (!this.take(block(this.dataset["src"]))) return false;
    const fallback = html("details", { class: "fig-table" }, html("summary", {}, "Show as table"), ...this.childNodes);
    const source = this.dataset["source"];
    this.tools.append(this.pictureButtons());
    this.replaceChildren(html("div", { class: "fig" }, this.tools, this.view, this.beside,
      ...(source ? [html("p", { class: "fig-source" }, `Source: ${source}`)] : [])), fallback);
    this.classList.add("is-drawn");
    return true;
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect();
    this.watcher = undefined;
  }

  /** Draws again where the width has changed, or in any case. */
  protected redraw(always = false): void {
    const width = Math.round(this.view.clientWidth);
    if (!width || (width === this.drawnAt && !always)) return;
    this.drawnAt = width;
    this.draw(width);
  }

  /** Whether a stretch or box narrows what the page shows: the page has filters, and its map or timeline is marked `data-filter`. */
  protected filters(): boolean {
    return document.querySelector("main form.filters") !== null && document.querySelector("main [data-filter]") !== null;
  }

  private pictureButtons(): HTMLElement {
    const take = (save: typeof savePng) => () => {
      const picture = this.view.querySelector("svg");
      if (picture) void save(picture, this.caption(), this.dataset["source"] ?? "");
    };
    return html("span", { class: "fig-save" },
      button("PNG", take(savePng), "Save as PNG picture"), button("SVG", take(saveSvg), "Save as SVG picture"));
  }
}
