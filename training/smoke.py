"""A handful of invented sentences in three languages, marked, so that the whole chain can be tried without data."""

from __future__ import annotations

from markup import unmark

MARKED = (
    "[1s:Mayor Ada Lindqvist] [1c:said] [1t:the bridge would reopen on Friday]. Nobody asked why.",
    '[1t:"We have no water left,"] [1s:the keeper] [1c:told] the Harbour Gazette.',
    "[1c:According to] [1s:the ministry], [1t:four barges left the port of Velmar].",
    "[1s:Министр Орест Гнатов] [1c:заявил], [1t:что мост откроют в пятницу]. Никто не спросил почему.",
    "[1t:«Воды больше нет»], — [1c:рассказал] [1s:смотритель].",
    "[1c:По словам] [1s:мэра], [1t:из порта вышли четыре баржи].",
    "[1s:Речниця порту] [1c:повідомила], [1t:що міст відкриють у п'ятницу].",
    "[1t:«Води більше немає»], — [1c:сказав] [1s:доглядач].",
)
ARTICLES = [unmark(marked) for marked in MARKED]
