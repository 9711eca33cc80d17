"use strict";
// The page works without this: words and facts are linked by anchors. Here both light up whole, and on a narrow
// screen the facts of the words come up over the article.
(() => {
  const narrow = matchMedia("(max-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const sheet = document.querySelector(".sheet");
  const list = sheet.querySelector("ol");
  let opener = null;

  const escaped = (id) => CSS.escape(id);
  const wordsOf = (id) => document.querySelectorAll(`mark[data-fact~="${escaped(id)}"]`);
  const cardOf = (id) => document.getElementById(`f${id}`);
  const show = (element, block) => element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function clear() {
    document.querySelectorAll(".on, .also").forEach((element) => element.classList.remove("on", "also"));
  }

  function close() {
    if (sheet.hidden) return;
    sheet.hidden = true;
    if (opener) opener.focus({ preventScroll: true });
  }

  function select(ids) {
    clear();
    wordsOf(ids[0]).forEach((mark) => mark.classList.add("on"));
    ids.forEach((id, index) => cardOf(id).classList.add(index ? "also" : "on"));
    history.replaceState(null, "", `#f${ids[0]}`);
  }

  function open(ids) {
    list.replaceChildren(...ids.map((id) => {
      const copy = cardOf(id).cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    }));
    sheet.hidden = false;
    sheet.scrollTop = 0;
    sheet.querySelector(".close").focus({ preventScroll: true });
  }

  function toFacts(link) {
    const ids = link.parentElement.dataset.fact.split(" ");
    select(ids);
    opener = link;
    if (narrow.matches) open(ids);
    else show(cardOf(ids[0]), "nearest");
  }

  function toWords(link) {
    const id = link.closest(".card").dataset.fact;
    sheet.hidden = true;
    select([id]);
    const at = document.getElementById(link.getAttribute("href").slice(1));
    show(at.parentElement, "center");
    at.parentElement.querySelector("a").focus({ preventScroll: true });
  }

  function toCard(link) {
    const id = link.getAttribute("href").slice(2);
    select([id]);
    if (sheet.contains(link)) open([id]);
    else show(cardOf(id), "nearest");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a, button");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const go = link.matches("mark a") ? toFacts : link.matches(".evidence a") ? toWords
      : link.matches(".ref") ? toCard : link.matches(".close") ? close : null;
    if (go) {
      event.preventDefault();
      go(link);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      clear();
    }
  });

  const hover = (event) => {
    const card = event.target.closest(".facts .card");
    document.querySelectorAll("mark.hover").forEach((mark) => mark.classList.remove("hover"));
    if (card) wordsOf(card.dataset.fact).forEach((mark) => mark.classList.add("hover"));
  };
  document.addEventListener("mouseover", hover);
  document.addEventListener("focusin", hover);

  const asked = location.hash.match(/^#[fw](\d+-[a-z]+\d+)/);
  if (asked && cardOf(asked[1])) select([asked[1]]);
})();
