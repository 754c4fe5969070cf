/** While the claims are made again the page asks now and then, and shows them, or says that they are there. */

const PAUSE = 2000;

export function renewing(): void {
  const status = document.querySelector<HTMLElement>("[data-renewing]");
  if (status) setTimeout(() => void ask(status), PAUSE);
}

async function ask(status: HTMLElement): Promise<void> {
  const answer = await fetch("/index.json").catch(() => null);
  if (!answer?.ok) return;
  const told = (await answer.json()) as { traced: boolean };
  if (!told.traced) {
    setTimeout(() => void ask(status), PAUSE);
  } else if (document.querySelector(".claim-page, form :focus") || chosen()) {
    const again = document.createElement("a");
    again.href = "/";
    again.textContent = "See them";
    status.replaceChildren("The claims have been made again. ", again);
  } else {
    location.reload();
  }
}

/** Whether somebody has selected words, written something or chosen files, which a reload would lose. */
function chosen(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input[type=file]");
  return !document.getSelection()?.isCollapsed || Array.from(fields).some((field) => field.value !== "");
}
