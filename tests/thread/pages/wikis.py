"""Talk pages of wikis, and guestbooks of the nineties: comments that no element of their own holds."""

from __future__ import annotations

from html import escape

from tests.thread.pages.story import ENGLISH, RU_MONTHS, RUSSIAN, UKRAINIAN, Page, Post, Story, nest, shell, uk


def _signed(post: Post) -> str:
    page = post.author.replace(" ", "_")
    when = f"{post.when:%H:%M}, {post.when.day} {RU_MONTHS[post.when.month - 1]} {post.when.year} (UTC)"
    return (
        f'{escape(post.words[-1])} <a href="/wiki/Участник:{page}" title="Участник:{post.author}">{post.author}</a>'
        f' (<a href="/wiki/Обсуждение_участника:{page}">обс.</a>) {when}'
    )


def mediawiki(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        before = [escape(one) for one in post.words[:-1]]
        if post.parent is None:
            return "".join(f"<p>{one}\n</p>" for one in (*before, _signed(post))) + inside
        return f"<dd>{'<br />'.join((*before, _signed(post)))}\n{inside}</dd>"

    talk = nest(story, item, "<dl>{}</dl>\n")
    return shell(
        story.title,
        f'<div id="content" class="mw-body"><h1 id="firstHeading">Обсуждение:{story.title}</h1>'
        '<div class="mw-parser-output"><table class="tmbox"><tr><td>Эта статья входит в проект.</td></tr></table>'
        '<h2><span class="mw-headline">Паром</span><span class="mw-editsection">[<a href="/edit">править</a>]</span></h2>'
        f"\n{talk}</div></div><ul id=footer-info><li>Эта страница в последний раз была отредактирована"
        " 8 января 2023 в 07:15.</li></ul>",
    )


def guestbook(story: Story) -> str:
    entries = "".join(
        f"<B>Name:</B> {escape(post.author)}<BR>\n<B>E-Mail:</B> <A HREF='mailto:{post.login}@mail.example'>"
        f"{post.login}@mail.example</A><BR>\n<B>Date:</B> {post.when:%A, %B %d, %Y at %H:%M:%S}<BR>\n<B>Comments:</B> "
        f"{'<BR><BR>'.join(map(escape, post.words))}\n<HR>\n"
        for post in story.posts
    )
    return shell(
        "My Guestbook!!!",
        f"<CENTER><H1>My Guestbook</H1><A HREF=sign.html>[Sign it]</A></CENTER>\n<HR>\n{entries}"
        "<FORM METHOD=POST>Your Name: <INPUT NAME=realname><BR>Comments: <TEXTAREA></TEXTAREA></FORM>",
    )


def guestbook_table(story: Story) -> str:
    entries = "".join(
        f"<table border=1 width=90%><tr><td width=90><b>Ім'я:</b></td><td>{escape(post.author)}</td></tr>"
        f"<tr><td><b>Місто:</b></td><td>Тарн</td></tr><tr><td><b>Дата:</b></td><td>{uk(post.when)}</td></tr>"
        f"<tr><td><b>Повідомлення:</b></td><td>{'<br>'.join(map(escape, post.words))}</td></tr></table><br>"
        for post in story.posts
    )
    return shell("Гостьова книга", f"<center><h2>Гостьова книга</h2></center>{entries}")


PAGES = (
    Page(name="mediawiki talk", story=RUSSIAN, draw=mediawiki, quotes=False),
    Page(name="guestbook in the open", story=ENGLISH, draw=guestbook, tree=False, quotes=False),
    Page(name="guestbook in tables", story=UKRAINIAN, draw=guestbook_table, tree=False, quotes=False),
)
