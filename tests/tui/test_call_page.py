import pytest

from kiosk.settings import Settings, Terminal
from kiosk.tui.visitor.pages.call import Alarm
from tests.tui.hands import Kiosk, frame_of
from tests.tui.kiosks import at_home, kiosk

BLOCKS = "▄▀█"


async def alarm_rows(pilot: Kiosk) -> list[str]:
    await frame_of(pilot).over("call")
    await pilot.pause()
    alarm = frame_of(pilot).query_one(Alarm)
    return [alarm.render_line(y).text for y in range(alarm.content_size.height)]


@pytest.mark.parametrize(
    "size", [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36), (40, 20)]
)
@pytest.mark.parametrize("code", ["en", "ar"])
async def test_on_every_grid_staff_read_that_help_is_needed(
    size: tuple[int, int], code: str
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        rows = await alarm_rows(pilot)
        large = any(set(BLOCKS) & set(row) for row in rows)
        assert large or "需要帮助" in rows[0]
        assert large or size in ((72, 20), (40, 36), (40, 20))


@pytest.mark.parametrize(
    ("bidi", "name"),
    [("app", "\ufe94\ufef4\ufe91\ufeae\ufecc\ufedf\ufe8d"), ("terminal", "العربية")],
)
async def test_the_name_of_the_language_is_ordered_as_the_settings_say(
    bidi: str, name: str
) -> None:
    settings = Settings(terminal=Terminal(bidi=bidi))  # type: ignore[arg-type]
    async with kiosk(settings=settings).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ar")
        assert any(name in row for row in await alarm_rows(pilot))
