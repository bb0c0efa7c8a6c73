"""The colours of the window, by what they mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours, each `#rrggbb`; text colours hold 4.5:1 on the grounds they stand on."""

    name: str
    dark: bool
    bg: str
    """The page."""
    panel: str
    """Cards, fields and the Ask panel."""
    side: str
    """The list on the left, the menu bar and the status bar."""
    line: str
    """Separators and borders that carry no meaning."""
    outline: str
    """Borders and dots that carry meaning: 3:1 on page and panel."""
    ink: str
    muted: str
    faint: str
    """Placeholders, group headings and other small print."""
    accent: str
    accent_soft: str
    on_accent: str
    asked: str
    asked_soft: str
    on_asked: str
    owed: str
    owed_soft: str
    on_owed: str
    no: str
    no_soft: str
    sel: str
    """The ground of the selected row."""
    hover: str
    focus: str
    """The focus ring: 3:1 on every ground."""
    mark: str
    """The ground of words that were looked for, under ink."""


LIGHT = Tokens(
    name="light",
    dark=False,
    bg="#f6f5f2",
    panel="#ffffff",
    side="#efede8",
    line="#dedad2",
    outline="#86827a",
    ink="#22252a",
    muted="#63676d",
    faint="#686b70",
    accent="#2f5d8a",
    accent_soft="#e6eef6",
    on_accent="#ffffff",
    asked="#2c7857",
    asked_soft="#e2f2ea",
    on_asked="#ffffff",
    owed="#a15819",
    owed_soft="#fbecdc",
    on_owed="#ffffff",
    no="#666a70",
    no_soft="#ebebea",
    sel="#dfe7f0",
    hover="#e7e6e2",
    focus="#2f5d8a",
    mark="#fbe6a2",
)

DARK = Tokens(
    name="dark",
    dark=True,
    bg="#1c1e22",
    panel="#25282d",
    side="#202227",
    line="#383c43",
    outline="#777c85",
    ink="#e8e6e1",
    muted="#a4a8af",
    faint="#979ca4",
    accent="#8ab4e0",
    accent_soft="#2b3846",
    on_accent="#16222e",
    asked="#6cc59b",
    asked_soft="#24392f",
    on_asked="#10261b",
    owed="#e5a25e",
    owed_soft="#42321f",
    on_owed="#2b1b08",
    no="#9a9fa7",
    no_soft="#2d3036",
    sel="#2e3a48",
    hover="#292c32",
    focus="#8ab4e0",
    mark="#5c4c1d",
)

CONTRAST_LIGHT = Tokens(
    name="contrast-light",
    dark=False,
    bg="#ffffff",
    panel="#ffffff",
    side="#ffffff",
    line="#000000",
    outline="#000000",
    ink="#000000",
    muted="#1f1f1f",
    faint="#2b2b2b",
    accent="#00336b",
    accent_soft="#ffffff",
    on_accent="#ffffff",
    asked="#00472a",
    asked_soft="#ffffff",
    on_asked="#ffffff",
    owed="#6b3200",
    owed_soft="#ffffff",
    on_owed="#ffffff",
    no="#333333",
    no_soft="#ffffff",
    sel="#cfe2ff",
    hover="#e8e8e8",
    focus="#00336b",
    mark="#ffe98a",
)

CONTRAST_DARK = Tokens(
    name="contrast-dark",
    dark=True,
    bg="#000000",
    panel="#000000",
    side="#000000",
    line="#ffffff",
    outline="#ffffff",
    ink="#ffffff",
    muted="#e4e4e4",
    faint="#d4d4d4",
    accent="#9fd0ff",
    accent_soft="#000000",
    on_accent="#000000",
    asked="#84f2bd",
    asked_soft="#000000",
    on_asked="#000000",
    owed="#ffc37d",
    owed_soft="#000000",
    on_owed="#000000",
    no="#d0d0d0",
    no_soft="#000000",
    sel="#16365c",
    hover="#262626",
    focus="#ffe14d",
    mark="#574b00",
)
