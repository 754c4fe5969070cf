"""Habr, now and before 2021."""

from __future__ import annotations

from reportedly.thread.family import Family

NOW = Family(
    name="habr",
    items=("section.tm-comment-thread", ".tm-comment-thread__comment-wrapper"),
    author=(".tm-user-info__username", ".tm-user-info__user"),
    time=(".tm-comment-thread__comment-link time", "time"),
    body=(".tm-comment__body-content", ".tm-comment__body"),
    score=(".tm-votes-lever__score-counter", ".tm-votes-meter__value"),
    removed=(".tm-comment__empty", ".tm-comment_ufo"),
    permalink=("a.tm-comment-thread__comment-link@href",),
)

BEFORE = Family(
    name="habr before 2021",
    items=("li.content-list__item_comment",),
    author=(".user-info__nickname_comment", ".user-info__nickname", "[data-user-login]@data-user-login"),
    time=("time.comment__date-time", ".comment__date-time"),
    body=(".comment__message",),
    score=(".voting-wjt__counter", ".js-score"),
    removed=(".comment__message_banned", ".author_banned"),
    permalink=("a.icon_comment-anchor@href",),
)

FAMILIES = (NOW, BEFORE)
