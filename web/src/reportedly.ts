/** What the app improves where a script may run; every page works without it. */

import { correcting } from "./correcting";
import { queue } from "./queue";
import { renewing } from "./renewing";
import { selecting } from "./selecting";
import { dropping, following } from "./uploads";

document.documentElement.classList.add("scripted");
if (matchMedia("(max-width: 40rem)").matches) {
  for (const list of document.querySelectorAll<HTMLDetailsElement>("[data-open-narrow]")) list.open = true;
}
dropping();
following();
selecting();
correcting();
queue();
renewing();

document.addEventListener("keydown", (event) => {
  const typing = (event.target as Element).closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector<HTMLInputElement>("#find")?.focus();
  }
});
