/** On the page of one attribution: words that are selected in the passage go into a field at the press of a button. */

import { placeOf } from "./places";

export function correcting(): void {
  const passage = document.querySelector(".passage[data-span]");
  if (!passage) return;
  let places = "";
  const buttons: HTMLButtonElement[] = [];
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name$='-places']")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = "Take what is selected";
    button.disabled = true;
    button.setAttribute("aria-describedby", field.id);
    button.addEventListener("click", () => {
      field.value = places;
      field.focus();
    });
    field.after(" ", button);
    buttons.push(button);
  }
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const place = selection && passage.contains(selection.anchorNode) ? placeOf(selection) : null;
    if (!place) return;
    places = `${place.start}-${place.end}`;
    for (const button of buttons) {
      button.disabled = false;
      button.textContent = `Take “${place.words.length > 24 ? place.words.slice(0, 23) + "…" : place.words}”`;
    }
  });
}
