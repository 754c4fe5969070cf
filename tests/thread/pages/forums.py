"""XenForo, phpBB, SMF, vBulletin, Invision, Discourse: posts one below another, with quotations."""

from __future__ import annotations

from tests.thread.pages.story import (
    ENGLISH,
    GERMAN,
    RUSSIAN,
    Page,
    Post,
    Story,
    lines,
    paragraphs,
    shell,
)


def _clock(post: Post) -> str:
    return f"{post.when.hour % 12 or 12}:{post.when:%M} {post.when:%p}"


def xenforo2(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        when = f"{post.when.day}. Januar 2023"
        quotes = "".join(
            f'<blockquote data-attributes="member: 4" data-quote="{author}" data-source="post: {one + 6000}" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote js-expandWatch"><div class="bbCodeBlock-title">'
            f'<a href="/goto/post?id={one + 6000}" class="bbCodeBlock-sourceJump">{author} schrieb:</a></div><div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent js-expandContent ">{words}</div>'
            f'<div class="bbCodeBlock-expandLink js-expandLink"><a role="button" tabindex="0">Zum Vergrößern anklicken....</a></div></div></blockquote>'
            for one, author, words in story.quoted(post)
        )
        edit = (
            '<div class="message-lastEdit">Zuletzt bearbeitet: <time class="u-dt" datetime="2023-01-09T10:00:00+0100" title="9. Januar 2023 um 10:00">9. Januar 2023</time></div>'
            if at == 4
            else ""
        )
        rows += (
            f'<article class="message message--post js-post js-inlineModContainer" data-author="{post.author}" data-content="post-{at + 6000}" id="js-post-{at + 6000}"><span class="u-anchorTarget" id="post-{at + 6000}"></span><div class="message-inner">'
            f'<div class="message-cell message-cell--user"><section class="message-user"><div class="message-avatar"><div class="message-avatar-wrapper"><a href="/members/{post.login}.{at}/" class="avatar avatar--m" data-user-id="{at}"><img src="/av.jpg" alt="{post.author}" class="avatar-u-m"/></a></div></div>'
            f'<div class="message-userDetails"><h4 class="message-name"><a href="/members/{post.login}.{at}/" class="username " dir="auto" data-user-id="{at}">{post.author}</a></h4><h5 class="userTitle message-userTitle" dir="auto">{"Mitglied" if at % 2 else "Neuer Benutzer"}</h5></div>'
            f'<div class="message-userExtras"><dl class="pairs pairs--justified"><dt>Registriert seit</dt><dd>{len(post.author)}. Januar 2012</dd></dl><dl class="pairs pairs--justified"><dt>Beiträge</dt><dd>1.158</dd></dl></div></section></div>'
            f'<div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget"><header class="message-attribution message-attribution--split"><ul class="message-attribution-main listInline "><li class="u-concealed"><a href="/threads/faehre.5/post-{at + 6000}" rel="nofollow">'
            f'<time class="u-dt" dir="auto" datetime="{post.iso}+0100" data-time="167301{at}187" title="{when} um {post.when:%H:%M}" itemprop="datePublished">{when}</time></a></li></ul>'
            f'<ul class="message-attribution-opposite message-attribution-opposite--list "><li><a href="/threads/faehre.5/post-{at + 6000}" rel="nofollow">#{at + 1}</a></li></ul></header>'
            f'<div class="message-content js-messageContent"><div class="message-userContent lbContainer js-lbContainer "><article class="message-body js-selectToQuote"><div class="bbWrapper">{quotes}{lines(post)}</div><div class="js-selectToQuoteEnd">&nbsp;</div></article></div>{edit}'
            f'<aside class="message-signature"><div class="bbWrapper">Gruß vom Kai, {post.author}</div></aside></div><footer class="message-footer"><div class="message-actionBar actionBar"><div class="actionBar-set"><a href="#" class="actionBar-action actionBar-action--quote">Zitieren</a> <a href="#" class="actionBar-action actionBar-action--reply">Antworten</a></div></div></footer></div></div></div></article>'
        )
    return shell(
        story.title,
        f'<h1 class="p-title-value">{story.title}</h1><div class="block block--messages"><div class="block-body js-replyNewMessageContainer">{rows}</div></div>',
    )


def xenforo1(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div class="bbCodeBlock bbCodeQuote" data-author="{author}"><aside><div class="attribution type">{author} said: <a href="goto/post?id={one + 300}#post-{one + 300}" class="AttributionLink">&uarr;</a></div>'
            f'<blockquote class="quoteContainer"><div class="quote">{words}</div><div class="quoteExpand">Click to expand...</div></blockquote></aside></div>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<li id="post-{at + 300}" class="message   " data-author="{post.author}"><div class="messageUserInfo" itemscope="itemscope" itemtype="http://data-vocabulary.org/Person"><div class="messageUserBlock "><div class="avatarHolder"><span class="helper"></span><a href="members/{post.login}.{at}/" class="avatar Av{at}m"><img src="/a.jpg" width="96" height="96" alt="{post.author}" /></a></div>'
            f'<h3 class="userText"><a href="members/{post.login}.{at}/" class="username" dir="auto" itemprop="name">{post.author}</a><em class="userTitle" itemprop="title">{"Member" if at % 2 else "Active Member"}</em></h3><div class="extraUserInfo"><dl class="pairsJustified"><dt>Joined:</dt><dd>Jan {len(post.author)}, 2012</dd></dl></div><span class="arrow"><span></span></span></div></div>'
            f'<div class="messageInfo primaryContent"><div class="messageContent"><article><blockquote class="messageText SelectQuoteContainer ugc baseHtml">{quotes}{lines(post)}<div class="messageTextEndMarker">&nbsp;</div></blockquote></article></div>'
            f'<div class="baseHtml signature messageText ugc"><aside>Greetings from the quay</aside></div><div class="messageMeta ToggleTriggerAnchor"><div class="privateControls"><span class="item muted"><span class="authorEnd"><a href="members/{post.login}.{at}/" class="username author" dir="auto">{post.author}</a>,</span> '
            f'<a href="threads/ferry.5/#post-{at + 300}" title="Permalink" class="datePermalink"><span class="DateTime" title="Jan {post.when.day}, 2023 at {_clock(post)}">Jan {post.when.day}, 2023</span></a></span></div>'
            f'<div class="publicControls"><a href="threads/ferry.5/#post-{at + 300}" class="item muted postNumber hashPermalink OverlayTrigger">#{at + 1}</a><a href="#" class="ReplyQuote item control reply"><span></span>Reply</a></div></div></div></li>'
        )
    return shell(
        story.title,
        f'<div class="titleBar"><h1>{story.title}</h1></div><form class="InlineModForm section"><ol class="messageList" id="messageList">{rows}</ol></form>',
    )


def phpbb3(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        when = f"{post.when:%a} Jan {post.when.day:02}, 2023 {_clock(post).lower()}"
        quotes = "".join(
            f'<blockquote><div><cite><a href="./memberlist.php?mode=viewprofile&amp;u={one}">{author}</a> wrote: <a href="./viewtopic.php?p={one + 40}#p{one + 40}" data-post-id="{one + 40}">↑</a><span class="responsive-hide">{when}</span></cite>{words}</div></blockquote>'
            for one, author, words in story.quoted(post)
        )
        notice = (
            f'<div class="notice">Last edited by <a href="./memberlist.php?mode=viewprofile&amp;u=4" class="username">{post.author}</a> on Mon Jan 09, 2023 10:00 am, edited 1 time in total.</div>'
            if at == 4
            else ""
        )
        rows += (
            f'<div id="p{at + 40}" class="post has-profile bg{at % 2 + 1}"><div class="inner"><dl class="postprofile" id="profile{at + 40}"><dt class="has-profile-rank no-avatar"><div class="avatar-container"></div><a href="./memberlist.php?mode=viewprofile&amp;u={at}" class="username">{post.author}</a></dt>'
            f'<dd class="profile-rank">{"Site Admin" if at == 3 else "Sailor"}</dd><dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id=2">12</a></dd><dd class="profile-joined"><strong>Joined:</strong> Mon Jan 02, 2012 10:0{len(post.author) % 10} am</dd></dl>'
            f'<div class="postbody"><div id="post_content{at + 40}"><h3 {"" if at else "class=first"}><a href="#p{at + 40}">Re: {story.title}</a></h3><ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;p={at + 40}" title="Reply with quote" class="button button-icon-only"><span>Quote</span></a></li></ul>'
            f'<p class="author"><a class="unread icon-link" href="./viewtopic.php?p={at + 40}#p{at + 40}" title="Post"><i class="icon fa-file"></i><span class="sr-only">Post</span></a> <span class="responsive-hide">by <strong><a href="./memberlist.php?mode=viewprofile&amp;u={at}" class="username">{post.author}</a></strong> &raquo; </span><time datetime="{post.iso}+00:00">{when}</time></p>'
            f'<div class="content">{quotes}{lines(post)}</div>{notice}<div id="sig{at + 40}" class="signature">Ship ahoy</div></div></div><div class="back2top"><a href="#top" class="top" title="Top">Top</a></div></div></div><hr class="divider" />'
        )
    return shell(story.title, f'<h2 class="topic-title"><a href="./viewtopic.php?t=5">{story.title}</a></h2>{rows}')


def phpbb2(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        when = f"Пт Янв {post.when.day:02}, 2023 {_clock(post).lower()}"
        quotes = "".join(
            f'</span><table width="90%" cellspacing="1" cellpadding="3" border="0" align="center"><tr><td><span class="genmed"><b>{author} писал(а):</b></span></td></tr><tr><td class="quote">{words}</td></tr></table><span class="postbody">'
            for _, author, words in story.quoted(post)
        )
        rows += (
            f'<tr><td width="150" align="left" valign="top" class="row{at % 2 + 1}"><span class="name"><a name="{at + 70}"></a><b>{post.author}</b></span><br /><span class="postdetails">Бывалый<br /><br />Зарегистрирован: 06.01.2012<br />Сообщения: 1{at}<br /></span><br /></td>'
            f'<td class="row{at % 2 + 1}" width="100%" height="28" valign="top"><table width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td width="100%"><a href="viewtopic.php?p={at + 70}#{at + 70}"><img src="icon_minipost.gif" width="12" height="9" alt="Сообщение" border="0" /></a><span class="postdetails">Добавлено: {when}<span class="gen">&nbsp;</span>&nbsp; &nbsp;Заголовок сообщения: {story.title if not at else ""}</span></td>'
            f'<td valign="top" nowrap="nowrap"><a href="posting.php?mode=quote&amp;p={at + 70}"><img src="icon_quote.gif" alt="Ответить с цитатой" /></a></td></tr><tr><td colspan="2"><hr /></td></tr><tr><td colspan="2"><span class="postbody">{quotes}{lines(post)}</span><span class="gensmall"></span></td></tr></table></td></tr>'
            f'<tr><td class="row{at % 2 + 1}" width="150" align="left" valign="middle"><span class="nav"><a href="#top" class="nav">Вернуться к началу</a></span></td><td class="row{at % 2 + 1}" width="100%" height="28" valign="bottom" nowrap="nowrap"><table cellspacing="0" cellpadding="0" border="0"><tr><td><a href="profile.php?mode=viewprofile&amp;u={at}"><img src="icon_profile.gif" alt="Посмотреть профиль" /></a></td></tr></table></td></tr>'
            f'<tr><td class="spaceRow" colspan="2" height="1"><img src="spacer.gif" alt="" width="1" height="1" /></td></tr>'
        )
    return shell(
        story.title,
        f'<a class="maintitle" href="viewtopic.php?t=5">{story.title}</a><table class="forumline" width="100%" cellspacing="1" cellpadding="3" border="0"><tr><th class="thLeft" width="150">Автор</th><th class="thRight">Сообщение</th></tr>{rows}</table>',
    )


def smf2(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        when = f"January {post.when.day:02}, 2023, {post.when.hour % 12 or 12:02}:{post.when:%M:%S %p}"
        quotes = "".join(
            f'<div class="quoteheader"><div class="topslice_quote"><a href="index.php?topic=5.msg{one + 20}#msg{one + 20}">Quote from: {author} on {when}</a></div></div><blockquote class="bbc_standard_quote">{words}</blockquote><div class="quotefooter"><div class="botslice_quote"></div></div>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<div class="windowbg{"" if at % 2 else "2"}"><span class="topslice"><span></span></span><div class="post_wrapper"><div class="poster"><h4><img src="/useroff.gif" alt="Offline" />&nbsp;<a href="index.php?action=profile;u={at}" title="View the profile of {post.author}">{post.author}</a></h4>'
            f'<ul class="reset smalltext" id="msg_{at + 20}_extra_info"><li class="postgroup">Jr. Member</li><li class="stars"><img src="/star.gif" alt="*" /></li><li class="postcount">Posts: 6{at}</li></ul></div>'
            f'<div class="postarea"><div class="flow_hidden"><div class="keyinfo"><div class="messageicon"><img src="/xx.gif" alt="" /></div><h5 id="subject_{at + 20}"><a href="index.php?topic=5.msg{at + 20}#msg{at + 20}" rel="nofollow">Re: {story.title}</a></h5>'
            f'<div class="smalltext">&#171; <strong>{f"Reply #{at} on:" if at else "on:"}</strong> {when} &#187;</div><div id="msg_{at + 20}_quick_mod"></div></div></div><div class="post"><div class="inner" id="msg_{at + 20}">{quotes}{lines(post)}</div></div></div>'
            f'<div class="moderatorbar"><div class="smalltext modified" id="modified_{at + 20}">{f"&#171; <em>Last Edit: January 09, 2023, 10:00:00 AM by {post.author}</em> &#187;" if at == 4 else ""}</div><div class="smalltext reportlinks"><img src="/ip.gif" alt="" /> Logged</div><div class="signature" id="msg_{at + 20}_signature">Mind the gap.</div></div></div><span class="botslice"><span></span></span></div><hr class="post_separator" />'
        )
    return shell(
        story.title,
        f'<div id="forumposts"><div class="cat_bar"><h3 class="catbg">Author Topic: {story.title} (Read 11186 times)</h3></div><form>{rows}</form></div>',
    )


def smf1(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        when = f"Январь {post.when.day:02}, 2023, {post.when:%H:%M:%S}"
        quotes = "".join(
            f'<div class="quoteheader"><a href="index.php?topic=5.msg{one + 20}#msg{one + 20}">Цитата: {author} от {when}</a></div><div class="quote">{words}</div>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<tr><td style="padding: 1px 1px 0 1px;"><a name="msg{at + 20}"></a><table width="100%" cellpadding="3" cellspacing="0" border="0"><tr><td class="windowbg"><table width="100%" cellpadding="5" cellspacing="0" style="table-layout: fixed;"><tr>'
            f'<td valign="top" width="16%" rowspan="2" style="overflow: hidden;"><b><a href="index.php?action=profile;u={at}" title="Просмотр профиля {post.author}">{post.author}</a></b><div class="smalltext">Новичок<br /><img src="/star.gif" alt="*" border="0" /><br />Офлайн<br />Сообщений: {at + 3}<br /></div></td>'
            f'<td valign="top" width="85%" height="100%"><table width="100%" border="0"><tr><td align="left" valign="middle"><a href="index.php?topic=5.msg{at + 20}#msg{at + 20}"><img src="/xx.gif" alt="" border="0" /></a></td><td align="left" valign="middle"><div style="font-weight: bold;" id="subject_{at + 20}"><a href="index.php?topic=5.msg{at + 20}#msg{at + 20}">{story.title}</a></div>'
            f'<div class="smalltext">&#171; <b>Ответ #{at} :</b> {when} &#187;</div></td><td align="right" valign="bottom" height="20" style="font-size: smaller;"><a href="#">Цитировать</a></td></tr></table><hr width="100%" size="1" class="hrcolor" /><div class="post">{quotes}{lines(post)}</div></td></tr>'
            f'<tr><td valign="bottom" class="smalltext" width="85%"><table width="100%" border="0"><tr><td align="left" colspan="2" class="smalltext" width="100%"></td></tr><tr><td align="right" valign="bottom" class="smalltext"><img src="/ip.gif" alt="" /> Записан</td></tr></table></td></tr></table></td></tr></table></td></tr>'
        )
    return shell(
        story.title,
        f'<table width="100%" cellpadding="3" cellspacing="0" border="0" class="tborder"><tr class="titlebg"><td>Автор</td><td>Тема: {story.title} (Прочитано 123 раз)</td></tr></table><form><table cellpadding="0" cellspacing="0" border="0" width="100%" class="bordercolor">{rows}</table></form>',
    )


def vbulletin3(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">Цитата:</div><table cellpadding="6" cellspacing="0" border="0" width="100%"><tr><td class="alt2" style="border:1px inset"><div>Сообщение от <strong>{author}</strong> <a href="showthread.php?p={one + 80}#post{one + 80}" rel="nofollow"><img class="inlineimg" src="viewpost.gif" border="0" alt="Посмотреть сообщение" /></a></div><div style="font-style:italic">{words}</div></td></tr></table></div>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<div align="center"><div class="page" style="width:100%; text-align:left"><div style="padding:0px 25px 0px 25px"><div id="edit{at + 80}" style="padding:0px 0px 6px 0px"><table id="post{at + 80}" class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%" align="center"><tr><td class="thead" style="font-weight:normal"><a name="post{at + 80}"><img class="inlineimg" src="post_old.gif" alt="Старый" border="0" /></a> 0{post.when.day}.01.2023, {post.when:%H:%M} </td>'
            f'<td class="thead" style="font-weight:normal" align="right">&nbsp; #<a href="showpost.php?p={at + 80}&amp;postcount={at + 1}" target="new" rel="nofollow" id="postcount{at + 80}" name="{at + 1}"><strong>{at + 1}</strong></a> &nbsp;</td></tr>'
            f'<tr valign="top"><td class="alt2" width="175"><div id="postmenu_{at + 80}"><a class="bigusername" href="member.php?u={at}">{post.author}</a></div><div class="smallfont">Местный</div><div class="smallfont">&nbsp;<br /><div>Регистрация: 05.01.2012</div><div>Сообщений: 1{at}</div></div></td>'
            f'<td class="alt1" id="td_post_{at + 80}"><div id="post_message_{at + 80}">{quotes}{lines(post)}</div></td></tr><tr><td class="alt2"><img class="inlineimg" src="user_offline.gif" alt="{post.author} вне форума" border="0" /></td><td class="alt1" align="right"><a href="newreply.php?do=newreply&amp;p={at + 80}" rel="nofollow"><img src="quote.gif" alt="Ответить с цитированием" border="0" /></a></td></tr></table></div></div></div></div>'
        )
    return shell(
        story.title,
        f'<table class="tborder"><tr><td class="navbar"><strong>{story.title}</strong></td></tr></table><div id="posts">{rows}<div id="lastpost"></div></div>',
    )


def vbulletin4(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container"><div class="bbcode_quote_container"></div><div class="bbcode_postedby"><img src="quote_icon.png" alt="Quote" /> Originally Posted by <strong>{author}</strong> <a href="showthread.php?p={one + 80}#post{one + 80}" rel="nofollow"><img class="inlineimg" src="viewpost.png" alt="View Post" /></a></div><div class="message">{words}</div></div></div></div>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<li class="postbitlegacy postbitim postcontainer old" id="post_{at + 80}"><div class="posthead"><span class="postdate old"><span class="date">01-0{post.when.day}-2023,&nbsp;<span class="time">{post.when.hour % 12 or 12:02}:{post.when:%M %p}</span></span></span><span class="nodecontrols"><a name="post{at + 80}" href="showthread.php?5#post{at + 80}" class="postcounter">#{at + 1}</a></span></div>'
            f'<div class="postdetails"><div class="userinfo"><div class="username_container"><div class="popupmenu memberaction"><a class="username offline popupctrl" href="member.php?{at}-{post.login}" title="{post.author} is offline"><strong>{post.author}</strong></a><ul class="popupbody memberaction_body"><li class="left"><a href="member.php?{at}" class="siteicon_profile">View Profile</a></li><li class="right"><a href="search.php" class="siteicon_forum">View Forum Posts</a></li></ul></div></div><span class="usertitle">Senior Member</span>'
            f'<dl class="userinfo_extra"><dt>Join Date</dt> <dd>Jan 2005</dd><dt>Posts</dt> <dd>{at + 100}</dd></dl></div><div class="postbody"><div class="postrow has_after_content"><h2 class="title icon">Re: {story.title}</h2><div class="content"><div id="post_message_{at + 80}"><blockquote class="postcontent restore ">{quotes}{lines(post)}</blockquote></div></div></div>'
            f'<div class="after_content"><blockquote class="signature restore"><div class="signaturecontainer">Ship ahoy!</div></blockquote></div></div></div><div class="postfoot"><div class="textcontrols floatcontainer"><span class="postcontrols"><a class="newreply" href="newreply.php?p={at + 80}" rel="nofollow">Reply With Quote</a></span></div></div></li><hr />'
        )
    return shell(
        story.title,
        f'<div id="pagetitle"><h1>Thread: <span class="threadtitle"><a href="showthread.php?5">{story.title}</a></span></h1></div><div id="postlist" class="postlist"><ol id="posts" class="posts">{rows}</ol></div>',
    )


def vbulletin5(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container"><div class="bbcode_quote_container vb-icon vb-icon-quote-large"></div><div class="bbcode_postedby">Originally posted by <strong>{author}</strong> <a href="#post{one + 80}" rel="nofollow"><img class="inlineimg" alt="View Post"></a></div><div class="message">{words}</div></div></div></div>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f'<li class="b-post b-post--normal js-post js-post__lightbox-container" data-node-id="{at + 80}" itemscope itemtype="http://schema.org/Comment" id="post{at + 80}"><div class="b-post__sm-arrow"></div><hr class="b-divider--section" /><div class="b-post__body h-clearfix"><div class="b-userinfo b-userinfo__postbit-wrapper"><div class="b-userinfo__details"><div class="b-userinfo__avatar"><a href="/member/{post.login}"><img src="/a.png" alt="{post.author}"></a></div>'
            f'<div class="author h-text-size--14" itemprop="author" itemscope itemtype="http://schema.org/Person"><strong><a href="/member/{at}-{post.login}" itemprop="url"><span itemprop="name">{post.author}</span></a></strong></div><div class="usertitle">Senior Member</div><ul class="b-userinfo__additional-info-container"><li class="b-userinfo__additional-info"><label>Join Date: </label><span>Jan 2012</span></li></ul></div></div>'
            f'<div class="b-post__content js-post__content"><div class="b-post__arrow"></div><hr class="b-divider--section"/><div class="b-post__timestamp h-left"><time itemprop="dateCreated" datetime="{post.iso}">01-0{post.when.day}-2023, {post.when.hour % 12 or 12:02}:{post.when:%M %p}</time></div><a href="/forum/ferry#post{at + 80}" class="b-post__count js-show-post-link">#{at + 1}</a>'
            f'<div class="js-post__content-text OLD__post-content-text restore h-wordwrap" itemprop="text">{quotes}{lines(post)}</div><div class="b-post__footer h-hide-on-preview"><ul class="h-left"><li class="b-post-control">Comment</li></ul></div></div></div></li>'
        )
    return shell(
        story.title,
        f'<div class="conversation-content"><ul class="conversation-list list-container h-clearfix thread-view">{rows}</ul></div>',
    )


def invision4(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentcommentid="{one + 80}" data-ipsquote-username="{author}"><div class="ipsQuote_citation">On 1/6/2023 at 1:53 PM, {author} said:</div><div class="ipsQuote_contents ipsClearfix"><p>{words}</p></div></blockquote>'
            for one, author, words in story.quoted(post)
        )
        rows += (
            f"<a id='comment-{at + 80}'></a><article  id='elComment_{at + 80}' class='cPost ipsBox ipsResponsive_pull  ipsComment  ipsComment_parent ipsClearfix ipsClear ipsColumns ipsColumns_noSpacing ipsColumns_collapsePhone    '><aside class='ipsComment_author cAuthorPane ipsColumn ipsColumn_medium ipsResponsive_hidePhone'>"
            f"<h3 class='ipsType_sectionHead cAuthorPane_author ipsType_blendLinks ipsType_break'><strong><a href='https://quay.example/profile/{at}-{post.login}/' class='ipsType_break'>{post.author}</a></strong></h3><ul class='cAuthorPane_info ipsList_reset'><li class='cAuthorPane_photo'><a href='https://quay.example/profile/{at}-{post.login}/'><img src='/a.png' alt='{post.author}'></a></li><li>Members</li><li class='ipsType_break'>1{at} posts</li></ul></aside>"
            f"<div class='ipsColumn ipsColumn_fluid ipsMargin:none'><div id='comment-{at + 80}_wrap' data-controller='core.front.core.comment' data-commentid='{at + 80}' class='ipsComment_content ipsType_medium'><div class='ipsComment_meta ipsType_light ipsFlex'><div class='ipsType_reset'><a href='https://quay.example/topic/5/?do=findComment&amp;comment={at + 80}' class='ipsType_blendLinks'>Posted <time datetime='{post.iso}Z' title='01/0{post.when.day}/2023 {_clock(post)}' data-short='1 yr'>January {post.when.day}, 2023</time></a></div></div>"
            f"<div class='cPost_contentWrap'><div data-role='commentContent' class='ipsType_normal ipsType_richText ipsPadding_bottom ipsContained' data-controller='core.front.core.lightboxedImages'>{quotes}{paragraphs(post)}</div><div class='ipsItemControls'><ul class='ipsComment_controls ipsClearfix ipsItemControls_left'><li><a href='#' class='ipsButton'>Quote</a></li></ul></div></div><div data-role='memberSignature' class='ipsBorder_top'><div class='ipsType_light ipsType_richText'><p>Ship ahoy</p></div></div></div></div></article>"
        )
    return shell(
        story.title,
        f"<h1 class='ipsType_pageTitle'>{story.title}</h1><div data-role='commentFeed'><form>{rows}</form></div>",
    )


def ipboard3(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f"<p class='citation'>{author} said:</p><div class='blockquote'><div class='quote'>{words}</div></div>"
            for _, author, words in story.quoted(post)
        )
        rows += (
            f"<div class='post_block hentry clear clearfix' id='post_id_{at + 80}'><div class='post_wrap'><h3 class='row2'><span class='post_id right ipsType_small desc blend_links'><a href='https://quay.example/topic/5/#entry{at + 80}' rel='bookmark'>#{at + 1}</a></span><span class=\"author vcard\"><a class=\"url fn name ___hover___member\" href='https://quay.example/user/{at}-{post.login}/'><span itemprop=\"name\">{post.author}</span></a></span></h3>"
            f"<div class='author_info'><ul class='basic_info'><p class='desc member_title'>Sailor</p><li class='avatar'><img src='/a.png' class='photo' alt=''></li><li class='group_title'>Members</li><li class='post_count desc lighter'>1{at} posts</li></ul></div>"
            f"<div class='post_body'><p class='posted_info desc lighter ipsType_small'>Posted <abbr class=\"published\" title=\"{post.iso}+00:00\">0{post.when.day} January 2023 - {post.when:%I:%M %p}</abbr></p><div class='post entry-content '>{quotes}{paragraphs(post)}</div><div class='signature' data-memberid='{at}'><p>Ship ahoy</p></div></div></div></div><hr />"
        )
    return shell(
        story.title,
        f"<h1 class='ipsType_pagetitle'>{story.title}</h1><div class='topic_controls'></div><div class='ipsBox_container' id='ips_Posts'>{rows}</div>",
    )


def discourse_static(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<aside class="quote no-group" data-username="{story.posts[one].login}" data-post="{one + 1}" data-topic="5"><div class="title"><div class="quote-controls"></div><img alt="" width="24" height="24" src="/a.png" class="avatar"> {story.posts[one].login}:</div><blockquote><p>{words}</p></blockquote></aside>'
            for one, _, words in story.quoted(post)
        )
        rows += (
            f"<div id='post_{at + 1}' itemprop='comment' itemscope itemtype='http://schema.org/Comment' class='topic-body crawler-post'><div class='crawler-post-meta'><span class=\"creator\" itemprop=\"author\" itemscope itemtype=\"http://schema.org/Person\"><a itemprop=\"url\" rel='nofollow' href='https://talk.example/u/{post.login}'><span itemprop='name'>{post.login}</span></a></span>"
            f"<link itemprop=\"mainEntityOfPage\" href=\"https://talk.example/t/ferry/5\"><span class=\"crawler-post-infos\"><time itemprop=\"datePublished\" datetime='{post.iso}Z' class='post-time'>January {post.when.day}, 2023, {post.when.hour % 12 or 12}:{post.when:%M}{post.when:%p}</time><meta itemprop='dateModified' content='{post.iso}Z'><span itemprop='position'>{at + 1}</span></span></div>"
            f'<div class=\'post\' itemprop=\'text\'>{quotes}{paragraphs(post)}</div><div itemprop="interactionStatistic" itemscope itemtype="http://schema.org/InteractionCounter"><meta itemprop="userInteractionCount" content="{at}"><span class=\'post-likes\'>{f"{at} Likes" if at else ""}</span></div></div>'
        )
    return shell(
        story.title,
        f"<div id='main-outlet' class='wrap' role='main'><div id=\"topic-title\"><h1><a href=\"/t/ferry/5\">{story.title}</a></h1></div><div itemscope itemtype='http://schema.org/DiscussionForumPosting'>{rows}</div></div>",
    )


def discourse_saved(story: Story) -> str:
    rows = ""
    for at, post in enumerate(story.posts):
        quotes = "".join(
            f'<aside class="quote no-group quote-modified" data-username="{story.posts[one].login}" data-post="{one + 1}"><div class="title"><div class="quote-controls"></div><img alt="" src="/a.png" class="avatar"> {story.posts[one].login}:</div><blockquote><p>{words}</p></blockquote></aside>'
            for one, _, words in story.quoted(post)
        )
        rows += (
            f'<div class="topic-post clearfix regular"><article id="post_{at + 1}" role="region" aria-label="post #{at + 1} by @{post.login}" data-post-id="{at + 500}" data-topic-id="5" class="boxed onscreen-post"><div class="post__row row"><div class="topic-avatar"><div class="post-avatar"><a class="trigger-user-card main-avatar" href="/u/{post.login}" data-user-card="{post.login}"><img alt="" src="/a.png" class="avatar"></a></div></div>'
            f'<div class="post__body topic-body clearfix"><div role="heading" class="topic-meta-data"><div class="names trigger-user-card"><span class="first username"><a href="/u/{post.login}" data-user-card="{post.login}">{post.login}</a></span></div><div class="post-infos"><div class="post-info post-date"><a href="/t/ferry/5/{at + 1}" class="widget-link post-date"><span title="{post.when.day} Jan. 2023 {post.when:%H:%M}" data-time="{int(post.when.timestamp()) * 1000}" class="relative-date">Jan 2023</span></a></div></div></div>'
            f'<div class="post__regular regular post__contents contents"><div class="cooked">{quotes}{paragraphs(post)}</div><section class="post-menu-area clearfix"><nav class="post-controls"><div class="actions"><button class="btn like">Like</button></div></nav></section></div></div></div></article></div>'
        )
    return shell(story.title, f'<div class="container posts"><div class="post-stream">{rows}</div></div>')


PAGES = (
    Page(name="xenforo 2", story=GERMAN, draw=xenforo2, tree=False),
    Page(name="phpbb 3", story=ENGLISH, draw=phpbb3, tree=False),
    Page(name="smf 2", story=ENGLISH, draw=smf2, tree=False),
    Page(name="vbulletin 4", story=ENGLISH, draw=vbulletin4, tree=False),
    Page(name="invision 4", story=ENGLISH, draw=invision4, tree=False),
    Page(name="discourse static", story=ENGLISH, draw=discourse_static, tree=False),
)
SECOND = (
    Page(name="xenforo 1", story=ENGLISH, draw=xenforo1, tree=False),
    Page(name="phpbb 2", story=RUSSIAN, draw=phpbb2, tree=False),
    Page(name="smf 1", story=RUSSIAN, draw=smf1, tree=False),
    Page(name="vbulletin 3", story=RUSSIAN, draw=vbulletin3, tree=False),
    Page(name="vbulletin 5", story=ENGLISH, draw=vbulletin5, tree=False),
    Page(name="ip.board 3", story=ENGLISH, draw=ipboard3, tree=False),
    Page(name="discourse saved", story=ENGLISH, draw=discourse_saved, tree=False),
)
