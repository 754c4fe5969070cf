"""Platforms that have no file of their own: comment services, other forums, networks; written before anything read them."""

from __future__ import annotations

from tests.thread.pages import quay
from tests.thread.pages.story import Page, Post, Story, article, lines, nest, paragraphs, shell


def _us(post: Post) -> str:
    return f"{post.when.month:02}-{post.when.day}-2024"


def _marked(story: Story, post: Post) -> str:
    return "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))


def coral(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div class="CLASSES coral coral-comment Comment-root-3{at}" data-testid="comment-{at}" id="comment-{at}"><div class="coral coral-indent coral-indent-{story.depth[at]}"><div class="Box-root Flex-root"><div class="coral coral-comment-username coral-username Username-root" data-testid="comment-username">{post.author}</div>'
            f'<time class="coral coral-timestamp coral-comment-timestamp Timestamp-text" datetime="{post.iso}.120Z" title="3/{post.when.day}/2024, {post.when:%H:%M}">{at + 2} months ago</time></div><div class="coral coral-content coral-comment-content">{"<br>".join(post.words)}</div>'
            f'<div class="coral coral-comment-actionBar"><button class="coral coral-reactButton">Respect</button><button class="coral coral-comment-replyButton">Reply</button><button class="coral coral-comment-shareButton">Share</button><button class="coral">Report</button></div></div></div>{inside}'
        )

    return shell(
        story.title,
        f'<div id="coral_thread"><h2 class="coral">All comments ({len(story.posts)})</h2><section id="comments-allComments-log">{nest(story, item)}</section></div>',
        article(story, "March 11, 2024"),
    )


def commento(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div id="commento-comment-card-{at}f" class="commento-card" style="border-left: 2px solid #396ab1;"><div class="commento-header"><div class="commento-options"><button type="button" class="commento-option-button commento-option-reply" title="Reply"></button></div><div class="commento-avatar" style="background: rgb(57, 106, 177);">{post.author[0]}</div><div class="commento-name commento-name-no-link">{post.author}</div><div class="commento-subtitle"><div class="commento-score">{at} points</div><div title="{post.when:%a} Mar {post.when.day} 2024 {post.when:%H:%M:%S} GMT+0000" class="commento-timeago">2 years ago</div></div></div>'
            f'<div><div class="commento-body" id="commento-comment-body-{at}">{paragraphs(post)}</div></div><div class="commento-card-children">{inside}</div></div>'
        )

    return shell(
        story.title,
        f'<div id="commento"><div class="commento-main-area"><div class="commento-comments">{nest(story, item)}</div></div></div>',
        article(story, "March 11, 2024"),
    )


def hyvor(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return f'<div class="comment-wrap s-x1 depth-{story.depth[at]}"><div class="comment s-x1" id="ht-comment-{at}"><div class="picture s-x1"><img alt="" src="/a.png"></div><div class="comment-right s-x1"><div class="top s-x1"><span class="name s-x1">{post.author}</span><span class="badge">Leser</span><a class="time s-x1" href="#ht-comment-{at}" title="{post.when.day}. März 2024, {post.when:%H:%M}">vor {at + 2} Tagen</a></div><div class="content s-x1">{paragraphs(post)}</div><div class="footer s-x1"><button>Gefällt mir</button> <button>Antworten</button></div></div></div><div class="replies s-x1">{inside}</div></div>'

    return shell(
        story.title,
        f'<hyvor-talk-comments><div class="list">{nest(story, item)}</div></hyvor-talk-comments>',
        article(story, "11. März 2024"),
    )


def vanilla(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<blockquote class="Quote UserQuote"><div class="QuoteAuthor"><a href="/profile/{author}" rel="nofollow">{author}</a> said:</div><div class="QuoteText"><p>{words}</p></div></blockquote>'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<li class="Item ItemComment Role_Member" id="Comment_{at + 30}"><div class="Comment"><div class="Item-Header CommentHeader"><div class="AuthorWrap"><span class="Author"><a title="{post.author}" href="/profile/{at}" class="PhotoWrap"><img src="/a.png" alt="{post.author}" class="ProfilePhoto ProfilePhotoMedium"></a><a href="/profile/{at}" class="Username js-userCard">{post.author}</a></span><span class="AuthorInfo"> <span class="MItem Rank">Member</span> <span class="MItem PostCount">Posts: {at}</span></span></div>'
            f'<div class="Meta CommentMeta CommentInfo"><span class="MItem DateCreated"><a href="/discussion/comment/{at + 30}/#Comment_{at + 30}" class="Permalink" name="Item_{at}" rel="nofollow"><time title="March {post.when.day}, 2024 {post.when.hour % 12 or 12}:{post.when:%M%p}" datetime="{post.iso}+00:00">March 2024</time></a></span></div></div><div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">{quotes}{paragraphs(post)}</div><div class="Reactions"><a class="Hijack ReactButton">Like</a></div></div></div></div></li>'
        )
    return shell(
        story.title,
        f'<div class="MessageList Discussion"><div class="PageTitle"><h1>{story.title}</h1></div></div><div class="CommentsWrap"><ul class="MessageList DataList Comments pageBox">{rows}</ul></div>',
    )


def mybb(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<blockquote class="mycode_quote"><cite><span> ({_us(post)}, 08:41 AM)</span>{author} Wrote:  <a href="#pid{one + 9}" class="quick_jump"></a></cite>{words}</blockquote>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<a name="pid{at + 9}" id="pid{at + 9}"></a><div class="post classic " style="" id="post_{at + 9}"><div class="post_author scaleimages"><strong><span class="largetext"><a href="member.php?uid={at}">{post.author}</a></span></strong> <img src="images/buddy_offline.png" title="Offline" alt="Offline" class="buddy_status" /><br /><span class="smalltext">Junior Member<br /><img src="images/star.png" border="0" alt="*" /><br /></span><div class="author_statistics">Posts: 1{at}<br />Threads: 2<br />Joined: Jan 2012<br />Reputation: <strong class="reputation_neutral">0</strong></div></div>'
            f'<div class="post_content"><div class="post_head"><div class="float_right" style="vertical-align: top"><strong><a href="showthread.php?pid={at + 9}#pid{at + 9}" title="{story.title}">#{at + 1}</a></strong></div><span class="post_date">{_us(post)}, {post.when:%I:%M %p} <span class="post_edit" id="edited_by_{at + 9}"></span></span></div><div class="post_body scaleimages" id="pid_{at + 9}">{quotes}{lines(post)}</div><div class="signature scaleimages">Fair winds</div><div class="post_meta" id="post_meta_{at}"></div></div><div class="post_controls"><div class="postbit_buttons author_buttons float_left"><a href="#" class="postbit_find"><span>Find</span></a></div><div class="postbit_buttons post_management_buttons float_right"><a href="#" class="postbit_quote"><span>Reply</span></a></div></div></div>'
        )
    return shell(
        story.title,
        f'<table class="tborder tfixed clear"><tr><td class="thead"><strong>{story.title}</strong></td></tr><tr><td id="posts_container"><div id="posts">{rows}</div></td></tr></table>',
    )


def punbb(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div class="quotebox"><cite>{author} пишет:</cite><blockquote><div><p>{words}</p></div></blockquote></div>'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<div id="p{at + 44}" class="blockpost row{"odd" if at % 2 else "even"}{" firstpost" if not at else ""}"><h2><span><span class="conr">#{at + 1}</span> <a href="viewtopic.php?pid={at + 44}#p{at + 44}">2024-03-{post.when.day} {post.when:%H:%M:%S}</a></span></h2><div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong><a href="profile.php?id={at}">{post.author}</a></strong></dt><dd class="usertitle"><strong>Участник</strong></dd><dd><span>Откуда: Орлин</span></dd><dd><span>Зарегистрирован: 2012-01-0{at % 9 + 1}</span></dd><dd><span>Сообщений: {at + 3}</span></dd></dl></div>'
            f'<div class="postright"><h3>{"Re: " if at else ""}{story.title}</h3><div class="postmsg">{quotes}<p>{"<br />".join(post.words)}</p></div><div class="postsignature postmsg"><hr /><p>Семь футов под килем</p></div></div></div></div><div class="inbox"><div class="postfoot clearb"><div class="postfootleft"><p><span>Неактивен</span></p></div><div class="postfootright"><ul><li class="postreport"><span><a href="#">Пожаловаться</a></span></li><li class="postquote"><span><a href="#">Цитировать</a></span></li></ul></div></div></div></div></div>'
        )
    return shell(story.title, f'<div id="brdmain"><div class="linkst"><h1>{story.title}</h1></div>{rows}</div>')


def drupal(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<a id="comment-{at + 700}"></a><article data-comment-user-id="0" role="article" class="comment js-comment by-anonymous"><span class="hidden" data-comment-timestamp="17102{at}"></span><footer class="comment__meta"><p class="comment__author"><span lang="" typeof="schema:Person" property="schema:name" datatype="">{post.author} (nicht überprüft)</span></p><p class="comment__time">{post.when:%a}, {post.when.day:02}.03.2024 - {post.when:%H:%M}</p><p class="comment__permalink"><a href="/comment/{at + 700}#comment-{at + 700}" hreflang="de">Permalink</a></p></footer>'
            f'<div class="comment__content"><h3><a href="/comment/{at + 700}#comment-{at + 700}" class="permalink" rel="bookmark" hreflang="de">{post.words[0][:20]}</a></h3><div class="text-formatted field field--name-comment-body field--type-text-long field--label-hidden field__item">{paragraphs(post)}</div><ul class="links inline"><li class="comment-reply"><a href="#">Antworten</a></li></ul></div></article>'
            + (f'<div class="indented">{inside}</div>' if inside else "")
        )

    return shell(
        story.title,
        f'<section class="field field--name-comment comment-wrapper"><h2 class="title comment-form__title">Kommentare</h2>{nest(story, item)}</section>',
        article(story, "11. März 2024"),
    )


def jcomments(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<span class="quote">Цитирую {author}:</span><blockquote><div>{words}</div></blockquote>'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<div class="{"odd" if at % 2 else "even"}" id="comment-item-{at + 80}"><div class="rbox"><div class="rbox_tr"><div class="rbox_tl"><div class="rbox_t">&nbsp;</div></div></div><div class="rbox_m"><div class="comment-box"><span class="comments-vote"><span id="comment-vote-holder-{at}"><a href="#" class="vote-good" title="Хороший комментарий!"></a><a href="#" class="vote-poor"></a><span class="vote-none">{at}</span></span></span><a class="comment-anchor" href="/news/5#comment-{at + 80}" id="comment-{at + 80}">#{at + 1}</a> <span class="comment-author">{post.author}</span> <span class="comment-date">{post.when.day}.03.2024 {post.when:%H:%M}</span>'
            f'<div class="comment-body" id="comment-body-{at + 80}">{quotes}{"<br />".join(post.words)}</div><span class="comments-buttons"><a href="#">Ответить</a> | <a href="#">Ответить с цитатой</a> | <a href="#">Цитировать</a></span></div><div class="clear"></div></div></div></div>'
        )
    return shell(
        story.title,
        f'<div id="jc"><div id="comments"><h4>Комментарии <a class="refresh" href="#" title="Обновить список комментариев">&nbsp;</a></h4><div id="comments-list" class="comments-list">{rows}</div><div id="comments-list-footer"><a class="refresh" href="#">Обновить список комментариев</a><br /><a class="rss" href="#">RSS лента комментариев этой записи</a></div></div></div>',
        article(story, "11 марта 2024"),
    )


def kunena(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div class="kmsgtext-quote"><b>{author} schrieb:</b> {words}</div>'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<div class="kblock kpost-container"><div class="kheader"><h2><span class="kmsgdate kmsgdate-left" title="{post.when.day}. Mär 2024 {post.when:%H:%M}">{post.when.day}. Mär 2024 {post.when:%H:%M}</span></h2><a name="{at + 64}"></a><span class="kmsg-id-right"><a href="/forum/5#{at + 64}" rel="nofollow" title="#{at + 64}">#{at + 64}</a></span></div><div class="kcontainer"><div class="kbody"><table class="kmsg"><tbody><tr><td rowspan="2" class="kprofile-left"><div class="kpost-profile"><ul><li class="kpost-username"><a class="kwho-user" href="/u{at}" rel="nofollow">{post.author}</a></li><li class="kpost-userrank">Junior Boarder</li><li><span class="kicon-button kbuttononline-no"><span class="online-no"><span>Offline</span></span></span></li><li>Beiträge: 1{at}</li></ul></div></td>'
            f'<td class="kmessage-left"><div class="kmsgbody"><div class="kmsgtext">{quotes}{lines(post)}</div></div></td></tr><tr><td class="kbuttonbar-left"><div class="kmessage-buttons-row">Bitte <a href="#">Anmelden</a> um der Konversation beizutreten.</div></td></tr></tbody></table></div></div></div>'
        )
    return shell(story.title, f'<div id="Kunena"><h1>Thema: {story.title}</h1>{rows}</div>')


def bitrix(story: Story) -> str:
    rows = "".join(
        f'<div class="blog-comment" style="padding-left:{25 * story.depth[at]}px;"><a name="{at + 311}"></a><div class="blog-clear-float"></div><div class="blog-comment-cont blog-comment-cont-white"><div class="blog-comment-cont-white"><div class="blog-comment-info"><div class="blog-author"><a class="blog-author-icon" href="/people/user/{at}/"></a><a href="/people/user/{at}/">{post.author}</a></div><div class="blog-comment-date">{post.when.day:02}.03.2024 {post.when:%H:%M:%S}</div></div><div class="blog-clear-float"></div><div class="blog-comment-content">{"<br />".join(post.words)}</div><div class="blog-comment-meta"><span class="blog-comment-answer"><a href="javascript:void(0)">Ответить</a></span><span class="blog-vert-separator">|</span><span class="blog-comment-link"><a href="#{at + 311}">Ссылка</a></span></div></div></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div class="blog-comments" id="blg-comment-5"><a name="comments"></a><div class="blog-comments-header">Комментарии</div>{rows}</div>',
        article(story, "11 марта 2024"),
    )


def ucoz(story: Story) -> str:
    rows = "".join(
        f'<div class="comEnt" id="comEnt{at + 19}" style="margin-left:{20 * story.depth[at]}px"><table border="0" cellpadding="2" cellspacing="1" width="100%" class="cBlock{at % 2 + 1}"><tr><td style="padding:3px;"><div style="text-align:right;float:right;font-size:7pt;">{at} <a href="javascript://" title="Спам">Спам</a></div><span class="cTop"><b>{len(story.posts) - at}</b> <a href="javascript://" class="cUser"><b>{post.author}</b></a> &nbsp; (<span style="font-size:8pt;">{post.when.day:02}.03.2024 {post.when:%H:%M}</span>) <a href="#ent{at + 19}"><img alt="" src="/m.gif" /></a></span></td></tr><tr><td class="cMessage" style="padding:4px;">{"<br />".join(post.words)}</td></tr><tr><td><a class="cAnswer" href="javascript://">Ответить</a></td></tr></table></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<table border="0" width="100%"><tr><td width="60%" height="25"><!--<s5183>-->Всего комментариев<!--</s>-->: <b>{len(story.posts)}</b></td></tr><tr><td colspan="2"><div id="allEntries">{rows}</div></td></tr></table>',
        article(story, "11 марта 2024"),
    )


def vk(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div id="post-1_{at + 55}" class="reply reply_dived clear reply_replieable _post" data-post-id="-1_{at + 55}"><div class="reply_wrap _reply_content _post_content clear_fix"><a class="reply_image" href="/id{at + 5}"><img src="/a.jpg" width="34" height="34" class="reply_img" alt=""/></a><div class="reply_content"><div class="reply_author"><a class="author" href="/id{at + 5}" data-from-id="{at + 5}">{post.author}</a></div><div class="reply_text"><div id="wpt-1_{at + 55}"><div class="wall_reply_text">{"<br>".join(post.words)}</div></div></div>'
            f'<div class="reply_footer clear_fix"><div class="like_btns"><a class="like_btn like _like"><span class="like_button_count">{at}</span></a></div><div class="reply_date"><a class="wd_lnk" href="/wall-1_5?reply={at + 55}"><span class="rel_date">{post.when.day} мар 2024 в {post.when.hour}:{post.when:%M}</span></a></div><a class="reply_link">Ответить</a></div></div></div></div>'
            + (f'<div class="replies_wrap_deep"><div class="replies_list_deep">{inside}</div></div>' if inside else "")
        )

    return shell(
        story.title,
        f'<div class="wcomments_page"><div class="wcomments_posts" id="wcomments_posts">{nest(story, item)}</div></div>',
    )


def ok(story: Story) -> str:
    rows = "".join(
        f'<div class="comments_lst_cnt"><div class="d_comment_w d_comment_w__{"theme" if at % 2 else "theme2"}" data-seen-params="{{}}"><div class="d_comment_left_w"><a href="/profile/{at + 500}" class="photo"><img alt="" src="/a.jpg"></a></div><div class="d_comment_right_w"><div class="comments_author"><span class="o comments_author-name"><a class="user-link" href="/profile/{at + 500}">{post.author}</a></span></div><div class="comments_body"><div class="comments_text textWrap"><div>{"<br>".join(post.words)}</div></div></div><div class="comments_info"><span class="comments_date">{post.when.day} мар 2024 {post.when:%H:%M}</span><span class="tico">Класс</span><a class="comments_reply">Ответить</a></div></div></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(story.title, f'<div class="comments_lst" id="comments">{rows}</div>')


def youtube(story: Story) -> str:
    def one(at: int, post: Post, kind: str) -> str:
        return (
            f'<ytd-comment-view-model id="comment" class="style-scope {kind}"><div id="body" class="style-scope ytd-comment-view-model"><div id="author-thumbnail"><a href="/@{post.login}"><img alt="" src="/a.jpg"></a></div><div id="main" class="style-scope"><div id="header"><div id="header-author"><h3 class="style-scope ytd-comment-view-model"><a id="author-text" class="yt-simple-endpoint" href="/@{post.login}"><span class="style-scope ytd-comment-view-model">@{post.login}</span></a></h3><span id="published-time-text" dir="auto"><a class="yt-simple-endpoint" href="/watch?v=q&amp;lc=Ug{at}" dir="auto">{at + 1} months ago</a></span></div></div>'
            f'<ytd-expander id="expander"><div id="content"><yt-attributed-string id="content-text"><span class="yt-core-attributed-string">{"<br>".join(post.words)}</span></yt-attributed-string></div><tp-yt-paper-button id="more"><span>Read more</span></tp-yt-paper-button></ytd-expander><ytd-comment-engagement-bar id="action-buttons"><div id="toolbar"><span id="vote-count-middle">{at}</span><ytd-button-renderer id="reply-button-end"><button aria-label="Reply">Reply</button></ytd-button-renderer></div></ytd-comment-engagement-bar></div></div></ytd-comment-view-model>'
        )

    rows = ""
    for at, post in enumerate(story.posts):
        if story.depth[at]:
            continue
        below = "".join(
            one(under, other, "ytd-comment-replies-renderer")
            for under, other in enumerate(story.posts)
            if _top(story, under) == at and under != at
        )
        replies = (
            f'<div id="replies"><ytd-comment-replies-renderer><div id="expander-contents"><div id="contents">{below}</div></div></ytd-comment-replies-renderer></div>'
            if below
            else ""
        )
        rows += f'<ytd-comment-thread-renderer class="style-scope ytd-item-section-renderer">{one(at, post, "ytd-comment-thread-renderer")}{replies}</ytd-comment-thread-renderer>'
    return shell(
        story.title,
        f'<ytd-comments id="comments"><ytd-item-section-renderer><div id="header"><h2 id="count"><yt-formatted-string><span>{len(story.posts)}</span><span> Comments</span></yt-formatted-string></h2></div><div id="contents">{rows}</div></ytd-item-section-renderer></ytd-comments>',
    )


def _top(story: Story, at: int) -> int:
    parent = story.posts[at].parent
    return at if parent is None else _top(story, parent)


def under_the_top(story: Story) -> Story:
    """The story where every answer hangs on the first comment of its branch, as sites with one level print it."""
    posts = tuple(
        Post(
            author=post.author,
            when=post.when,
            words=post.words,
            parent=None if post.parent is None else _top(story, at),
            quotes=post.quotes,
        )
        for at, post in enumerate(story.posts)
    )
    return Story(title=story.title, article=story.article, posts=posts)


def lemmy(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = _marked(story, post)
        return (
            f'<li class="comment list-unstyled"><article id="comment-{at + 70}" class="details comment-node py-2" tabindex="-1"><div class="ms-2"><div class="d-flex flex-wrap align-items-center text-muted small"><button class="btn btn-sm btn-link text-muted me-2" aria-label="Collapse"></button><a class="person-listing d-inline-flex align-items-baseline text-info" title="{post.login}@orlin.example" href="/u/{post.login}"><span>{post.login}</span></a><a class="btn btn-link btn-animate text-muted" href="/comment/{at + 70}"></a><span class="mr-lg-5 flex-grow-1 flex-lg-grow-0 unselectable pointer mx-2"></span><span class="moment-time pointer unselectable" data-tippy-content="{post.when:%A}, March {post.when.day}th, 2024 at {post.when:%H:%M}">2 years ago</span></div><div id="x"><div class="comment-content"><div class="md-div">{quotes}{paragraphs(post)}</div></div><div class="comment-bottom-btns d-flex"><button class="btn btn-link btn-sm btn-animate text-muted">{at}</button><button class="btn btn-link btn-sm">reply</button></div></div></div></article>'
            + (f'<ul class="comments border-top border-light">{inside}</ul>' if inside else "")
            + "</li>"
        )

    return shell(
        story.title,
        f'<div class="post-listing"><h1 class="h4">{story.title}</h1></div><ul class="comments">{nest(story, item)}</ul>',
    )


def mastodon(story: Story) -> str:
    rows = "".join(
        f'<div class="entry entry-{"reply" if at else "center"}"><div class="status" data-id="11{at}"><div class="status__info"><a class="status__relative-time u-url u-uid" rel="noopener" href="https://m.example/@{post.login}/11{at}"><span class="status__visibility-icon"></span><time class="time-ago" datetime="{post.iso}Z" title="{post.when.day:02}. März 2024, {post.when:%H:%M}">{post.when.day:02}. Mär</time></a><a class="status__display-name u-url" target="_blank" rel="noopener" href="https://m.example/@{post.login}"><div class="status__avatar"><div><img alt="" class="u-photo account__avatar" src="/a.png"></div></div><span class="display-name"><bdi><strong class="display-name__html p-name emojify">{post.author}</strong></bdi> <span class="display-name__account">@{post.login}</span></span></a></div><div class="status__content emojify"><div class="e-content">{paragraphs(post)}</div></div><div class="status__action-bar"><a class="status__action-bar-button icon-button"><span class="icon-button__counter">{at}</span></a></div></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(story.title, f'<div class="activity-stream activity-stream--headless h-entry">{rows}</div>')


def github(story: Story) -> str:
    rows = "".join(
        f'<div class="js-timeline-item js-timeline-progressive-focus-container" data-gid="I{at}"><div class="TimelineItem pt-0 js-comment-container"><div class="avatar-parent-child TimelineItem-avatar d-none d-md-block"><a class="d-inline-block" href="/{post.login}"><img class="avatar avatar-user" alt="@{post.login}" src="/a.png"></a></div><div class="timeline-comment-group js-minimizable-comment-group js-targetable-element TimelineItem-body my-0" id="issuecomment-{at + 99}"><div class="ml-n3 timeline-comment unminimized-comment comment previewable-edit"><div class="timeline-comment-header clearfix d-flex"><div class="timeline-comment-actions"><span class="Label ml-1">Contributor</span></div><h3 class="f5 text-normal"><strong><a class="author Link--primary text-bold css-overflow-wrap-anywhere" href="/{post.login}">{post.login}</a></strong> commented <a href="#issuecomment-{at + 99}" class="Link--secondary js-timestamp"><relative-time datetime="{post.iso}Z" class="no-wrap">Mar {post.when.day}, 2024</relative-time></a></h3></div>'
        f'<div class="edit-comment-hide"><task-lists><table class="d-block user-select-contain"><tbody class="d-block"><tr class="d-block"><td class="d-block comment-body markdown-body js-comment-body">{_marked(story, post)}{paragraphs(post)}</td></tr></tbody></table></task-lists></div></div></div></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<h1 class="gh-header-title"><bdi class="js-issue-title markdown-title">{story.title}</bdi> <span class="f1-light">#7</span></h1><div class="js-discussion">{rows}</div>',
    )


def stackexchange(story: Story) -> str:
    rows = "".join(
        f'<li id="comment-{at + 8800}" class="comment js-comment " data-comment-id="{at + 8800}"><div class="js-comment-actions comment-actions"><div class="comment-score js-comment-score"><span title="number of \'useful comment\' votes received" class="cool">{at + 1}</span></div></div><div class="comment-text  js-comment-text-and-form"><div class="comment-body js-comment-edit-hide"><span class="comment-copy">{" ".join(post.words)}</span> <div class="d-inline-flex ai-center">&ndash;&nbsp;<a href="/users/{at}/x" title="1{at} reputation" class="comment-user">{post.author}</a></div> <span class="comment-date" dir="ltr"><a class="comment-link" href="#comment{at + 8800}_1"><span title="2024-03-{post.when.day} {post.when:%H:%M:%S}Z, License: CC BY-SA 4.0" class="relativetime-clean">Mar {post.when.day}, 2024 at {post.when.hour}:{post.when:%M}</span></a></span></div></div></li>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div id="question-header"><h1>{story.title}</h1></div><div class="question"><div class="s-prose js-post-body"><p>{story.article[0]}</p></div><div id="comments-1" class="comments js-comments-container"><ul class="comments-list js-comments-list">{rows}</ul></div></div>',
    )


def remark42(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return f'<div class="thread thread_theme_light {"" if at else "root__thread"}" role="listitem"><article class="comment comment_theme_light" id="remark42__comment-{at}a"><div class="comment__info"><img class="comment__avatar" src="/a.png" alt=""/><button class="comment__username" title="id{at}">{post.author}</button><a href="https://k.example/#remark42__comment-{at}a" class="comment__time">{post.when.day:02}.03.2024 в {post.when:%H:%M}</a><span class="comment__score"><span class="comment__vote">+</span><span class="comment__score-value">{at}</span><span class="comment__vote">−</span></span></div><div class="comment__body"><div class="comment__text raw-content">{paragraphs(post)}</div><div class="comment__actions"><button class="comment__action">Ответить</button></div></div></article>{inside}</div>'

    return shell(
        story.title,
        f'<div id="remark42"><div class="root__threads" role="list">{nest(story, item)}</div></div>',
        article(story, "11 марта 2024"),
    )


def isso(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return f'<div class="isso-comment isso-no-votes" id="isso-{at + 4}"><div class="isso-avatar"><svg data-hash="x"></svg></div><div class="isso-text-wrapper"><div class="isso-comment-header" role="meta"><span class="isso-author">{post.author}</span> <span class="isso-spacer">•</span> <a class="isso-permalink" href="#isso-{at + 4}"><time title="{post.when:%a} Mar {post.when.day} 2024 {post.when:%H:%M:%S} GMT+0100" datetime="{post.iso}Z">vor einem Monat</time></a><span class="isso-note"></span></div><div class="isso-text">{paragraphs(post)}</div><div class="isso-comment-footer"><span class="isso-votes">{at}</span><a class="isso-reply" href="#">Antworten</a></div></div><div class="isso-target"></div><div class="isso-follow-up">{inside}</div></div>'

    return shell(
        story.title,
        f'<section id="isso-thread"><h4 class="isso-thread-heading">{len(story.posts)} Kommentare</h4><div id="isso-root">{nest(story, item)}</div></section>',
        article(story, "11. März 2024"),
    )


def intensedebate(story: Story) -> str:
    rows = "".join(
        f'<div class="idc-c" id="IDComment{at + 60}" style="margin-left:{20 * story.depth[at]}px"><div class="idc-c-h"><div class="idc-c-h-inner"><a href="#" class="idc-a"><img class="idc-avatar" alt="{post.author}\'s avatar" src="/a.png" /></a><div class="idc-v"><span class="idc-v-total">{at}</span></div><p><a href="/people/{at}" class="idc-a">{post.author}</a> <span class="idc-level">12p</span> <span class="idc-i"><em>&middot;</em> <a href="#IDComment{at + 60}" class="idc-time" title="March {post.when.day}, 2024 at {post.when:%I:%M %p}">521 weeks ago</a></span></p></div></div><div class="idc-c-t"><div class="idc-c-t-inner">{"<br/>".join(post.words)}</div></div><div class="idc-c-b"><a href="#" class="idc-btn_s">Reply</a> <a href="#">Report</a></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div id="idc-cover"><h3>Comments ({len(story.posts)})</h3><div id="idc-commentarea">{rows}</div></div>',
        article(story, "March 11, 2024"),
    )


PAGES = (
    Page(name="coral", story=quay.EN, draw=coral, quotes=False),
    Page(name="commento", story=quay.EN, draw=commento, quotes=False),
    Page(name="hyvor", story=quay.DE, draw=hyvor, quotes=False),
    Page(name="vanilla", story=quay.EN, draw=vanilla, tree=False),
    Page(name="mybb", story=quay.EN, draw=mybb, tree=False),
    Page(name="punbb", story=quay.RU, draw=punbb, tree=False),
    Page(name="drupal", story=quay.DE, draw=drupal, quotes=False),
    Page(name="jcomments", story=quay.RU, draw=jcomments, tree=False),
    Page(name="kunena", story=quay.DE, draw=kunena, tree=False, quotes=False),
    Page(name="bitrix", story=quay.RU, draw=bitrix, quotes=False),
    Page(name="ucoz", story=quay.RU, draw=ucoz, quotes=False),
    Page(name="vk", story=quay.RU, draw=vk, quotes=False),
    Page(name="ok", story=quay.RU, draw=ok, tree=False, quotes=False),
    Page(name="youtube", story=under_the_top(quay.EN), draw=youtube, quotes=False, clock=False),
    Page(name="lemmy", story=quay.EN, draw=lemmy),
    Page(name="mastodon", story=quay.DE, draw=mastodon, tree=False, quotes=False),
    Page(name="github", story=quay.EN, draw=github, tree=False),
    Page(name="stackexchange", story=quay.EN, draw=stackexchange, tree=False, quotes=False),
    Page(name="remark42", story=quay.RU, draw=remark42, quotes=False),
    Page(name="isso", story=quay.DE, draw=isso, quotes=False),
    Page(name="intensedebate", story=quay.EN, draw=intensedebate, quotes=False),
)
