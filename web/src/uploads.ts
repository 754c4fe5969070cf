/** Files that are dropped go into the form's own field; a job tells its page how far it has come. */

interface Job {
  state: string;
  done: number;
  inputs: number;
  kept: unknown[];
  failed: number;
  left: number | null;
  over: boolean;
}

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;

export function dropping(): void {
  const zone = document.querySelector<HTMLElement>(".drop");
  const input = zone?.querySelector<HTMLInputElement>("input[type=file]");
  if (!zone || !input) return;
  const over = (yes: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.toggle("over", yes);
  };
  document.addEventListener("dragover", over(true));
  document.addEventListener("dragleave", over(false));
  document.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer?.files.length) {
      input.files = event.dataTransfer.files;
      input.focus();
    }
  });
}

export function following(): void {
  const status = document.querySelector<HTMLElement>("[data-job]");
  if (!status || status.dataset.over !== "no") return;
  const bar = document.querySelector<HTMLProgressElement>("progress");
  const events = new EventSource(`/jobs/${status.dataset.job}/events`);
  events.addEventListener("job", (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job;
    const left = job.left === null ? "" : `, about ${Math.round(job.left)} seconds left`;
    const failed = job.failed ? `, ${job.failed} not read` : "";
    const lead = job.state === "waiting" ? "Waiting for its turn." : "On its way.";
    const files = counted(job.inputs, "file");
    status.textContent = `${lead} ${job.done} of ${files}, ${counted(job.kept.length, "document")} kept${failed}${left}.`;
    if (bar) bar.value = job.done;
    if (job.over) {
      events.close();
      location.reload();
    }
  });
}
