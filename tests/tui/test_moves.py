from kiosk.interview.context import Context
from kiosk.interview.samples import values_for
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import (
    Answered,
    ChangeWanted,
    Finished,
    GuideChosen,
    HomeWanted,
    ServicesChosen,
)
from kiosk.tui.visitor.moves import Move, moved
from tests.tui.kiosks import library
from tests.tui.stage import CONTEXT

HOME = Journey("home")


def context() -> Context:
    return CONTEXT


def after(journey: Journey, *moves: Move) -> Journey:
    for move in moves:
        journey = moved(journey, move, library(), context)
    return journey


def test_services_are_begun_together_and_none_leaves_all_as_it_was() -> None:
    begun = after(HOME, ServicesChosen(("renew-passport", "lost-card")))
    assert begun.place == "question"
    assert begun.visit is not None
    assert [each.id for each in begun.visit.services] == ["renew-passport", "lost-card"]
    assert after(HOME, ServicesChosen(())) is HOME


def test_a_guide_is_opened_and_home_keeps_what_was_entered() -> None:
    begun = after(HOME, ServicesChosen(("lost-card",)))
    read = after(begun, GuideChosen("help-numbers"))
    assert read.place == "guide"
    assert read.guide is not None
    assert read.guide.id == "help-numbers"
    assert after(read, HomeWanted()).visit == begun.visit


def test_an_answer_goes_on_a_change_goes_back_and_the_end_is_the_outcome() -> None:
    begun = after(HOME, ServicesChosen(("renew-passport",)))
    assert begun.visit is not None
    first = begun.visit.shown(CONTEXT)
    assert first is not None
    value = values_for(first, (), CONTEXT)[0]
    answered = after(begun, Answered({first.id: value}))
    assert answered.visit is not None
    second = answered.visit.shown(CONTEXT)
    assert second is not None
    assert second != first
    back = after(answered, ChangeWanted(first.id))
    assert back.visit is not None
    assert back.visit.shown(CONTEXT) == first
    assert after(back, Finished()).place == "outcome"
