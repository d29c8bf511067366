"""Text that is markup somewhere, and must be shown as it is everywhere."""

from msgspec.structs import replace

from kiosk.handout.model import Code, Handout, Line, Section, Style
from tests.handout.samples import open_account

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp; &#60;",
    '#panic("here")',
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"',
    "*bold* _thin_ $x^2$ @there = no heading",
    "// comment /* other */ `raw` ~ --- ...",
    "[bold red]words[/] [link=x]y[/link]",
    "\\u{41} \\n %(name)s {name} ${HOME}",
    "<!-- --> ]]> <![CDATA[",
)


def with_text(text: str) -> Handout:
    """An English handout that says the text in every place it has."""
    line = Line(text, text + "。")
    styles: tuple[Style, ...] = ("steps", "bring", "plain", "notice", "answers")
    return replace(
        open_account("en"),
        title=line,
        lead=line,
        branch=line,
        as_of=line,
        footer=(line,),
        sections=tuple(
            Section(style, line, (line, Line(text, fallback=True)), style)
            for style in styles
        ),
        code=Code(text, line),
    )
