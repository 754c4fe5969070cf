/** In a document: select words, and say what they are; the form is the page's own, and is sent as it would be. */

import { placeOf, type Place } from "./places";

export function selecting(): void {
  const form = document.querySelector<HTMLFormElement>("#selection");
  const flow = document.querySelector(".document");
  if (!form || !flow) return;
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const missed = document.querySelector<HTMLFormElement>("#missed");
  let place: Place | null = null;

  const close = (): void => {
    form.hidden = true;
  };

  const open = (): void => {
    const selection = document.getSelection();
    place = selection && flow.contains(selection.anchorNode) ? placeOf(selection) : null;
    if (!selection || !place) return;
    field("places").value = `${place.start}-${place.end}`;
    field("quote").value = place.words;
    const shown = form.querySelector("q");
    if (shown) shown.textContent = place.words.length > 80 ? place.words.slice(0, 79) + "…" : place.words;
    const near = labelNear(selection.getRangeAt(0));
    if (near) field("attribution").value = near;
    const box = selection.getRangeAt(0).getBoundingClientRect();
    form.hidden = false;
    const left = Math.min(box.left, innerWidth - form.offsetWidth - 16);
    form.style.left = `${Math.max(8, left) + scrollX}px`;
    form.style.top = `${box.bottom + scrollY + 8}px`;
    form.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("mouseup", (event) => {
    if (!form.contains(event.target as Node)) setTimeout(open);
  });
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey && event.key.startsWith("Arrow")) open();
  });
  document.addEventListener("mousedown", (event) => {
    if (!form.contains(event.target as Node)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  form.querySelector("[data-close]")?.addEventListener("click", close);
  form.addEventListener("submit", (event) => {
    if (field("attribution").value || !missed || !place) return;
    event.preventDefault();
    const part = field("kind").value;
    const input = missed.elements.namedItem(`${part}-places`) as HTMLInputElement;
    input.value = `${place.start}-${place.end}`;
    const details = missed.closest("details");
    if (details) details.open = true;
    close();
    input.focus();
  });
}

/** The attribution whose mark the selection touches, or the last whose label stands before it in its paragraph. */
function labelNear(range: Range): string | null {
  const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const block = start?.closest("[data-span]");
  let near: string | null = null;
  for (const label of block?.querySelectorAll("a.n") ?? []) {
    if (near !== null && range.comparePoint(label, 0) > 0) break;
    near = label.textContent?.replace("…", "") ?? near;
  }
  return near;
}
