"""Paragraphs with a number: the rows after the first hang under its text."""

from textual.pilot import Pilot

from kiosk.interview import model
from kiosk.tui.visitor.editors.choice import ChoiceEditor
from kiosk.tui.widgets.prose import Prose
from tests.tui.stage import Stage, service, voice

LONG = "Your answers stay in this kiosk until you leave, and then they are gone."
LONG_AR = "تبقى إجاباتك في هذا الجهاز حتى تغادر ثم تختفي كلها ولا يبقى منها شيء أبدا."
CONSENT = model.Consent(
    id="q",
    key=1,
    title="May we?",
    label="Agreement",
    lines=("We ask.", LONG, *["You decide."] * 8),
    agree="I agree",
    refuse="No",
    version="1",
)


async def rows(pilot: Pilot[None]) -> list[str]:
    await pilot.pause()
    await pilot.pause()
    prose = pilot.app.screen.query_one(ChoiceEditor).query_one(Prose)
    return [prose.render_line(y).text for y in range(prose.content_size.height)]


async def test_a_long_line_of_a_consent_goes_on_under_its_words() -> None:
    app = Stage(service(CONSENT))
    async with app.run_test(size=(64, 57)) as pilot:
        told = await rows(pilot)
        assert told[0].startswith("1.  We ask.")
        assert told[1].startswith("2.  Your answers")
        assert told[2].startswith("    ")
        assert told[2][4] != " "
        assert told[-1].startswith("10. You decide.")


async def test_from_the_right_the_number_and_the_indent_stand_on_the_right() -> None:
    app = Stage(service(CONSENT), voice("ar", {LONG: LONG_AR}))
    async with app.run_test(size=(64, 57)) as pilot:
        told = await rows(pilot)
        assert told[1].endswith("  .2")
        assert told[1][-5] != " "
        assert told[2].endswith("    ")
        assert told[2][-5] != " "
        assert told[-1].endswith(" .10")
