"""WeasyPrint's side of the comparison; it runs where nothing of the kiosk is.

Reads pages as a JSON list from standard input; the first is not counted.
"""

# mypy: ignore-errors
import json
import logging
import sys
import time

NO_PANGO = 3


def main() -> int:
    logging.disable()
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError:
        return NO_PANGO
    known = FontConfiguration()
    seconds, pages = [], []
    for page in json.load(sys.stdin):
        started = time.process_time()
        laid_out = HTML(string=page).render(font_config=known)
        laid_out.write_pdf()
        seconds.append(time.process_time() - started)
        pages.append(len(laid_out.pages))
    json.dump({"seconds": seconds[1:], "pages": pages[1:]}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
