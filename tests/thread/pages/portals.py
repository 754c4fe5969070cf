"""News sites' own systems, of several ages and countries; written before anything read them."""

from __future__ import annotations

from tests.thread.pages import quay
from tests.thread.pages.hosted import under_the_top
from tests.thread.pages.story import Page, Post, Story, article, nest, paragraphs, shell


def pravda(story: Story) -> str:
    rows = "".join(
        f'<div class="comment_item" data-n="{at}"><div class="comment_item__head"><a class="anchor" name="c{at + 10}"></a><b>{post.author}</b> _ {post.when.day:02}.03.2024 {post.when:%H:%M}</div><div class="comment_item__ip">IP: 93.{at}.17.---</div><div class="comment_item__body">{"<br/>".join(post.words)}</div><div class="comment_item__foot"><a href="#">Відповісти</a> <a href="#">Поскаржитись</a> <span>+{at}</span></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div class="block_comments"><div class="block__head">Коментарі — {len(story.posts)}</div><div class="sort"><a href="#">найновіші</a> <a href="#">найстаріші</a></div>{rows}</div>',
        article(story, "11 березня 2024, 10:00"),
    )


def komsomolka(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div class="sc-1tputnk-0 ZSqHR"><div class="sc-1tputnk-1 kKkx"><div class="sc-j7em19-0 avatar"></div><div class="sc-1tputnk-3 gXyz"><span class="sc-1tputnk-5 hGfd">{post.author}</span><span class="sc-1tputnk-9 gpaq">{post.when.day} марта 2024 {post.when.hour}:{post.when:%M}</span></div></div><div class="sc-1wayp1z-16 dqbiXu">{paragraphs(post)}</div><div class="sc-ftvSup"><button class="sc-a">Ответить</button><button class="sc-b"><span>{at}</span></button><button class="sc-b"><span>0</span></button></div>'
            + (f'<div class="sc-replies-7 kids">{inside}</div>' if inside else "")
            + "</div>"
        )

    return shell(
        story.title,
        f'<div class="sc-list"><h2 class="sc-h">Комментарии</h2><div>{nest(story, item)}</div><div><a href="/x">Читайте также: порт и мост</a></div></div>',
        article(story, "11 марта 2024 10:00"),
    )


def lenta(story: Story) -> str:
    rows = "".join(
        f'<li class="comments-page__item"><div class="comment js-comment _level-{story.depth[at] + 1}" data-id="{at + 44}"><div class="comment__header"><div class="comment__avatar" style="background:#aaa">{post.author[0]}</div><div class="comment__author">{post.author}</div><div class="comment__date">{post.when:%H:%M}, {post.when.day} марта 2024</div></div><div class="comment__text">{"<br>".join(post.words)}</div><div class="comment__controls"><button>Ответить</button><span class="comment__rating">{at}</span></div></div></li>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<section class="comments-page"><div class="comments-page__title">Обсудить</div><ul class="comments-page__list">{rows}</ul></section>',
        article(story, "11 марта 2024"),
    )


def guardian(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        said = (
            f'<span class="d-comment__reply-to-author" aria-label="In reply to">In reply to <a href="#comment-{post.parent + 200}">{story.posts[post.parent].author}</a></span>'
            if post.parent is not None
            else ""
        )
        return f'<li class="d-comment {"d-comment--top-level" if not story.depth[at] else "d-comment--response"} js-comment" id="comment-{at + 200}" data-comment-id="{at + 200}" data-comment-author="{post.author}" data-comment-timestamp="{post.iso}Z"><div class="d-comment__inner"><div class="d-comment__meta"><a class="d-comment__avatar-wrapper" href="/user/{at}"><img class="d-comment__avatar" alt="{post.author}" src="/a.png"></a><div class="d-comment__meta-text"><span class="d-comment__author" title="{post.author}"><a href="/user/{at}">{post.author}</a></span>{said}<a class="d-comment__timestamp block-time__link" href="#comment-{at + 200}"><time class="js-timestamp" datetime="{post.iso}Z" title="Permalink to this comment">{post.when.day} Mar 2024 {post.when.hour}:{post.when:%M}</time></a></div></div><div class="d-comment__content"><div class="d-comment__main"><div class="d-comment__body">{paragraphs(post)}</div><div class="d-comment__actions"><button>Share</button><button>Report</button><span class="d-comment__recommend-count">{at}</span></div></div></div></div>{inside}</li>'

    return shell(
        story.title,
        f'<div class="discussion" id="comments"><h2>comments ({len(story.posts)})</h2><ul class="d-thread d-thread--comments">{nest(story, item, _RESPONSES)}</ul></div>',
        article(story, "Mon 11 Mar 2024 10.00 GMT"),
    )


_RESPONSES = '<ul class="d-thread d-thread--responses">{}</ul>'


def guestbook(story: Story) -> str:
    rows = "".join(
        f"<table width=100% border=0 cellpadding=3><tr bgcolor=#e0e0e0><td><font size=2><b>{post.author}</b> [{post.when.day:02}.03.2024 {post.when:%H:%M}]</font></td></tr><tr><td><font size=2>{'<br>'.join(post.words)}</font></td></tr></table><hr noshade size=1>"
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title, f"<center><font size=4><b>Обговорення</b></font></center>{rows}", article(story, "11.03.2024")
    )


def censor(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        answer = (
            f'<a href="#comment_{post.parent + 900}" class="reply-link">відповідь на коментар {story.posts[post.parent].author}</a>'
            if post.parent is not None
            else ""
        )
        rows += f'<div class="comment-item" id="comment_{at + 900}"><div class="comment-item-head"><span class="ava"></span><a class="user-nick" href="/user/{at}">{post.author}</a><time class="comment-date" datetime="{post.iso}+02:00">{post.when.day:02}.03.2024 {post.when:%H:%M}</time>{answer}</div><div class="comment-item-text">{"<br>".join(post.words)}</div><div class="comment-item-footer"><a>Відповісти</a><a>Цитувати</a><span class="rate">+{at}</span></div></div>'
    return shell(
        story.title,
        f'<div class="comments-list"><div class="title">Коментувати</div>{rows}</div>',
        article(story, "11 березня 2024"),
    )


def pikabu(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return f'<div class="comment" id="comment_{at + 3000}" data-id="{at + 3000}" data-author-id="{at}" data-indent="{story.depth[at]}"><div class="comment__body"><div class="comment__header"><div class="comment__rating-rewarded"><div class="comment__rating-count">{at}</div></div><div class="comment__user" data-name="{post.author}"><a class="user" href="/@{at}"><span class="user__nick">{post.author}</span></a></div><a class="comment__tool comment__datetime-link" href="#comment_{at + 3000}"><time datetime="{post.iso}+03:00" class="caption comment__datetime hint">2 года назад</time></a></div><div class="comment__content">{paragraphs(post)}</div><div class="comment__controls"><a>ответить</a></div></div><div class="comment__children">{inside}</div></div>'

    return shell(
        story.title,
        f'<section class="comments"><h3>{len(story.posts)} комментариев</h3><div class="comments__container">{nest(story, item)}</div></section>',
        article(story, "11 марта 2024"),
    )


def zeit(story: Story) -> str:
    rows = "".join(
        f'<article class="comment" id="cid-{at + 6}" data-ct-row="{at}"><div class="comment__container"><div class="comment-meta"><div class="comment-meta__wrap"><h4 class="comment-meta__name"><a href="/profil/{at}">{post.author}</a></h4><a class="comment-meta__date" href="#cid-{at + 6}">#{at + 1} &nbsp;—&nbsp; {post.when.day}. März 2024, {post.when.hour}:{post.when:%M} Uhr</a></div></div><div class="comment__body">{paragraphs(post)}</div><div class="comment__reactions"><a>Antworten</a><a>Melden</a><a>Empfehlen</a></div></div></article>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<section class="comment-section" id="comments"><div class="comment-section__headline">{len(story.posts)} Kommentare</div><div class="comment-section__body">{rows}</div></section>',
        article(story, "11. März 2024, 10:00 Uhr"),
    )


def facebook_web(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return f'<div class="x1n2onr6"><div aria-label="Comment by {post.author} {at + 2} weeks ago" class="x1r8uery" role="article" tabindex="-1"><div class="xqcrz7y"><a href="/u{at}" role="link"><svg></svg></a></div><div class="x1lliihq"><div class="xwib8y2"><span class="xt0psk2"><a class="x1i10hfl" href="/u{at}" role="link"><span class="x3nfvp2"><span class="x193iq5w" dir="auto">{post.author}</span></span></a></span></div><div class="x1lliihq"><span class="x193iq5w" dir="auto"><div class="xdj266r"><div dir="auto" style="text-align: start;">{"<br>".join(post.words)}</div></div></span></div></div><div class="x9f619"><ul class="html-ul"><li class="html-li"><span><div class="x1rg5ohu"><span><a class="x1i10hfl" href="/p?comment_id={at}" role="link">{at + 2}w</a></span></div></span></li><li class="html-li"><div class="x1i10hfl" role="button">Like</div></li><li class="html-li"><div class="x1i10hfl" role="button">Reply</div></li></ul></div></div>{inside}</div>'

    return shell(story.title, f'<div role="main"><div class="x1gslohp">{nest(story, item, _NESTED)}</div></div>')


_NESTED = '<div class="x19h7ccj"><div>{}</div></div>'

PAGES = (
    Page(name="pravda", story=quay.UK, draw=pravda, tree=False, quotes=False),
    Page(name="komsomolka", story=under_the_top(quay.RU), draw=komsomolka, quotes=False),
    Page(name="lenta", story=quay.RU, draw=lenta, quotes=False),
    Page(name="guardian", story=quay.EN, draw=guardian, quotes=False),
    Page(name="guestbook", story=quay.UK, draw=guestbook, tree=False, quotes=False),
    Page(name="censor", story=quay.UK, draw=censor, quotes=False),
    Page(name="pikabu", story=quay.RU, draw=pikabu, quotes=False),
    Page(name="zeit", story=quay.DE, draw=zeit, tree=False, quotes=False),
    Page(name="facebook web", story=quay.EN, draw=facebook_web, quotes=False, clock=False),
)
