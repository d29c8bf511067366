"""What the cards and the rows say while a phrase is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.content.phrases import Phrase, Speaker
from kiosk.interview.problems import mark
from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.translation.model import Prepared
from kiosk.tui.visitor.talk.card_list import Way
from kiosk.tui.visitor.talk.choosing import Choosing
from kiosk.tui.visitor.talk.filling import QUESTIONS
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.visitor.talk.remarks import Remark, origin_of
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.prose import Paragraph

if TYPE_CHECKING:
    from kiosk.content.phrase_words import PhraseWords

SITUATIONS = mark("What is it about?")
FOUND = mark("Found")
NOT_FOUND = mark("No phrase was found.")
YOU_SAY = mark("You say:")


def situation_ways(phrasing: Phrasing, voice: Voice, by: Speaker) -> tuple[Way, ...]:
    """Return a card for each situation in which a side has something to say."""
    words, second = _words(phrasing, voice)
    return tuple(
        Way(
            one.id,
            voice.plain(
                words.title(one).shown, second.title(one).text if second else ""
            ),
        )
        for one in phrasing.situations(by)
    )


def phrase_ways(
    phrasing: Phrasing, voice: Voice, phrases: Iterable[Phrase]
) -> tuple[Way, ...]:
    """Return a card for each phrase, as the visitor reads it."""
    words, second = _words(phrasing, voice)
    return tuple(
        Way(
            one.id,
            voice.plain(
                words.open_text(one), second.text(one, {}).text if second else ""
            ),
        )
        for one in phrases
    )


def numbered_ways(
    phrasing: Phrasing, voice: Voice, phrases: Iterable[Phrase], hears: str
) -> tuple[Way, ...]:
    """Return a card for each phrase, as staff read it, over the visitor's words."""
    words, own = phrasing.words(voice.language.code), phrasing.words(hears)
    direction = phrasing.language(hears).direction
    return tuple(
        Way(
            one.id,
            voice.plain(f"{one.number} · {words.open_text(one)}"),
            None
            if hears == voice.language.code
            else Pair(own.open_text(one), "", direction, voice.bidi),
        )
        for one in phrases
    )


def prepared_ways(
    phrasing: Phrasing, voice: Voice, offered: Iterable[Prepared]
) -> tuple[Way, ...]:
    """Return a card for each phrase that may be meant; its id is its place."""
    second = voice.second.language.code if voice.second else ""
    code = voice.language.code
    return tuple(
        Way(
            str(place),
            voice.plain(
                phrasing.text(one, code), phrasing.text(one, second) if second else ""
            ),
        )
        for place, one in enumerate(offered)
    )


def _words(phrasing: Phrasing, voice: Voice) -> tuple[PhraseWords, PhraseWords | None]:
    second = voice.second
    return (
        phrasing.words(voice.language.code),
        phrasing.words(second.language.code) if second else None,
    )


def slot_lines(
    phrasing: Phrasing, voice: Voice, choosing: Choosing
) -> tuple[Paragraph, ...]:
    """Return the question for the slot that is asked for, under its sentence."""
    if choosing.phrase is None or choosing.slot is None:
        return ()
    question = voice.pair(QUESTIONS[choosing.slot[1]])
    words = phrasing.words(voice.language.code)
    return (
        Paragraph(question.main, "title"),
        Paragraph(question.second, "quiet"),
        Paragraph(words.text(choosing.phrase, dict(choosing.filled)).shown, "strong"),
    )


def said_remark(
    phrasing: Phrasing, voice: Voice, prepared: Prepared, hears: str
) -> Remark:
    """Return what will be said, in both languages.

    Args:
        phrasing: The phrasebook.
        voice: Of whoever says it.
        prepared: The phrase.
        hears: Code of the other side's language.
    """
    code = voice.language.code
    staff = code == STAFF_LANGUAGE and hears != STAFF_LANGUAGE
    turn = phrasing.turn(prepared, hears if staff else code, staff=staff)
    text, under = phrasing.text(prepared, code), phrasing.text(prepared, hears)
    return Remark(
        who=voice.say(YOU_SAY),
        text=text,
        direction=voice.direction,
        under="" if under == text else under,
        under_direction=phrasing.language(hears).direction,
        origin=voice.say(origin_of(turn)),
        by_visitor=not staff,
        told=not prepared.values,
    )


def said(
    phrasing: Phrasing, voice: Voice, prepared: Prepared | None, hears: str
) -> tuple[Remark, ...]:
    """Return what will be said, if anything is ready to be said."""
    if prepared is None:
        return ()
    return (said_remark(phrasing, voice, prepared, hears),)


def heading(
    phrasing: Phrasing,
    voice: Voice,
    choosing: Choosing,
    found: tuple[Phrase, ...] | None,
) -> tuple[Paragraph, ...]:
    """Return what stands over the cards.

    Args:
        phrasing: The phrasebook.
        voice: Of whoever chooses.
        choosing: How far they are.
        found: What was looked for and found. None: nothing was looked for.
    """
    if choosing.prepared is not None:
        return ()
    if choosing.slot is not None:
        return slot_lines(phrasing, voice, choosing)
    if choosing.situation:
        words, second = _words(phrasing, voice)
        every = phrasing.library.phrases.situations
        one = next(each for each in every if each.id == choosing.situation)
        title = voice.plain(
            words.title(one).shown, second.title(one).text if second else ""
        )
    elif found is not None:
        title = voice.pair(FOUND if found else NOT_FOUND)
    else:
        title = voice.pair(SITUATIONS)
    return (Paragraph(title.main, "title"), Paragraph(title.second, "quiet"))
