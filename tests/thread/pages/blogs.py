"""Blogger, LiveJournal, Habr, Disqus and Facebook frames."""

from __future__ import annotations

from tests.thread.pages.story import (
    ENGLISH,
    GERMAN,
    RUSSIAN,
    Page,
    Post,
    Story,
    article,
    de,
    lines,
    nest,
    paragraphs,
    ru,
    shell,
)


def blogger(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        number = 7818214978921193000 + at
        return (
            f'<li class="comment" id="c{number}"><div class="avatar-image-container"><img src="//bp.example/{at}.jpg" alt=""/></div><div class="comment-block">'
            f'<div class="comment-header"><cite class="user"><a href="https://www.blogger.com/profile/0{number}" rel="nofollow">{post.author}</a></cite><span class="icon user "></span>'
            f'<span class="datetime secondary-text"><a rel="nofollow" href="https://kai.example/2023/01/f.html?showComment=16730{at}3187#c{number}">{de(post.when)}</a></span></div>'
            f'<p class="comment-content">{lines(post)}</p><span class="comment-actions secondary-text"><a class="comment-reply" target="_self" data-comment-id="{number}">Antworten</a></span></div>'
            f'<div class="comment-replies">{inside}</div><div class="comment-replybox-single" id="c{number}-ce"></div></li>'
        )

    wrap = (
        '<div class="comment-thread inline-thread"><span class="thread-toggle thread-expanded"><span class="thread-arrow"></span>'
        '<span class="thread-count"><a target="_self">Antworten</a></span></span><ol class="thread-chrome thread-expanded"><div>{}</div>'
        '<div class="continue"><a class="comment-reply" target="_self">Antworten</a></div></ol></div>'
    )
    return shell(
        story.title,
        '<div class="comments" id="comments"><h4>7 Kommentare:</h4><div class="comments-content"><div id="comment-holder"><div id="bc_0_3T" class="comment-thread toplevel-thread"><ol id="top-ra"><div>'
        + nest(story, item, wrap)
        + "</div></ol></div></div></div></div>",
        article(story, "5. Januar 2023"),
    )


def blogger_flat(story: Story) -> str:
    rows = "".join(
        f'<dt class="comment-author " id="c{at + 500}"><a name="c{at + 500}"></a><div class="avatar-image-container"><img alt="" src="/i.png"></div>'
        f'<a href="https://www.blogger.com/profile/1{at}" rel="nofollow">{post.author}</a> hat gesagt…</dt>'
        f'<dd class="comment-body" id="Blog1_cmt-{at + 500}"><p>{lines(post)}</p></dd>'
        f'<dd class="comment-footer"><span class="comment-timestamp"><a href="https://kai.example/f.html?showComment=1{at}#c{at + 500}" title="comment permalink">{de(post.when)}</a>'
        f'<span class="item-control blog-admin"><a class="comment-delete" href="#"><img src="/del.gif"></a></span></span></dd>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div class="comments" id="comments"><h4>7 Kommentare:</h4><div id="Blog1_comments-block-wrapper"><dl class="avatar-comment-indent" id="comments-block">{rows}</dl></div></div>',
        article(story, "5. Januar 2023"),
    )


def livejournal(story: Story) -> str:
    rows = "".join(
        f'<div class="b-tree-twig b-tree-twig-{story.depth[at] + 1}" style="margin-left: {30 * story.depth[at]}px"><div id="t{at + 4711}" class="b-leaf b-leaf-{"odd" if at % 2 else "even"}" data-username="{post.login}">'
        f'<div class="b-leaf-inner"><div class="b-leaf-header"><div class="b-leaf-userpic"><span class="b-leaf-userpic-inner"><img src="/u.png" alt=""></span></div><div class="b-leaf-details">'
        f'<div class="b-leaf-username"><span class="ljuser  i-ljuser  i-ljuser-type-P" data-ljuser="{post.login}"><a href="https://{post.login}.livejournal.com/profile/" class="i-ljuser-profile"><img class="i-ljuser-userhead" src="/h.svg"/></a>'
        f'<a href="https://{post.login}.livejournal.com/" class="i-ljuser-username"><b>{post.login}</b></a></span></div>'
        f'<div class="b-leaf-meta"><p><span class="b-leaf-createdtime">{en_long(post)} UTC</span> <a class="b-leaf-permalink" href="https://tarn.livejournal.com/1.html?thread={at + 4711}#t{at + 4711}">Link</a></p></div></div></div>'
        f'<div class="b-leaf-article">{lines(post)}</div><div class="b-leaf-footer"><ul class="b-leaf-actions"><li class="b-leaf-actions-item"><a class="b-pseudo" href="#">(Ответить)</a></li></ul></div></div></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div id="comments" class="b-grove"><div class="b-tree b-tree-root">{rows}</div></div>',
        article(story, "5 января 2023"),
    )


def en_long(post: Post) -> str:
    return f"January {post.when.day} 2023, {post.when:%H:%M:%S}"


def livejournal_old(story: Story) -> str:
    rows = "".join(
        f"<div id='ljcmt{at + 77}' class='ljcmt_full' style='margin-left: {25 * story.depth[at]}px; margin-top: 5px'><a name='t{at + 77}'></a>"
        f"<table class='talk-comment' width='100%'><tr><td align='left'><span class='ljuser' lj:user='{post.login}' style='white-space: nowrap;'><a href='http://{post.login}.livejournal.com/profile'><img src='/userinfo.gif' alt='[info]' width='17' height='17' /></a>"
        f"<a href='http://{post.login}.livejournal.com/'><b>{post.login}</b></a></span><br />2023-01-{post.when.day:02} {post.when:%H:%M} (UTC)</td></tr></table>"
        f"<div style='margin-left: 5px'>{lines(post)}</div><p style='margin: 0.7em 0'><font size='-2'>(<a href='http://tarn.livejournal.com/1.html?replyto={at + 77}'>Ответить</a>)</font></p></div>"
        for at, post in enumerate(story.posts)
    )
    return shell(story.title, f"<div id='Comments'>{rows}</div>", article(story, "5 января 2023"))


def habr(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<section class="tm-comment-thread"><article class="tm-comment-thread__comment"><a name="comment_{at + 900}" class="tm-comment-thread__target"></a><div class="tm-comment"><header class="tm-comment__header">'
            f'<div class="tm-user-info tm-comment__user-info"><a href="/ru/users/{post.login}/" title="{post.login}" class="tm-user-info__userpic"><div class="tm-entity-image"><svg></svg></div></a>'
            f'<span class="tm-user-info__user"><a href="/ru/users/{post.login}/" class="tm-user-info__username">{post.login}</a>'
            f'<a href="/ru/articles/77/comments/#comment_{at + 900}" class="tm-comment-thread__comment-link"><time datetime="{post.iso}.000Z" title="2023-01-0{post.when.day}, {post.when:%H:%M}">{ru(post.when).replace("января", "янв")}</time></a></span></div></header>'
            f'<div class="tm-comment__body-content"><div><div class="article-formatted-body">{paragraphs(post)}</div></div></div>'
            f'<div class="tm-comment-footer"><div class="tm-votes-lever"><button type="button"><svg></svg></button><span class="tm-votes-lever__score-counter">+{at}</span></div><button class="tm-comment-footer__button">Ответить</button></div></div></article>'
            f'<div class="tm-comment-thread__children">{inside}</div></section>'
        )

    return shell(
        story.title,
        '<div class="tm-comments-wrapper"><h2>Комментарии 7</h2><div class="tm-comments__tree">'
        + nest(story, item)
        + "</div></div>",
        article(story, "5 янв 2023"),
    )


def habr_before(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<li class="content-list__item content-list__item_comment js-comment " rel="{at + 90}"><span class="parent_id" data-parent_id="{0 if post.parent is None else post.parent + 90}"></span><div class="comment" id="comment_{at + 90}"><div class="comment__head">'
            f'<a href="https://habr.example/users/{post.login}/" class="user-info user-info_inline" rel="user-popover" data-user-login="{post.login}"><img src="/a.jpg" class="user-info__image-pic"><span class="user-info__nickname user-info__nickname_small user-info__nickname_comment">{post.login}</span></a>'
            f'<time class="comment__date-time comment__date-time_published" datetime="2023-01-0{post.when.day}T{post.when:%H:%M}Z">{ru(post.when)}</time><ul class="inline-list inline-list_comment-nav"><li><a href="#comment_{at + 90}" class="icon_comment-anchor"></a></li></ul>'
            f'<div class="voting-wjt voting-wjt_comments js-comment-vote"><span class="voting-wjt__counter js-score">+{at}</span></div></div><div class="comment__message">{paragraphs(post)}</div>'
            f'<div class="comment__footer"><a href="#" class="comment__footer-link comment__reply-link">Ответить</a></div></div><ul class="content-list content-list_nested-comments" id="reply_comments_{at + 90}">{inside}</ul></li>'
        )

    return shell(
        story.title,
        '<div class="comments-section"><h2 class="comments-section__head-title">Комментарии 7</h2><ul class="content-list content-list_comments" id="comments-list">'
        + nest(story, item)
        + "</ul></div>",
        article(story, "5 января 2023"),
    )


def disqus(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        answer = (
            ""
            if post.parent is None
            else f'<span><a class="parent-link" href="#comment-{post.parent + 60}" data-role="parent-link"><i class="icon-forward" title="in reply to"></i> {story.posts[post.parent].author}</a></span>'
        )
        return (
            f'<li class="post" id="post-{at + 60}"><div role="alert"></div><div class="post-content" data-role="post-content"><div class="indicator"></div><div class="avatar hovercard"><a href="https://disqus.com/by/{post.login}/" class="user" data-username="{post.login}"><img alt="Avatar" src="/a.jpg"></a></div>'
            f'<div class="post-body"><header class="comment__header"><div class="post-byline"><span class="author publisher-anchor-color"><a href="https://disqus.com/by/{post.login}/" data-username="{post.login}" data-action="profile">{post.author}</a></span>{answer}</div>'
            f'<div class="post-meta"><a href="https://kai.example/f/#comment-{at + 60}" data-role="relative-time" class="time-ago" title="Friday, January {post.when.day}, 2023 {post.when.hour % 12 or 12}:{post.when:%M %p}">2 years ago</a></div></header>'
            f'<div class="post-body-inner"><div class="post-message-container" data-role="message-container"><div class="publisher-anchor-color" data-role="message-content"><div class="post-message " data-role="message" dir="auto"><div>{paragraphs(post)}</div></div></div></div></div>'
            f'<footer class="comment__footer"><menu><li class="voting"><a class="vote-up" role="button"><span class="updatable count" data-role="likes">{at}</span></a></li><li class="reply"><a href="#" data-action="reply">Reply</a></li><li class="share"><a href="#">Share</a></li></menu></footer></div></div>'
            f'<ul class="children" data-role="children">{inside}</ul></li>'
        )

    return shell(
        story.title,
        '<div id="layout"><section id="conversation"><div id="posts"><ul id="post-list" class="post-list">'
        + nest(story, item)
        + "</ul></div></section></div>",
    )


def facebook(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div class="_3-8y _5nz1 clearfix" direction="left"><div class="_ohe lfloat"><a href="https://www.facebook.com/people/{post.login}/{at + 100012}" class="img _8o _8s"><img class="_1cbd" src="/p.jpg" alt=""></a></div><div class="_42ef _8u">'
            f'<div class="clearfix"><div><span class=" UFICommentActorName"><a class="UFICommentActorName" href="https://www.facebook.com/people/{post.login}/{at + 100012}" dir="ltr">{post.author}</a></span></div>'
            f'<div class="_30o4"><span><span class="_5mdd"><span>{lines(post)}</span></span></span></div><div class="_2vq9 fsm fwn fcg"><a role="button" href="#">Like</a><span role="presentation"> · </span><a role="button" href="#">Reply</a><span> · </span>'
            f'<a class="uiLinkSubtle" href="https://kai.example/f?fb_comment_id={at}"><abbr class="UFISutroCommentTimestamp livetimestamp" title="Friday, January {post.when.day}, 2023 at {post.when.hour % 12 or 12}:{post.when:%M %p}" data-utime="16730{at}3187">2y</abbr></a></div></div></div>'
            f'<div class="_44ri _2pis">{inside}</div></div>'
        )

    return shell(
        story.title,
        '<div class="_56q9"><div class="_4uyl">7 comments</div><div class="_4k-6">'
        + nest(story, item)
        + "</div></div>",
    )


def _login(story: Story) -> Story:
    return story


PAGES = (
    Page(name="blogger", story=GERMAN, draw=blogger, quotes=False),
    Page(name="livejournal", story=RUSSIAN, draw=livejournal, quotes=False),
    Page(name="habr", story=RUSSIAN, draw=habr, quotes=False),
    Page(name="disqus", story=ENGLISH, draw=disqus, quotes=False),
    Page(name="facebook", story=ENGLISH, draw=facebook, quotes=False),
)
SECOND = (
    Page(name="blogger flat", story=GERMAN, draw=blogger_flat, quotes=False, tree=False),
    Page(name="livejournal old", story=RUSSIAN, draw=livejournal_old, quotes=False),
    Page(name="habr before 2021", story=RUSSIAN, draw=habr_before, quotes=False),
)
