"""Hacker News, Reddit, DataLife Engine, and news sites' own systems."""

from __future__ import annotations

from tests.thread.pages.story import (
    ENGLISH,
    GERMAN,
    RUSSIAN,
    UKRAINIAN,
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
    uk,
)


def _ahead(post: Post) -> str:
    first, *rest = post.words
    return first + "".join(f"<p>{one}" for one in rest)


def hackernews(story: Story) -> str:
    rows = "".join(
        f"<tr class='athing comtr' id='{at + 4000}'><td><table border='0'>  <tr>    <td class='ind' indent='{story.depth[at]}'><img src=\"s.gif\" height=\"1\" width=\"{40 * story.depth[at]}\"></td><td valign=\"top\" class=\"votelinks\"><center><a id='up_{at + 4000}' href='vote?id={at + 4000}&amp;how=up&amp;goto=item'><div class='votearrow' title='upvote'></div></a></center></td>"
        f'<td class="default"><div style="margin-top:2px; margin-bottom:-10px;"><span class="comhead"><a href="user?id={post.login}" class="hnuser">{post.login}</a> <span class="age" title="{post.iso} 1673013187"><a href="item?id={at + 4000}">{9 - post.when.day} days ago</a></span> <span id="unv_{at + 4000}"></span><span class=\'navs\'>'
        + (
            f' | <a href="#{post.parent + 4000}" class="clicky" aria-hidden="true">parent</a>'
            if post.parent is not None
            else ""
        )
        + f' | <a href="#{at + 4001}" class="clicky" aria-hidden="true">next</a> <a class="togg clicky" id="{at + 4000}" n="1" href="javascript:void(0)">[–]</a><span class="onstory"></span></span></span></div><br>'
        f'<div class="comment"><div class="commtext c00">{_ahead(post)}</div><div class=\'reply\'><p><font size="1"><u><a href="reply?id={at + 4000}&amp;goto=item" rel="nofollow">reply</a></u></font></div></div></td></tr></table></td></tr>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<center><table id="hnmain" border="0" cellpadding="0" cellspacing="0" width="85%" bgcolor="#f6f6ef"><tr><td><table class="fatitem" border="0"><tr class="athing" id="3999"><td class="title"><span class="titleline"><a href="https://kai.example/">{story.title}</a></span></td></tr><tr><td class="subtext"><span class="subline"><span class="score" id="score_3999">42 points</span> by <a href="user?id=kai" class="hnuser">kai</a> <span class="age" title="2023-01-06T10:00:00 1673000000"><a href="item?id=3999">3 days ago</a></span> | <a href="item?id=3999">7&nbsp;comments</a></span></td></tr></table><br>'
        f'<table border="0" class="comment-tree">{rows}</table></td></tr></table></center>',
    )


def hackernews_old(story: Story) -> str:
    rows = "".join(
        f'<tr><td><table border=0><tr><td><img src="http://ycombinator.com/images/s.gif" height=1 width={40 * story.depth[at]}></td><td valign=top><center><a id=up_{at + 70} href="vote?for={at + 70}&dir=up"><img src="grayarrow.gif" border=0 vspace=3 hspace=2></a><span id=down_{at + 70}></span></center></td>'
        f'<td class="default"><div style="margin-top:2px; margin-bottom:-10px; "><span class="comhead"><a href="user?id={post.login}">{post.login}</a> {9 - post.when.day} days ago  | <a href="item?id={at + 70}">link</a></span></div><br><span class="comment"><font color=#000000>{_ahead(post)}</font></span><p><font size=1><u><a href="reply?id={at + 70}">reply</a></u></font></td></tr></table></td></tr>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title,
        f'<center><table border=0 cellpadding=0 cellspacing=0 width="85%"><tr><td><table border=0><tr><td class="title"><a href="http://kai.example/">{story.title}</a></td></tr><tr><td class="subtext"><span id=score_69>42 points</span> by <a href="user?id=kai">kai</a> 4 days ago  | <a href="item?id=69">7 comments</a></td></tr></table><br><table border=0>{rows}</table></td></tr></table></center>',
    )


def reddit_old(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<div class=" thing id-t1_j3{at} noncollapsed   comment " id="thing_t1_j3{at}" onclick="click_thing(this)" data-fullname="t1_j3{at}" data-type="comment" data-author="{post.login}" data-permalink="/r/tarn/comments/5/ferry/j3{at}/"><p class="parent"><a name="j3{at}"></a></p><div class="midcol unvoted"><div class="arrow up login-required" role="button" aria-label="upvote" tabindex="0"></div></div>'
            f'<div class="entry unvoted"><p class="tagline"><a href="javascript:void(0)" class="expand" onclick="return togglecomment(this)">[–]</a><a href="https://old.reddit.com/user/{post.login}" class="author may-blank id-t2_{at}">{post.login}</a><span class="userattrs"></span> <span class="score dislikes" title="{at}">{at} points</span><span class="score unvoted" title="{at + 1}">{at + 1} points</span><span class="score likes" title="{at + 2}">{at + 2} points</span> '
            f'<time title="Fri Jan 6 13:53:07 2023 UTC" datetime="{post.iso}+00:00" class="live-timestamp">2 years ago</time>&nbsp;<a href="javascript:void(0)" class="numchildren" onclick="return togglecomment(this)">(1 child)</a></p><form action="#" class="usertext warn-on-unload" id="form-t1_j3{at}"><input type="hidden" name="thing_id" value="t1_j3{at}"/><div class="usertext-body may-blank-within md-container "><div class="md">{quotes}{paragraphs(post)}</div></div></form>'
            f'<ul class="flat-list buttons"><li class="first"><a href="https://old.reddit.com/r/tarn/comments/5/ferry/j3{at}/" class="bylink" rel="nofollow">permalink</a></li><li class="comment-save-button save-button"><a href="javascript:void(0)">save</a></li><li class="report-button"><a href="javascript:void(0)">report</a></li><li class="reply-button"><a class="access-required" href="javascript:void(0)">reply</a></li></ul></div><div class="child">{inside}</div><div class="clearleft"></div></div>'
        )

    return shell(
        story.title,
        f'<div id="siteTable" class="sitetable linklisting"><div class=" thing id-t3_5 linkflair  self" id="thing_t3_5" data-author="kai"><div class="entry unvoted"><p class="title"><a class="title may-blank " href="/r/tarn/comments/5/ferry/">{story.title}</a></p><p class="tagline ">submitted <time title="Thu Jan 5 10:00:00 2023 UTC" datetime="2023-01-05T10:00:00+00:00" class="live-timestamp">2 years ago</time> by <a href="https://old.reddit.com/user/kai" class="author may-blank">kai</a></p></div></div></div><div class="commentarea"><div class="panestack-title"><span class="title">all 7 comments</span></div><div id="siteTable_t3_5" class="sitetable nestedlisting">'
        + nest(story, item, '<div class="sitetable listing">{}</div>')
        + "</div></div>",
    )


def reddit_new(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<shreddit-comment author="{post.login}" thingId="t1_j3{at}" depth="{story.depth[at]}" permalink="/r/tarn/comments/5/comment/j3{at}/" postId="t3_5" score="{at + 1}" content-type="text" slot="children-t1_{at}-0" arialabel="Thread level {story.depth[at] + 1}"><div slot="commentAvatar" class="contents"><faceplate-hovercard><a href="/user/{post.login}/" aria-label="{post.login}\'s avatar"><img alt="u/{post.login} avatar" src="/a.png"></a></faceplate-hovercard></div>'
            f'<div slot="commentMeta" class="flex flex-row items-center"><div class="flex flex-row items-center overflow-hidden"><faceplate-tracker source="post_detail"><a href="/user/{post.login}/" class="truncate font-bold text-neutral-content-strong text-12">{post.login}</a></faceplate-tracker></div><span class="inline-block my-0 text-12">•</span><a href="/r/tarn/comments/5/comment/j3{at}/" rel="nofollow noopener noreferrer" class="text-neutral-content-weak text-12"><faceplate-timeago ts="{post.iso}.000Z"><time datetime="{post.iso}.000Z" title="Friday, January 6, 2023 at 1:53:07 PM UTC">2y ago</time></faceplate-timeago></a></div>'
            f'<div id="t1_j3{at}-comment-rtjson-content" class="md text-14 rounded-[8px] pb-2xs" slot="comment"><div id="t1_j3{at}-post-rtjson-content" class="py-0 xs:mx-xs mx-2xs inline-block max-w-full" style="--emote-size: 20px">{quotes}{paragraphs(post)}</div></div><shreddit-comment-action-row slot="actionRow" score="{at + 1}"><button slot="comment-reply"><span>Reply</span></button></shreddit-comment-action-row>{inside}</shreddit-comment>'
        )

    return shell(
        story.title,
        f'<main id="main-content"><shreddit-post author="kai" post-title="{story.title}"><h1 slot="title">{story.title}</h1><faceplate-timeago ts="2023-01-05T10:00:00.000Z"><time datetime="2023-01-05T10:00:00.000Z">2y ago</time></faceplate-timeago></shreddit-post><shreddit-comment-tree id="comment-tree" totalComments="7">'
        + nest(story, item)
        + "</shreddit-comment-tree></main>",
    )


def dle_tree(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(
            f'<!--QuoteBegin {author} --><div class="title_quote">Цитата: {author}</div><div class="quote"><!--QuoteEBegin-->{words}<!--QuoteEnd--></div><!--QuoteEEnd-->'
            for _, author, words in story.quoted(post)
        )
        return (
            f'<li id="comments-tree-item-{at + 60}" class="comments-tree-item" ><div id=\'comment-id-{at + 60}\'><div class="comment"><div class="com_info"><div class="avatar"><span class="cover" style="background-image: url(/noavatar.png);">{post.author}</span><span class="com_decor"></span></div>'
            f'<div class="com_user"><b class="name"><a onclick="ShowProfile(\'{post.author}\')" href="https://parom.example/user/{post.author}/">{post.author}</a></b><span class="grey">от {ru(post.when)}</span></div><div class="meta"><ul class="left"><li class="reply grey" title="Цитировать"><a href="#">Цитировать</a></li><li class="complaint"><a href="#">Жалоба</a></li></ul></div></div>'
            f'<div class="com_content"><div class="text"><div id=\'comm-id-{at + 60}\'>{quotes}{lines(post)}</div></div><div class="signature">На вёслах с детства</div></div></div></div>{inside}</li>'
        )

    return shell(
        story.title,
        '<div class="comments ignore-select"><div class="box"><h4 class="heading">Комментариев 7</h4><form method="post"><div id="dle-comments-list"><div id="dle-ajax-comments"></div><div class="comments-tree-list-wrap"><ol class="comments-tree-list">'
        + nest(story, item, '<ol class="comments-tree-list">{}</ol>')
        + "</ol></div></div></form></div></div>",
        article(story, "5 января 2023"),
    )


def dle_flat(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<!--QuoteBegin {author} --><div class="title_quote">Цитата: {author}</div><div class="quote"><!--QuoteEBegin-->{words}<!--QuoteEnd--></div><!--QuoteEEnd-->'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<div id=\'comment-id-{at + 60}\'><div class="bcomment"><div class="dtop"><div class="lcol"><span class="thide arcom"><img src="/noavatar.png" alt="" /></span></div><div class="rcol"><span class="reply"><a href="#"><b>Ответить</b></a></span><ul class="reset"><li><h4><a href="https://parom.example/user/{post.author}/">{post.author}</a></h4></li><li>{post.when.day} січня 2023 {post.when:%H:%M}</li></ul>'
            f'<ul class="cmsep reset"><li>Група: Відвідувачі</li><li>Реєстрація: 1.01.2012</li><li>{at + 3} коментарів</li></ul></div><span class="thide decor"></span></div><div class="cominfo"><div class="dpad"><div class="comedit"><div class="selectmass"></div><ul class="reset"></ul></div><h3></h3><div class="clr"></div><div id=\'comm-id-{at + 60}\'>{quotes}{lines(post)}</div></div></div></div></div>'
        )
    return shell(
        story.title,
        f'<div class="comheader"><h2 class="heading">Коментарі</h2></div><div id="dle-comments-list"><div id="dle-ajax-comments"></div>{rows}</div>',
        article(story, "5 січня 2023"),
    )


def news_cards(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        return (
            f'<div class="cmt-card"><div class="cmt-card__head"><img class="cmt-card__pic" src="/a.png" alt="{post.author}"><span class="cmt-card__who">{post.author}</span><span class="cmt-card__when">{uk(post.when)}</span></div>'
            f'<div class="cmt-card__say">{lines(post)}</div><div class="cmt-card__foot"><button>Відповісти</button><a class="cmt-card__a" href="#">Відповісти</a> <a href="#">Поскаржитися</a></div><div class="cmt-card__kids">{inside}</div></div>'
        )

    return shell(
        story.title,
        '<section class="talk"><h3>Коментарі (7)</h3>' + nest(story, item) + "</section>",
        article(story, "5 січня 2023"),
    )


def news_margin(story: Story) -> str:
    rows = "".join(
        f'<div class="one" style="margin-left:{20 * story.depth[at]}px"><b>{post.author}</b> <i>0{post.when.day}.01.2023 {post.when:%H:%M}</i> <a href="#c{at + 1}" name="c{at + 1}">#</a><div>{lines(post)}</div><a href="#">Antworten</a> | <a href="#">Melden</a></div>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title, f'<h2>Leserkommentare</h2><div class="all">{rows}</div>', article(story, "5. Januar 2023")
    )


def news_links(story: Story) -> str:
    rows = "".join(
        f'<li id="k{at + 700}"><div class="h"><strong>{post.author}</strong> <a href="#k{at + 700}">{ru(post.when)}</a>'
        + (
            f' <span>в ответ на <a href="#k{post.parent + 700}">{story.posts[post.parent].author}</a></span>'
            if post.parent is not None
            else ""
        )
        + f'</div><div class="w">{paragraphs(post)}</div><p class="b"><a href="#">Ответить</a></p></li>'
        for at, post in enumerate(story.posts)
    )
    return shell(
        story.title, f'<div class="obs"><h3>Комментарии: 7</h3><ul>{rows}</ul></div>', article(story, "5 января 2023")
    )


def news_list(story: Story) -> str:
    rows = "".join(
        f'<dt><span>{post.author}</span>, <time datetime="{post.iso}">{de(post.when)}</time></dt><dd>{paragraphs(post)}</dd>'
        for post in story.posts
    )
    return shell(story.title, f"<div><h3>7 Kommentare</h3><dl>{rows}</dl></div>", article(story, "5. Januar 2023"))


PAGES = (
    Page(name="hacker news", story=ENGLISH, draw=hackernews, quotes=False),
    Page(name="reddit new", story=ENGLISH, draw=reddit_new),
    Page(name="dle tree", story=RUSSIAN, draw=dle_tree),
    Page(name="news cards", story=UKRAINIAN, draw=news_cards, quotes=False),
    Page(name="news margins", story=GERMAN, draw=news_margin, quotes=False),
)
SECOND = (
    Page(name="hacker news old", story=ENGLISH, draw=hackernews_old, quotes=False, clock=False),
    Page(name="reddit old", story=ENGLISH, draw=reddit_old),
    Page(name="dle flat", story=UKRAINIAN, draw=dle_flat, tree=False),
    Page(name="news links", story=RUSSIAN, draw=news_links, quotes=False),
    Page(name="news list", story=GERMAN, draw=news_list, quotes=False, tree=False),
)
