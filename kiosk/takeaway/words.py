"""What pages on a phone say besides what the handout says."""

from __future__ import annotations

from kiosk.interview.problems import mark

PDF = mark("Save or print as PDF")
CALENDAR = mark("Add to calendar")
CONTACT = mark("Save the bank as a contact")
BRANCH = mark("Where this branch is")
MAP = mark("Open in a map")
CALL = mark("Call the branch")
DRIVER = mark("Show this to the driver")
# Translators: said to a taxi driver, who reads the Chinese line.
TAKE_ME = mark("Please take me here: %(address)s")
CHANGE_BACK = mark("Last day to change back yuan bought on %(date)s, with the receipt")
LAST_DAY = mark("If you change money today: last day to change back, as a reminder")
