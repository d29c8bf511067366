"""Outcomes and guides -> the handout a visitor takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kiosk.content.quiz_words import ANSWERS
from kiosk.content.wording import Said, Wording
from kiosk.handout.look import look_of
from kiosk.handout.model import (
    LARGEST_CODE_BYTES,
    Code,
    Event,
    Handout,
    Line,
    Note,
    Section,
    Stamp,
    Style,
    numbered,
)
from kiosk.handout.notes import event_of, notes_of
from kiosk.interview.conditions import holds
from kiosk.interview.guide import Guide, QuizQuestion
from kiosk.interview.model import Essentials, Outcome, Service
from kiosk.interview.path import Ended, noted
from kiosk.interview.problems import mark
from kiosk.interview.quiz import right_option
from kiosk.language.visual import CONTROLS

BRING = mark("Bring these")
WHAT_HAPPENS = mark("What happens now")
STAFF_FIRST = mark("Please speak to staff first")
DECIDES = mark("This page prepares your visit. The bank checks and decides.")
AT_COUNTER = mark("Your identity is checked at the counter.")
PREVAILS = mark("If the languages differ, the Chinese text prevails.")
DRAFTED = mark(
    "Translations here are machine drafts. No native speaker has reviewed them yet."
)
AS_OF = mark("Printed on %(date)s")
SCAN = mark("Scan to keep the essentials. It is text and needs no internet.")
STAMP = mark("Bank stamp")
NOTES = mark("Notes of the bank")
NEVER_ASK = mark("Nobody from the bank asks for your PIN or a code by phone.")


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks on a handout: the visitor's language, and Chinese beneath."""

    main: Wording
    chinese: Wording | None
    """None when the visitor reads Chinese."""

    def told(self, msgid: str) -> Line:
        """Return a line of content."""
        return self._line(lambda words: words.tell(msgid))

    def said(self, msgid: str) -> Line:
        """Return a line of the interface."""
        return self._line(lambda words: words.said(msgid))

    def told_lines(self, msgids: Iterable[str]) -> tuple[Line, ...]:
        """Return lines of content, without those this branch cannot fill."""
        return tuple(self.told(msgid) for msgid in msgids if self.main.can_tell(msgid))

    def filled(self, msgid: str, **values: Callable[[Wording], str]) -> Line:
        """Return a line of the interface with values each voice says in its way."""

        def speak(words: Wording) -> Said:
            return words.said(msgid, **{k: say(words) for k, say in values.items()})

        return self._line(speak)

    def dated(self, msgid: str) -> Line:
        """Return a line of the interface with today's date."""

        def with_date(words: Wording) -> Said:
            return words.said(msgid, date=words.formatter.date(words.today))

        return self._line(with_date)

    def _line(self, speak: Callable[[Wording], Said]) -> Line:
        """Return what both say; a line that would stand there twice stands once."""
        said = speak(self.main)
        below = speak(self.chinese) if self.chinese else said
        chinese = "" if below.fallback or below.text == said.text else below.text
        return Line(_seen(said.text), _seen(chinese), said.fallback)


def _seen(text: str) -> str:
    """Return a text without what would command a terminal that shows the page."""
    return CONTROLS.sub("", text)


def of_visit(ended: Sequence[Ended], voices: Voices) -> Handout:
    """Return one handout for everything a visitor prepared.

    What several services need is listed once, in one "bring these".
    """
    first = ended[0]
    bring = dict.fromkeys(text for one in ended for text in one.bring)
    several = len(ended) > 1
    sections = [
        _section(one.service.id, title, one.lines, "steps", voices)
        for one in ended
        for title in (
            voices.told(one.outcome.title) if several else voices.said(WHAT_HAPPENS),
        )
    ]
    sections.insert(0, _section("bring", voices.said(BRING), bring, "bring", voices))
    return _handout(
        "+".join(one.service.id for one in ended),
        voices,
        title=voices.told(first.outcome.title),
        lead=voices.told(first.outcome.lead) if first.outcome.lead else None,
        sections=sections,
        essentials=first.service.essentials,
        notes=notes_of(ended, voices),
        event=event_of(ended, voices),
        stamp=Stamp(voices.said(STAMP), voices.said(NOTES)),
    )


def of_service(service: Service, voices: Voices) -> Handout:
    """Return the general checklist of a service nobody was asked about yet."""
    return of_visit((_general(service, voices.main),), voices)


def of_guide(guide: Guide, voices: Voices, *, quiz: bool = True) -> Handout:
    """Return a guide to read and take away.

    Args:
        guide: The guide.
        voices: Who speaks.
        quiz: Whether its quiz is written out, with the answers at the foot.
    """
    sections = _read(guide, voices)
    if quiz and guide.quiz:
        sections += [_asked(question, voices) for question in guide.quiz]
        sections.append(_answers(guide.quiz, sections, voices))
    return _handout(
        guide.id,
        voices,
        title=voices.told(guide.title),
        lead=voices.told(guide.summary),
        sections=sections,
        essentials=guide.essentials,
    )


def _read(guide: Guide, voices: Voices) -> list[Section]:
    today = voices.main.today
    return [
        _section(
            section.id,
            voices.told(section.title),
            (line.text for line in section.lines if holds(line.when, {}, today)),
            section.style,
            voices,
        )
        for section in guide.sections
    ]


def _asked(question: QuizQuestion, voices: Voices) -> Section:
    """Return a question with its answers to tick."""
    labels = [option.label for option in question.options]
    title = voices.told(question.title)
    return _section(f"quiz-{question.id}", title, labels, "bring", voices)


def _answers(
    quiz: Sequence[QuizQuestion], sections: Sequence[Section], voices: Voices
) -> Section:
    """Return the right answers by their numbers, and why they are right."""
    numbers = numbered(tuple(sections))[-len(quiz) :]
    lines = tuple(
        _answer(
            number[question.options.index(right_option(question))], question, voices
        )
        for number, question in zip(numbers, quiz, strict=True)
    )
    return Section("answers", voices.said(ANSWERS), lines)


def _answer(number: int, question: QuizQuestion, voices: Voices) -> Line:
    label = voices.told(right_option(question).label)
    because = voices.told(question.because)
    return Line(
        f"{number}. {label.text} – {because.text}",
        # A half that is the same in both languages has no Chinese of its own.
        f"{number}. {label.chinese or label.text} – {because.chinese or because.text}"
        if voices.chinese
        else "",
        label.fallback or because.fallback,
    )


def _general(service: Service, wording: Wording) -> Ended:
    outcome: Outcome = service.general
    return Ended(
        service,
        outcome,
        tuple(
            line.text for line in outcome.lines if holds(line.when, {}, wording.today)
        ),
        tuple(
            line.text for line in outcome.bring if holds(line.when, {}, wording.today)
        ),
        noted(service, outcome, {}),
    )


def _section(
    id_: str, title: Line, msgids: Iterable[str], style: Style, voices: Voices
) -> Section:
    return Section(id_, title, voices.told_lines(msgids), style)


def _handout(  # noqa: PLR0913 - the parts of a page
    id_: str,
    voices: Voices,
    *,
    title: Line,
    lead: Line | None,
    sections: Sequence[Section],
    essentials: Essentials,
    notes: tuple[Note, ...] = (),
    event: Event | None = None,
    stamp: Stamp | None = None,
) -> Handout:
    language = voices.main.language
    return Handout(
        id=id_,
        language=language.code,
        locale=language.locale.replace("_", "-"),
        direction=language.direction,
        title=title,
        lead=lead,
        sections=tuple(section for section in sections if section.lines),
        code=Code(_kept(essentials, voices.main), voices.said(SCAN)),
        notes=notes,
        event=event,
        branch=_branch(voices),
        as_of=voices.dated(AS_OF),
        footer=closing(voices),
        look=look_of(voices.main.settings.branch),
        stamp=stamp,
    )


def closing(voices: Voices) -> tuple[Line, ...]:
    """Return what ends every page: who decides, what prevails, who translated it."""
    drafted = any(words.drafted for words in (voices.main, voices.chinese) if words)
    texts = (DECIDES, AT_COUNTER, NEVER_ASK, PREVAILS, *([DRAFTED] if drafted else []))
    return tuple(map(voices.said, texts))


def _kept(essentials: Essentials, words: Wording) -> str:
    """Return what a code holds: the short text where the long one fits none."""
    long = _seen(words.tell(essentials.long).text)
    if len(long.encode("utf-8", "surrogatepass")) <= LARGEST_CODE_BYTES:
        return long
    return _seen(words.tell(essentials.short).text)


def _branch(voices: Voices) -> Line:
    chinese = voices.chinese.bank_name if voices.chinese else ""
    return Line(voices.main.bank_name, chinese)
