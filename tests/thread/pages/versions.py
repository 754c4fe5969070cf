"""Further versions and themes of the platforms that have files of their own, written before anything read them."""

from __future__ import annotations

from tests.thread.pages import quay
from tests.thread.pages.story import Page, Post, Story, article, de, en, lines, nest, paragraphs, shell, uk

_INSIDE_1 = '<ul class="children">{}</ul>'
_INSIDE_2 = '<div class="comments__children">{}</div>'
_INSIDE_3 = '<ol class="comments-tree-list">{}</ol>'


def _clock(post: Post) -> str:
    return f"{post.when.hour % 12 or 12}:{post.when:%M} {post.when:%p}"


def _rich(story: Story, post: Post) -> str:
    quotes = "".join(
        f'<blockquote class="_28lDeogZhLGXvE95QRPeDL"><p class="_1qeIAgB0cPwnLhDF9XSiJM">{words}</p></blockquote>'
        for _, _, words in story.quoted(post)
    )
    return quotes + "".join(f'<p class="_1qeIAgB0cPwnLhDF9XSiJM">{one}</p>' for one in post.words)


def genesis(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<li class="comment even thread-even depth-{story.depth[at] + 1}" id="comment-{at + 500}"><article id="article-comment-{at + 500}" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><header class="comment-header"><p class="comment-author" itemprop="author" itemscope itemtype="https://schema.org/Person"><img alt="" src="/g.png" class="avatar avatar-48 photo" height="48" width="48"><span itemprop="name">{post.author}</span> <span class="says">says</span></p>'
            f'<p class="comment-meta"><time class="comment-time" datetime="{post.iso}+00:00" itemprop="datePublished"><a class="comment-time-link" href="https://orlin.example/dredger/#comment-{at + 500}" itemprop="url">{en(post.when)}</a></time></p></header><div class="comment-content" itemprop="text">{quotes}{paragraphs(post)}</div>'
            f'<div class="comment-reply"><a rel="nofollow" class="comment-reply-link" href="#comment-{at + 500}" data-commentid="{at + 500}" aria-label="Reply to {post.author}">Reply</a></div></article>{inside}</li><!-- #comment-## -->'
        )

    return shell(
        story.title,
        f'<h2 class="screen-reader-text">Reader Interactions</h2><div class="entry-comments" id="comments"><h3>Comments</h3><ol class="comment-list">{nest(story, item, _INSIDE_1)}</ol></div>'
        '<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a Reply</h3><form><p class="comment-notes">Your email address will not be published. Required fields are marked *</p></form></div>'
        '<aside class="sidebar"><h4>Recent Comments</h4><ul id="recentcomments"><li class="recentcomments"><span class="comment-author-link">Harker</span> on <a href="/x">A bridge</a></li></ul></aside>',
        article(story, "March 11, 2024"),
    )


def kubrick(story: Story) -> str:
    rows = "".join(
        f'<li class="{"alt" if at % 2 else ""}" id="comment-{at + 12}">\n<cite><a href="http://blog.example/{at}" rel="external nofollow">{post.author}</a></cite> Says:\n<br />\n<small class="commentmetadata"><a href="#comment-{at + 12}" title="">March {post.when.day}th, 2024 at {_clock(post).lower()}</a> </small>\n{paragraphs(post)}\n</li>\n'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<h3 id="comments">{len(story.posts)} Responses to &#8220;{story.title}&#8221;</h3><ol class="commentlist">{rows}</ol><h3 id="respond">Leave a Reply</h3><p>You must be <a href="/wp-login.php">logged in</a> to post a comment.</p>',
        article(story, "March 11, 2024"),
    )


def wordpress_custom(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div class="comments__item depth-{story.depth[at] + 1}" id="comment-{at + 90}"><div class="comments__card"><div class="comments__ava"><img src="/a.png" alt=""></div><div class="comments__top"><span class="comments__name">{post.author}</span><span class="comments__date">{post.when:%d.%m.%Y}, {post.when:%H:%M}</span></div><div class="comments__text">{paragraphs(post)}</div>'
            f'<div class="comments__bottom"><div class="comments__vote"><span class="plus">+</span><b>{at}</b><span class="minus">−</span></div><a rel="nofollow" class="comment-reply-link" href="#">Ответить</a></div></div>{inside}</div>'
        )

    return shell(
        story.title,
        f'<div class="comments" id="comments"><div class="comments__title">Комментарии <span>{len(story.posts)}</span></div><div class="comments__list">{nest(story, item, _INSIDE_2)}</div></div>',
        article(story, "11 марта 2024"),
    )


def blogger_contempo(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        replies = (
            f'<div class="comment-thread inline-thread" id="c{at}-rt"><span class="thread-toggle thread-expanded"><span class="thread-arrow"></span><span class="thread-count"><a target="_self">Відповіді</a></span></span><ol class="thread-chrome thread-expanded" id="c{at}-ra"><div>{inside}</div><div class="thread-continue"><a class="comment-reply" target="_self">Відповісти</a></div></ol></div>'
            if inside
            else ""
        )
        return (
            f'<li class="comment" id="c88190{at}"><div class="avatar-image-container"><img alt="" src="//resources.example/blank.gif"></div><div class="comment-block"><div class="comment-header"><cite class="user blog-author"><a href="https://www.blogger.com/profile/1{at}" rel="nofollow">{post.author}</a></cite><span class="icon user "></span><span class="datetime secondary-text"><a rel="nofollow" href="https://kai.example/2024/03/d.html?showComment=171023{at}#c88190{at}">{uk(post.when)}</a></span></div>'
            f'<p class="comment-content">{"<br>".join(post.words)}</p><span class="comment-actions secondary-text"><a class="comment-reply" target="_self" data-comment-id="88190{at}">Відповісти</a><span class="item-control blog-admin"><a target="_self" href="#">Видалити</a></span></span></div><div class="comment-replies">{replies}</div><div class="comment-replybox-single"></div></li>'
        )

    return shell(
        story.title,
        f'<section class="comments threaded" id="comments"><h3 class="title">Коментарі</h3><div class="comments-content"><div id="comment-holder"><div class="comment-thread toplevel-thread"><ol id="top-ra">{nest(story, item)}</ol></div></div></div><p class="comment-footer"><a class="comment-form-message" href="#">Дописати коментар</a></p></section>',
        article(story, "11 березня 2024"),
    )


def dle_table(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<!--QuoteBegin {author} --><div class="title_quote">Цитата: {author}</div><div class="quote"><!--QuoteEBegin-->{words}<!--QuoteEnd--></div><!--QuoteEEnd-->'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<div id=\'comment-id-{at + 31}\'><table width="100%" border="0" cellspacing="0" cellpadding="0" class="commtable"><tr><td class="commhead">#{at + 1} написал: <b><a onclick="ShowProfile(\'x\', \'https://orlin.example/user/x/\', \'0\'); return false;" href="https://orlin.example/user/{at}/">{post.author}</a></b> ({post.when.day} марта 2024 {post.when:%H:%M})</td></tr>'
            f'<tr><td class="commbody"><table><tr><td valign="top" width="110"><img src="/templates/x/noavatar.png" alt="" /><br />Группа: Посетители<br />Регистрация: {at + 1}.02.2012<br />Публикаций: {at}<br />Комментариев: {at * 3}<br />ICQ: --</td><td valign="top"><div id=\'comm-id-{at + 31}\'>{quotes}{lines(post)}</div></td></tr></table></td></tr>'
            f'<tr><td class="commfoot"><a href="javascript:ins(\'x\')">Ответить</a> <a href="#">Цитировать</a> <a href="#">Жалоба</a></td></tr></table></div>'
        )
    return shell(
        story.title,
        f"<a name='comment'></a><div id='dle-comments-list'>{rows}</div><div id='dle-ajax-comments'></div><div class=\"addcomm\">Добавить комментарий</div>",
        article(story, "11 марта 2024"),
    )


def dle_portal(story: Story) -> str:
    rows = "".join(
        f'<li id="comments-tree-item-{at + 7}" class="comments-tree-item" style="margin-left:0"><div id=\'comment-id-{at + 7}\'><div class="comm-item clearfix"><div class="comm-left img-box"><img src="/a.png" alt="{post.author}"/></div><div class="comm-right"><div class="comm-one clearfix"><span class="comm-author">{post.author}</span><span class="comm-group">Гости</span><span>{post.when.day} марта 2024 {post.when:%H:%M}</span></div>'
        f'<div class="comm-two clearfix full-text"><div id=\'comm-id-{at + 7}\'>{lines(post)}</div></div><div class="comm-three clearfix"><ul><li><span id="comments-ratig-layer-{at}"><span class="ratingtypeplusminus ratingplus">+{at}</span></span></li><li><a href="#">Ответить</a></li><li class="reply"><a href="#"><span class="fa fa-thumbs-down"></span>Цитировать</a></li></ul></div></div></div></div>{{}}</li>'
        for at, post in enumerate(story.posts)
    ).split("{}")

    def item(at: int, _: Post, inside: str) -> str:
        return f"{rows[at].removeprefix('</li>')}{inside}</li>"

    return shell(
        story.title,
        f'<div class="full-comms"><div class="comms-title">Комментарии ({len(story.posts)})</div><ol class="comments-tree-list">{nest(story, item, _INSIDE_3)}</ol></div>',
        article(story, "11 марта 2024"),
    )


def xenforo22(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<blockquote data-attributes="member: 9" data-quote="{author}" data-source="post: {one + 81}" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote js-expandWatch"><div class="bbCodeBlock-title"><a href="/goto/post?id={one + 81}" class="bbCodeBlock-sourceJump" rel="nofollow" data-xf-click="attribution">{author} сказал(а):</a></div><div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent js-expandContent ">{words}</div><div class="bbCodeBlock-expandLink js-expandLink"><a role="button">Нажмите, чтобы раскрыть...</a></div></div></blockquote>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<article class="message message--post js-post js-inlineModContainer   " data-author="{post.author}" data-content="post-{at + 81}" id="js-post-{at + 81}" itemscope itemtype="https://schema.org/Comment" itemid="https://f.example/posts/{at + 81}/"><meta itemprop="parentItem" itemscope itemid="https://f.example/threads/z.5/"><span class="u-anchorTarget" id="post-{at + 81}"></span><div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user" itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="url" content="/m/{at}"><div class="message-avatar message-avatar--online"><div class="message-avatar-wrapper"><a href="/members/{at}/" class="avatar avatar--m avatar--default avatar--default--dynamic"><span class="avatar-u9-m" role="img" aria-label="{post.author}">{post.author[0]}</span></a><span class="message-avatar-online" tabindex="0" title="Сейчас в сети"></span></div></div>'
            f'<div class="message-userDetails"><h4 class="message-name"><a href="/members/{at}/" class="username " dir="auto" itemprop="name">{post.author}</a></h4><h5 class="userTitle message-userTitle" dir="auto" itemprop="jobTitle">Новичок</h5><div class="userBanner userBanner--blue message-userBanner" dir="auto"><span class="userBanner-before"></span><strong>Проверенный</strong><span class="userBanner-after"></span></div></div><div class="message-userExtras"><dl class="pairs pairs--justified"><dt>Регистрация</dt><dd>{at + 1} Янв 2019</dd></dl><dl class="pairs pairs--justified"><dt>Сообщения</dt><dd>1.2{at}</dd></dl><dl class="pairs pairs--justified"><dt>Реакции</dt><dd>5{at}</dd></dl></div><span class="message-userArrow"></span></section></div>'
            f'<div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget"><header class="message-attribution message-attribution--split"><ul class="message-attribution-main listInline "><li class="u-concealed"><a href="/threads/z.5/post-{at + 81}" rel="nofollow" itemprop="url"><time class="u-dt" dir="auto" datetime="{post.iso}+0300" data-time="17102{at}" title="{post.when.day} Мар 2024 в {post.when:%H:%M}" itemprop="datePublished">{post.when.day} Мар 2024</time></a></li></ul><ul class="message-attribution-opposite message-attribution-opposite--list "><li><a href="#" class="message-attribution-gadget" data-xf-init="share-tooltip"><i class="fa--xf far fa-share-alt"></i></a></li><li><a href="/threads/z.5/post-{at + 81}" rel="nofollow">#{at + 1}</a></li></ul></header>'
            f'<div class="message-content js-messageContent"><div class="message-userContent lbContainer js-lbContainer "><article class="message-body js-selectToQuote"><div itemprop="text"><div class="bbWrapper">{quotes}{lines(post)}</div></div><div class="js-selectToQuoteEnd">&nbsp;</div></article></div><div class="reactionsBar js-reactionsList is-active"><ul class="reactionSummary"><li><span class="reaction"><img alt="Like" title="Like"></span></li></ul><span class="u-srOnly">Реакции:</span><a class="reactionsBar-link" href="#"><bdi>Олива</bdi> и <bdi>Зед 42</bdi></a></div></div></div></div></div></article>'
        )
    return shell(
        story.title,
        f'<div class="p-title "><h1 class="p-title-value">{story.title}</h1></div><div class="p-description"><ul class="listInline listInline--bullet"><li><a href="/members/1/" class="username u-concealed">{story.posts[0].author}</a></li><li><a href="/threads/z.5/" class="u-concealed"><time class="u-dt" datetime="2024-03-12T08:41:00+0300">12 Мар 2024</time></a></li></ul></div><div class="block block--messages"><div class="block-container lbContainer"><div class="block-body js-replyNewMessageContainer">{rows}</div></div></div>',
    )


def phpbb33(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        day = ("Вт", "Ср", "Чт")[post.when.day - 12]
        when = f"{day} мар {post.when.day}, 2024 {post.when:%H:%M}"
        quotes = "".join(
            f'<blockquote><div><cite><a href="./memberlist.php?mode=viewprofile&amp;u=9">{author}</a> писал(а): <a href="./viewtopic.php?p={one + 60}#p{one + 60}" aria-label="Перейти к посту" class="postlink"><i class="icon fa-arrow-circle-up fa-fw" aria-hidden="true"></i></a><span class="responsive-hide">{when}</span></cite>{words}</div></blockquote>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<div id="p{at + 60}" class="post has-profile bg{at % 2 + 1} online"><div class="inner"><dl class="postprofile" id="profile{at + 60}"><dt class="has-profile-rank no-avatar"><div class="avatar-container"></div><a href="./memberlist.php?mode=viewprofile&amp;u={at}" class="username">{post.author}</a></dt><dd class="profile-rank">Старожил</dd><dd class="profile-posts"><strong>Сообщения:</strong> <a href="#">{at + 5}</a></dd><dd class="profile-joined"><strong>Зарегистрирован:</strong> Пн янв 0{at % 9 + 1}, 2012 10:00</dd><dd class="profile-custom-field profile-phpbb_location"><strong>Откуда:</strong> Орлин</dd></dl>'
            f'<div class="postbody"><div id="post_content{at + 60}"><h3 class="{"first" if not at else ""}"><a href="./viewtopic.php?p={at + 60}#p{at + 60}">{"" if not at else "Re: "}{story.title}</a></h3><ul class="post-buttons"><li><a href="./posting.php" title="Ответить с цитатой" class="button button-icon-only"><i class="icon fa-quote-left fa-fw"></i><span class="sr-only">Цитата</span></a></li></ul>'
            f'<p class="author"><a class="unread" href="./viewtopic.php?p={at + 60}#p{at + 60}" title="Сообщение"><i class="icon fa-file fa-fw icon-lightgray icon-md" aria-hidden="true"></i><span class="sr-only">Сообщение</span></a><span class="responsive-hide"><strong><a href="./memberlist.php?mode=viewprofile&amp;u={at}" class="username">{post.author}</a></strong> &raquo; </span><time datetime="{post.iso}+00:00">{when}</time></p><div class="content">{quotes}{lines(post)}</div>'
            + (
                f'<div class="notice">Последний раз редактировалось <a href="#" class="username">{post.author}</a> {when}, всего редактировалось 1 раз.</div>'
                if at == 3
                else ""
            )
            + '<div id="sig1" class="signature">Семь футов под килем</div></div></div><div class="back2top"><a href="#top" class="top" title="Вернуться к началу"><i class="icon fa-chevron-circle-up"></i><span class="sr-only">Вернуться к началу</span></a></div></div></div><hr class="divider" />'
        )
    return shell(
        story.title,
        f'<div id="page-body" class="page-body" role="main"><h2 class="topic-title"><a href="./viewtopic.php?t=5">{story.title}</a></h2>{rows}</div>',
    )


def subsilver(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div class="quotetitle">{author} wrote:</div><div class="quotecontent">{words}</div>'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<table class="tablebg" width="100%" cellspacing="1"><tr class="row{at % 2 + 1}"><td align="center" valign="middle"><a name="p{at + 40}"></a><b class="postauthor">{post.author}</b></td><td width="100%" height="25"><table width="100%" cellspacing="0"><tr><td class="gensmall" width="100%"><div style="float: left;">&nbsp;<b>Post subject:</b> {"Re: " if at else ""}{story.title}</div><div style="float: right;"><a href="./viewtopic.php?p={at + 40}#p{at + 40}"><img src="./icon_post_target.gif" width="12" height="9" alt="Post" title="Post" /></a><b>Posted:</b> {post.when:%a} Mar {post.when.day}, 2024 {_clock(post).lower()}&nbsp;</div></td></tr></table></td></tr>'
            f'<tr class="row{at % 2 + 1}"><td valign="top" class="profile"><table cellspacing="4" align="center" width="150"></table><span class="postdetails"><br /><b>Joined:</b> Sun Jan 0{at % 9 + 1}, 2012 10:15 pm<br /><b>Posts:</b> 1{at}<br /><b>Location:</b> Orlin</span></td><td valign="top"><table width="100%" cellspacing="5"><tr><td><div class="postbody">{quotes}{lines(post)}</div><br clear="all" /><br /></td></tr></table></td></tr>'
            f'<tr class="row{at % 2 + 1}"><td class="profile"><strong><a href="#wrapheader">Top</a></strong></td><td><div class="gensmall" style="float: left;">&nbsp;<a href="#"><img src="./profile.gif" alt="Profile" title="Profile" /></a>&nbsp;</div> <div class="gensmall" style="float: right;"><a href="#"><img src="./quote.gif" alt="Reply with quote" title="Reply with quote" /></a>&nbsp;</div></td></tr><tr><td class="spacer" colspan="2" height="1"><img src="images/spacer.gif" alt="" width="1" height="1" /></td></tr></table>'
        )
    return shell(
        story.title,
        f'<div id="wrapcentre"><a class="titles" href="./viewtopic.php?t=4">{story.title}</a><div id="pagecontent">{rows}</div></div>',
    )


def smf21(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<blockquote class="bbc_standard_quote"><cite><a href="https://f.example/index.php?msg={one + 20}">Quote from: {author} on March 12, 2024, 08:41:00 AM</a></cite>{words}</blockquote>'
            for one, author, words in story.quoted(post)
        )
        reply = f"Reply #{at}" if at else ""
        rows += (
            f'<div class="windowbg" id="msg{at + 20}"><div class="post_wrapper"><div class="poster"><h4><a href="https://f.example/index.php?action=pm;sa=send;u={at}"><span class="off" title="Offline"></span></a> <a href="https://f.example/index.php?action=profile;u={at}" title="View the profile of {post.author}">{post.author}</a></h4><ul class="user_info"><li class="title">Captain</li><li class="membergroup">Hero Member</li><li class="icons"><img src="i.png" alt="*"></li><li class="postcount">Posts: 1{at}</li><li class="poster_ip">Logged</li></ul></div>'
            f'<div class="postarea"><div class="keyinfo"><div id="subject_{at + 20}" class="subject_title"><a href="https://f.example/index.php?msg={at + 20}" rel="nofollow">{"Re: " if at else ""}{story.title}</a></div><span class="page_number floatright"></span><div class="postinfo"><span class="messageicon"><img src="xx.png" alt=""></span><a href="https://f.example/index.php?msg={at + 20}" rel="nofollow" title="{reply}" class="smalltext">March {post.when.day}, 2024, {post.when.hour % 12 or 12:02}:{post.when:%M:%S %p}</a></div></div>'
            f'<div class="post"><div class="inner" data-msgid="{at + 20}" id="msg_{at + 20}">{quotes}{lines(post)}</div></div><div class="under_message"><ul class="floatleft"></ul><ul class="quickbuttons quickbuttons_post sf-js-enabled"><li><a href="#"><span class="main_icons quote"></span>Quote</a></li></ul></div></div>'
            f'<div class="moderatorbar"><div class="smalltext modified floatleft" id="modified_{at + 20}">'
            + (
                f'<span class="lastedit">Last Edit</span>: March 13, 2024, 10:00:00 AM by {post.author}'
                if at == 3
                else ""
            )
            + f'</div><div class="smalltext floatright">Logged</div><div class="signature" id="msg_{at + 20}_signature">Fair winds</div></div></div></div>'
        )
    return shell(
        story.title,
        f'<div id="display_head" class="information"><h2 class="display_title"><span id="top_subject">{story.title}</span></h2><p>Started by {story.posts[0].author}, March 12, 2024, 08:41:00 AM</p></div><div id="forumposts"><form>{rows}</form></div>',
    )


def hackernews_2016(story: Story) -> str:
    rows = "".join(
        f'<tr class=\'athing comtr \' id=\'{at + 70}\'><td><table border=\'0\'>  <tr>    <td class=\'ind\'><img src="s.gif" height="1" width="{40 * story.depth[at]}"></td><td valign="top" class="votelinks"><center><a id=\'up_{at + 70}\' href=\'vote?id={at + 70}\'><div class=\'votearrow\' title=\'upvote\'></div></a></center></td><td class="default"><div style="margin-top:2px; margin-bottom:-10px;"><span class="comhead"> <a href="user?id={post.login}" class="hnuser">{post.login}</a> <span class="age"><a href="item?id={at + 70}">{20 - post.when.day} days ago</a></span> <span id="unv_{at + 70}"></span><span class="par"></span> <a class="togg" n="1" href="javascript:void(0)" onclick="return toggle(event, {at + 70})">[-]</a> <span class=\'storyon\'></span></span></div><br><div class="comment"> <span class="c00">{"<p>".join(post.words)}<span></span><div class=\'reply\'> <p><font size="1"> <u><a href="reply?id={at + 70}">reply</a></u> </font></div></span></div></td></tr> </table></td></tr>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<center><table id="hnmain" border="0"><tr><td><table class="fatitem" border="0"><tr class=\'athing\' id=\'69\'><td class="title"><a href="http://x.example/" class="storylink">{story.title}</a></td></tr><tr><td class="subtext"><span class="score" id="score_69">88 points</span> by <a href="user?id=kai" class="hnuser">kai</a> <span class="age"><a href="item?id=69">9 days ago</a></span> | <a href="item?id=69">{len(story.posts)} comments</a></td></tr></table><br><br><table border="0" class=\'comment-tree\'>{rows}</table></td></tr></table></center>',
    )


def reddit_2020(story: Story) -> str:
    rows = "".join(
        f'<div><div><div><div class="_3sf33-9rVAO_v4y0pIW_CH" style="padding-left:{16 + 21 * story.depth[at]}px"><div class="Comment t1_k{at} P8SGAKMtRxNwlmLz1zdJu HZ-cv9q391bm8s7qT54B3 _1z5rdmX8TDr6mqwNv7A70U" id="t1_k{at}" tabindex="-1"><div class="_3KaECfUf_lkY1Iv8WZl1b8"><button class="threadline"></button></div><div class="_1DooEIX-1Nj5rweIc5cw_E"><a href="/user/{post.login}/"><img alt="User avatar" src="/a.png"></a></div><div class="_3tw__eCCe7j-epNCKGXUKk"><div class="_3cjCphgls6DH-irkVaA0GM"><span class="_1RIl585IYPW6cmNXwgRz0J">level {story.depth[at] + 1}</span><div class="_2mHuuvyV9doV3zwbZPtIPG"><a class="wM6scouPXXsFDSZmZPHRo" href="/user/{post.login}/">{post.login}</a></div><span class="_2jJA9wO0EYSC2bMiyAz8sg" role="presentation">·</span><a class="_3yx4Dn0W3Yunucf5sVJeFU" id="CommentTopMeta--Created--t1_k{at}" href="https://www.reddit.com/r/orlin/comments/x/d/k{at}/" rel="nofollow" target="_blank">{at + 1} yr. ago</a></div>'
        f'<div data-testid="comment" class="_3cjCphgls6DH-irkVaA0GM "><div class="_292iotee39Lmt0MkQZ2hPV RichTextJSON-root">{_rich(story, post)}</div></div><div class="_2HYsucNpMdUpYlGBMviq8M _23013peWUhznY89KuYPZKv"><div class="_1rZYMD_4xY3gRcSS3p8ODO">{at}</div><button>Reply</button><button>Share</button><button>Report</button><button>Save</button></div></div></div></div></div></div></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div data-test-id="post-content"><a href="/user/kai/">u/kai</a> <a data-click-id="timestamp">3 years ago</a><h1>{story.title}</h1></div><div class="_1YCqQVO-9r-Up6QPB9H6_4 _1YCqQVO-9r-Up6QPB9H6_4">{rows}</div>',
    )


def invision5(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentcommentid="{one + 50}" data-ipsquote-username="{author}" data-cite="{author}"><div class="ipsQuote_citation">On 3/12/2024 at 8:41 AM, {author} said:</div><div class="ipsQuote_contents"><p>{words}</p></div></blockquote>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<article id="elComment_{at + 50}" class="ipsEntry js-ipsEntry ipsEntry--post" data-membergroup="3"><aside id="elComment_{at + 50}_author" class="ipsEntry__author-column"><div class="ipsAvatarStack"><a href="/profile/{at}/" class="ipsUserPhoto"><img src="/a.png" alt="{post.author}"></a></div><h3 class="ipsEntry__username"><a href="/profile/{at}/" rel="nofollow" title="Go to profile">{post.author}</a></h3><div class="ipsEntry__group">Members</div><ul class="ipsEntry__authorStats"><li>1{at} posts</li></ul></aside>'
            f'<div class="ipsEntry__post"><div class="ipsEntry__header"><div class="ipsEntry__header-align"><div class="ipsPhotoPanel"><div class="ipsPhotoPanel__text"><h3 class="ipsEntry__author">{post.author}</h3><p class="ipsPhotoPanel__secondary"><a href="/topic/5/?do=findComment&amp;comment={at + 50}" rel="nofollow" class="ipsEntry__date"><time datetime="{post.iso}Z" title="03/{post.when.day}/2024 {_clock(post)}" data-short="2 yr">March {post.when.day}, 2024</time></a></p></div></div></div></div>'
            f'<div class="ipsEntry__content js-ipsEntry__content" id="comment-{at + 50}_wrap"><div class="ipsEntry__post"><div id="comment-{at + 50}" class="ipsEntry__richtext ipsRichText" data-role="commentContent">{quotes}{paragraphs(post)}</div></div></div><div class="ipsEntry__footer"><menu class="ipsEntry__controls"><li><a href="#">Quote</a></li></menu></div></div></article>'
        )
    return shell(
        story.title,
        f'<header class="ipsPageHeader"><h1>{story.title}</h1></header><section id="comments" class="ipsBox"><div id="elPostFeed">{rows}</div></section>',
    )


def disqus_noscript(story: Story) -> str:
    rows = "".join(
        f'<li class="comment even thread-even depth-1" id="dsq-comment-{at + 3}"><div id="dsq-comment-header-{at + 3}" class="dsq-comment-header"><cite id="dsq-cite-{at + 3}"><a id="dsq-author-user-{at + 3}" href="http://x.example/{at}" target="_blank" rel="nofollow">{post.author}</a></cite></div><div id="dsq-comment-body-{at + 3}" class="dsq-comment-body"><div id="dsq-comment-message-{at + 3}" class="dsq-comment-message">{paragraphs(post)}</div></div></li>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<div id="disqus_thread"><div id="dsq-content"><ul id="dsq-comments">{rows}</ul></div></div>',
        article(story, "March 11, 2024"),
    )


def wordpress_german(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return f'<li id="comment-{at + 8}" class="comment depth-{story.depth[at] + 1}"><div id="div-comment-{at + 8}" class="comment-body"><div class="comment-author vcard"><span class="fn">{post.author}</span> <span class="says">sagt:</span></div><div class="comment-meta commentmetadata"><a href="https://k.example/#comment-{at + 8}">{de(post.when)}</a>&nbsp;&nbsp;<a class="comment-edit-link" href="#">(Bearbeiten)</a></div>{paragraphs(post)}<div class="reply"><a rel="nofollow" class="comment-reply-link" href="#">Antworten</a></div></div>{inside}</li>'

    return shell(
        story.title,
        f'<h3 id="comments">{len(story.posts)} Kommentare</h3><ol class="commentlist">{nest(story, item, _INSIDE_1)}</ol>',
        article(story, "11. März 2024"),
    )


PAGES = (
    Page(name="wordpress genesis", story=quay.EN, draw=genesis),
    Page(name="wordpress kubrick", story=quay.EN, draw=kubrick, tree=False, quotes=False),
    Page(name="wordpress custom", story=quay.RU, draw=wordpress_custom, quotes=False),
    Page(name="wordpress german", story=quay.DE, draw=wordpress_german, quotes=False),
    Page(name="blogger contempo", story=quay.UK, draw=blogger_contempo, quotes=False),
    Page(name="dle table", story=quay.RU, draw=dle_table, tree=False),
    Page(name="dle portal", story=quay.RU, draw=dle_portal, quotes=False),
    Page(name="xenforo 2.2", story=quay.RU, draw=xenforo22, tree=False),
    Page(name="phpbb 3.3", story=quay.RU, draw=phpbb33, tree=False),
    Page(name="phpbb 3 subsilver", story=quay.EN, draw=subsilver, tree=False),
    Page(name="smf 2.1", story=quay.EN, draw=smf21, tree=False),
    Page(name="hacker news 2016", story=quay.EN, draw=hackernews_2016, quotes=False, clock=False),
    Page(name="reddit 2020", story=quay.EN, draw=reddit_2020, clock=False),
    Page(name="invision 5", story=quay.EN, draw=invision5, tree=False),
    Page(
        name="disqus noscript", story=quay.EN, draw=disqus_noscript, tree=False, quotes=False, clock=False, dated=False
    ),
)
