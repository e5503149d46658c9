"""The design tokens: every colour and size the interface may use, once for each theme (5-interface, Look)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

FONT_FAMILIES: Final = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Segoe UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
TEXT_SIZES: Final = {"small": 12, "standard": 13, "large": 15}
ROW_HEIGHTS: Final = {"compact": 28, "standard": 34, "relaxed": 42}

# Type steps in pixels at the standard size; a user size shifts them all by the same amount.
CAPTION: Final = 12
BODY: Final = 13
STRONG: Final = 14
SECTION: Final = 16
PAGE: Final = 20
FIGURE: Final = 24

RADIUS_PANEL: Final = 6
RADIUS_CONTROL: Final = 4
CONTROL_HEIGHT: Final = 30


@dataclass(frozen=True)
class Pair:
    """A status colour: text on its own weak background."""

    text: str
    back: str


@dataclass(frozen=True)
class Tokens:
    """One theme. Attribute names are the spec's token names."""

    name: str
    dark: bool
    canvas: str
    surface: str
    sunken: str
    border: str
    border_strong: str
    control_edge: str
    divider: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    primary_pressed: str
    link: str
    primary_weak: str
    primary_line: str
    row_hover: str
    row_selected: str
    focus: str
    disabled: str
    green: Pair
    amber: Pair
    red: Pair
    violet: Pair
    teal: Pair
    blue: Pair
    gray: Pair
    on_primary: str = "#FFFFFF"
    star: str = "#E0A100"
    badge: str = "#BF2B2B"
    toast: Pair = field(default_factory=lambda: Pair("#FFFFFF", "#20262F"))
    toast_link: str = "#8DB2FF"
    # High contrast draws an edge round every status pill, so that shape tells what colour tells.
    pill_edge: bool = False

    def color(self, name: str) -> str:
        """The colour of a token, or a colour literal as it is; a status name means its text colour."""
        if name.startswith("#"):
            return name
        value = getattr(self, name)
        return value.text if isinstance(value, Pair) else str(value)

    def pair(self, name: str) -> Pair:
        """The status pair of that name."""
        value = getattr(self, name)
        assert isinstance(value, Pair)
        return value


STATUSES: Final = ("green", "amber", "red", "violet", "teal", "blue", "gray")

LIGHT: Final = Tokens(
    name="light",
    dark=False,
    canvas="#F4F5F7",
    surface="#FFFFFF",
    sunken="#FAFBFC",
    border="#E4E7EC",
    border_strong="#C9CFD8",
    control_edge="#8B95A4",
    divider="#EEF0F3",
    text="#1B2230",
    text2="#4A5565",
    text3="#66707F",
    primary="#2060DF",
    primary_hover="#1A52C4",
    primary_pressed="#1544A6",
    link="#1D57CC",
    primary_weak="#E9F0FE",
    primary_line="#B9CFFA",
    row_hover="#F5F8FE",
    row_selected="#E4EDFE",
    focus="#2060DF",
    disabled="#A3ABB8",
    green=Pair("#0B7447", "#E2F4EA"),
    amber=Pair("#8A5200", "#FDF1D8"),
    red=Pair("#BF2B2B", "#FCE9E8"),
    violet=Pair("#6237BF", "#F0EAFC"),
    teal=Pair("#0B6E7A", "#DFF3F5"),
    blue=Pair("#1D57CC", "#E6EEFD"),
    gray=Pair("#4A5565", "#EDF0F4"),
)

DARK: Final = Tokens(
    name="dark",
    dark=True,
    canvas="#14171C",
    surface="#1C2027",
    sunken="#20252D",
    border="#313843",
    border_strong="#475160",
    control_edge="#717D8E",
    divider="#282E37",
    text="#E7EAF0",
    text2="#B7C0CD",
    text3="#929CAB",
    primary="#3069E2",
    primary_hover="#2A5FD0",
    primary_pressed="#2352B8",
    link="#8DB2FF",
    primary_weak="#222F4A",
    primary_line="#35538F",
    row_hover="#232935",
    row_selected="#263859",
    focus="#6F9BFF",
    disabled="#5D6776",
    green=Pair("#6FD3A0", "#17362A"),
    amber=Pair("#EFBE68", "#3A2E14"),
    red=Pair("#FF8F87", "#44211F"),
    violet=Pair("#BDA2FF", "#31274D"),
    teal=Pair("#6BCBD6", "#12373C"),
    blue=Pair("#8DB2FF", "#222F4A"),
    gray=Pair("#B7C0CD", "#2B323C"),
    toast=Pair("#1B2230", "#E7EAF0"),
    toast_link="#1D57CC",
)

HIGH_CONTRAST: Final = Tokens(
    name="high-contrast",
    dark=False,
    canvas="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    border="#000000",
    border_strong="#000000",
    control_edge="#000000",
    divider="#757575",
    text="#000000",
    text2="#000000",
    text3="#2B2B2B",
    primary="#0037A8",
    primary_hover="#002C86",
    primary_pressed="#001F5E",
    link="#0037A8",
    primary_weak="#E9F0FE",
    primary_line="#0037A8",
    row_hover="#EEF3FF",
    row_selected="#CFE0FF",
    focus="#0037A8",
    disabled="#6B6B6B",
    green=Pair("#00491F", "#E2F4EA"),
    amber=Pair("#5A3200", "#FDF1D8"),
    red=Pair("#8F0F0F", "#FCE9E8"),
    violet=Pair("#45189C", "#F0EAFC"),
    teal=Pair("#004B55", "#DFF3F5"),
    blue=Pair("#0037A8", "#E6EEFD"),
    gray=Pair("#000000", "#EDF0F4"),
    badge="#8F0F0F",
    pill_edge=True,
    toast=Pair("#FFFFFF", "#000000"),
)

THEMES: Final = {one.name: one for one in (LIGHT, DARK, HIGH_CONTRAST)}


def luminance(color: str) -> float:
    """Relative luminance of `#RRGGBB` as WCAG defines it, 0 (black) to 1 (white)."""

    def channel(at: int) -> float:
        value = int(color[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21; AA wants 4.5 for text and 3 for edges and large text."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
