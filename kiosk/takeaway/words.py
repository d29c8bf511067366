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
CHANGE_BACK = mark(
    "Last day to change back yuan bought on %(date)s. The date on your receipt counts."
)
YOUR_PAGE = mark("Your own page")
ONCE = mark("This page opens once")
ONLY_HERE = mark("What you answered is on your phone then, and nowhere here.")
KEEP = mark("Print it or take a screenshot before you close it.")
OPEN_IT = mark("Open my page")
NO_SCRIPTS = mark("Your browser does not open it. Take the printed page instead.")
GONE = mark("This page was opened already, or its time is over.")
LAST_DAY = mark("If you change money today: last day to change back, as a reminder")
