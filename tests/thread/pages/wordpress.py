"""WordPress: HTML5 comments, the older list, a block theme, wpDiscuz."""

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
    en,
    nest,
    paragraphs,
    ru,
    shell,
    uk,
)


def html5(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<li id="comment-{at + 310}" class="comment {"even" if at % 2 else "odd alt"} thread-even depth-{story.depth[at] + 1}">'
            f'<article id="div-comment-{at + 310}" class="comment-body"><footer class="comment-meta">'
            f"<div class=\"comment-author vcard\"><img alt='' src='https://gravatar.example/{at}?s=32' class='avatar avatar-32 photo' height='32' width='32' />"
            f'<b class="fn">{post.author}</b> <span class="says">sagt:</span></div>'
            f'<div class="comment-metadata"><a href="https://kai.example/faehre/#comment-{at + 310}"><time datetime="{post.iso}+01:00">{de(post.when)}</time></a></div>'
            f'</footer><div class="comment-content">{quotes}{paragraphs(post)}</div>'
            f'<div class="reply"><a rel="nofollow" class="comment-reply-link" href="#comment-{at + 310}" data-commentid="{at + 310}">Antworten</a></div>'
            f"</article>{inside}</li>"
        )

    return shell(
        story.title,
        '<div id="comments" class="comments-area"><h2 class="comments-title">7 Kommentare</h2><ol class="comment-list">'
        + nest(story, item, '<ol class="children">{}</ol>')
        + '</ol><div id="respond" class="comment-respond"><h3>Schreibe einen Kommentar</h3><form></form></div></div>',
        article(story, "5. Januar 2023"),
    )


def classic(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<li class="comment byuser even depth-{story.depth[at] + 1}" id="comment-{at + 55}"><div id="div-comment-{at + 55}" class="comment-body">'
            f'<div class="comment-author vcard"><img class="avatar" src="/a{at}.png" alt=""><cite class="fn"><a href="https://{post.login}.example/" rel="external nofollow" class="url">{post.author}</a></cite> '
            f'<span class="says">говорит:</span></div><div class="comment-meta commentmetadata"><a href="https://port.example/parom/#comment-{at + 55}">{ru(post.when)}</a></div>'
            f"{quotes}{paragraphs(post)}"
            f'<div class="reply"><a class="comment-reply-link" href="/parom/?replytocom={at + 55}#respond">Ответить</a></div></div>{inside}</li>'
        )

    return shell(
        story.title,
        '<h3 id="comments">7 комментариев</h3><ol class="commentlist">'
        + nest(story, item, '<ul class="children">{}</ul>')
        + "</ol>",
        article(story, "5 января 2023"),
    )


def block_theme(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<li id="comment-{at + 9}" class="comment even thread-even depth-{story.depth[at] + 1}"><div class="wp-block-columns is-layout-flex">'
            f'<div class="wp-block-column"><div class="wp-block-avatar"><img class="avatar" alt="{post.author} Avatar" src="/{at}.png"></div></div>'
            f'<div class="wp-block-column"><div class="wp-block-comment-author-name has-small-font-size"><a href="https://{post.login}.example" target="_self">{post.author}</a></div>'
            f'<div class="wp-block-group"><div class="wp-block-comment-date has-small-font-size"><time datetime="{post.iso}+00:00"><a href="https://kai.example/f/#comment-{at + 9}">{en(post.when)}</a></time></div></div>'
            f'<div class="wp-block-comment-content">{quotes}{paragraphs(post)}</div><div class="wp-block-comment-reply-link"><a class="comment-reply-link" href="#">Reply</a></div></div></div>{inside}</li>'
        )

    return shell(
        story.title,
        '<div class="wp-block-comments"><h2 class="wp-block-comments-title">7 responses</h2><ol class="wp-block-comment-template">'
        + nest(story, item, "<ol>{}</ol>")
        + "</ol></div>",
        article(story, "January 5, 2023"),
    )


def wpdiscuz(story: Story) -> str:
    def item(at: int, post: Post, inside: str) -> str:
        quotes = "".join(f"<blockquote><p>{words}</p></blockquote>" for _, _, words in story.quoted(post))
        return (
            f'<div id="wpd-comm-{at + 4}_0" class="comment even thread-even depth-1 wpd-comment wpd_comment_level-{story.depth[at] + 1}"><div class="wpd-comment-wrap wpd-blog-guest">'
            f'<div class="wpd-comment-left"><div class="wpd-avatar"><img alt="{post.author}" src="/{at}.png" class="avatar"></div></div>'
            f'<div id="comment-{at + 4}" class="wpd-comment-right"><div class="wpd-comment-header"><div class="wpd-comment-author">{post.author}</div>'
            f'<div class="wpd-comment-date" title="{uk(post.when)}"><i class="far fa-clock"></i> 2 роки тому</div></div>'
            f'<div class="wpd-comment-text">{quotes}{paragraphs(post)}</div><div class="wpd-comment-footer"><div class="wpd-vote"><div class="wpd-vote-result">{at}</div></div>'
            f'<div class="wpd-reply-button"><span>Відповісти</span></div></div></div></div><div id="wpdiscuz_form_anchor-{at + 4}_0"></div>{inside}</div>'
        )

    return shell(
        story.title,
        '<div id="wpdcom" class="wpdiscuz_unauth"><div class="wpd-thread-head"><div class="wpd-thread-info">7 коментарів</div></div><div id="wpd-threads" class="wpd-thread-wrapper"><div class="wpd-thread-list">'
        + nest(story, item, "{}")
        + "</div></div></div>",
        article(story, "5 січня 2023"),
    )


PAGES = (
    Page(name="wordpress html5", story=GERMAN, draw=html5),
    Page(name="wordpress classic", story=RUSSIAN, draw=classic),
)
SECOND = (
    Page(name="wordpress block theme", story=ENGLISH, draw=block_theme),
    Page(name="wordpress wpdiscuz", story=UKRAINIAN, draw=wpdiscuz),
)
