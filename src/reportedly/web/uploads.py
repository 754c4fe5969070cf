"""What somebody drops here: files and pasted text, under names that lead nowhere; how far it has come, as it comes."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from reportedly.language.visible import one_line
from reportedly.web import addresses
from reportedly.web.forms import Change, word
from reportedly.web.jobs import Job, Jobs
from reportedly.web.pages import House
from reportedly.web.templates import Refusal, refusal, written
from reportedly.web.twin import plain, twin
from reportedly.web.worker import Bad

_CHUNK = 1 << 20
_LONGEST = 120
_PASTED = "pasted.txt"
_TICK, _PACE = 15.0, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document that was kept: its `title` or what it is called, `href` to it, `status` as in the library."""

    title: str
    href: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A file, or a record in it, that was not kept: its `input`, the `code`, what the error `says`, the `remedy`.

    `remark` says that it was rightly left out.
    """

    input: str
    code: str
    says: str
    remedy: str
    remark: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """How far a batch of files has come.

    `id` and `state` are the job's; `done` of `inputs` files are behind, `documents` were found in them; `left` are the
    seconds likely left; `kept` are the documents, the last first, `wrong` what was not kept, `failed` counts them;
    `over` says that nothing more will come.
    """

    id: str
    state: str
    done: int
    inputs: int
    documents: int
    left: float | None
    kept: tuple[Kept, ...]
    wrong: tuple[Wrong, ...]
    failed: int
    over: bool
    template: str = "job.html.j2"
    schema: str = "reportedly/page/job/1"


def adding(jobs: Jobs) -> Change:
    """The change that `/add` makes: files and text are put aside, and a job is begun."""

    async def change(_: Request, form: FormData) -> Response:
        folder = Path(tempfile.mkdtemp(prefix="reportedly-"))
        try:
            files, names = await _put_aside(folder, form)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if not files:
            shutil.rmtree(folder, ignore_errors=True)
            return refusal(400, "Nothing to add", "Choose a file, or paste a text.")
        job = jobs.begin(str(folder), files, names)
        return RedirectResponse(f"/jobs/{job.id}", status_code=303)

    return change


def ending(jobs: Jobs) -> Change:
    """The change that `/end` makes: the job is ended, what it kept stays."""

    async def change(_: Request, form: FormData) -> Response:
        id = word(form, "job")
        if jobs.job(id) is None:
            return refusal(404, "This is not here", "There is no such job.")
        jobs.end(id)
        return RedirectResponse(f"/jobs/{id}", status_code=303)

    return change


def job_routes(house: House, jobs: Jobs) -> dict[str, Callable[[Request], Awaitable[Response]]]:
    """The pages of a job: itself, its twin, and its progress as it comes."""

    def told(job: Job) -> JobPage:
        return job_page(job, titles=not house.site.veiled)

    def found(request: Request) -> Job | None:
        return jobs.job(request.path_params["job"])

    async def page(request: Request) -> Response:
        job = found(request)
        if job is None:
            return refusal(404, "This is not here", "There is no such job.")
        return HTMLResponse(written(told(job), house.seen(f"/jobs/{job.id}.json")))

    async def json_twin(request: Request) -> Response:
        job = found(request)
        if job is None:
            gone = Refusal(title="R205", says="There is no such job.", code="R205")
            return Response(twin(gone), status_code=404, media_type="application/json")
        return Response(twin(told(job)), media_type="application/json")

    async def events(request: Request) -> Response:
        job = found(request)
        if job is None:
            return Response(status_code=404)
        return StreamingResponse(_events(jobs, job, told), media_type="text/event-stream")

    return {"/jobs/{job}.json": json_twin, "/jobs/{job}/events": events, "/jobs/{job}": page}


def job_page(job: Job, *, titles: bool = True) -> JobPage:
    """A job as its page shows it; without `titles`, which may be names, its documents go by their ids."""
    return JobPage(
        id=job.id,
        state=job.state,
        done=job.done,
        inputs=job.inputs,
        documents=job.documents,
        left=None if job.left is None else round(job.left, 1),
        kept=tuple(
            Kept(
                title=(one_line(one.title or "") if titles else "") or one.id,
                href=addresses.document(one.id),
                status=one.status,
            )
            for one in reversed(job.kept)
        ),
        wrong=tuple(_wrong(one) for one in job.bad),
        failed=job.failed,
        over=job.over,
    )


def safe_name(name: str, taken: Iterable[str]) -> str:
    r"""The last part of a file's name as it may stand in a folder of ours; another where one of that name is taken.

    >>> safe_name("../../etc/passwd", ()), safe_name("C:\\pages\\a.html", ()), safe_name("a.html", ("a.html",))
    ('passwd', 'a.html', '2/a.html')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    plain_name = "".join(c if c.isprintable() and c not in '<>:"|?*' else "_" for c in last).strip(" .")
    stem, dot, suffix = plain_name.rpartition(".")
    if len(plain_name) > _LONGEST:
        plain_name = f"{stem[: _LONGEST - len(suffix) - 1]}{dot}{suffix}"[-_LONGEST:]
    plain_name = plain_name.encode("utf-8", "replace").decode().lstrip("-.") or "file"
    held, number, found = set(taken), 1, plain_name
    while found in held:
        number += 1
        found = f"{number}/{plain_name}"
    return found


async def _put_aside(folder: Path, form: FormData) -> tuple[tuple[str, ...], tuple[str, ...]]:
    files: list[str] = []
    names: list[str] = []
    for upload in form.getlist("files"):
        if not isinstance(upload, UploadFile) or not upload.filename:
            continue
        name = safe_name(upload.filename, files)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as stream:
            while chunk := await upload.read(_CHUNK):
                stream.write(chunk)
        files.append(name)
        names.append(upload.filename)
    text = word(form, "text")
    if text.strip():
        name = safe_name(_PASTED, files)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("\r\n", "\n"), encoding="utf-8", errors="backslashreplace")
        files.append(name)
        names.append(_PASTED)
    return tuple(files), tuple(names)


async def _events(jobs: Jobs, job: Job, page: Callable[[Job], JobPage]) -> AsyncIterator[str]:
    """The job each time that something changed, and a word at least every quarter of a minute."""
    found: Job | None = job
    while found is not None:
        told = json.dumps(plain(page(found)), ensure_ascii=True)
        yield f"event: job\ndata: {told}\n\n"
        if found.over:
            return
        await asyncio.sleep(_PACE)
        found = await jobs.next(found, seconds=_TICK)


def _wrong(bad: Bad) -> Wrong:
    failure = bad.failure
    where = f"{failure.input}, {failure.place}" if failure.place else failure.input
    return Wrong(input=where, code=failure.code, says=failure.says, remedy=failure.remedy, remark=bad.remark)
