/** The queue of corrections by keys: j and k go on and back, a letter does what stands on a button. */

export function queue(): void {
  const items = Array.from(document.querySelectorAll<HTMLElement>("[data-doubt]"));
  if (!items.length) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as Element).closest("input, textarea, select")) return;
    const at = items.findIndex((item) => item.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      const next = items[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (at >= 0 && /^[a-z]$/.test(event.key)) {
      items[at]?.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
    }
  });
}
