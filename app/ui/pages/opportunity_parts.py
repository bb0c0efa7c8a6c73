"""The page of an opportunity in its parts, which can be made ready one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from app.ui.session import Session

if TYPE_CHECKING:
    from app.ui.pages.ask_panel import AskPanel
    from app.ui.pages.before_page import BeforePage
    from app.ui.pages.notes_page import NotesPage
    from app.ui.pages.opportunity_page import OpportunityPage
    from app.ui.pages.reflection_page import ReflectionPage
    from app.ui.pages.stage_body import StageBody
    from app.ui.pages.stage_tabs import StageTabs

_MODULES = (
    "services.preparations",
    "services.stages",
    "ui.pages.field",
    "ui.text.moment_entry",
    "ui.widgets.growing_text",
    "ui.widgets.moment_field",
    "ui.widgets.people_field",
    "ui.pages.before_page",
    "ui.widgets.segmented",
    "ui.pages.reflection_page",
    "ui.pages.promises",
    "ui.pages.notes_page",
    "services.statements",
    "ui.pages.closing_list",
    "ui.pages.ask_panel",
    "ui.pages.stage_body",
    "ui.widgets.timeline",
    "ui.pages.opportunity_page",
)
"""What loads others stands behind them, so that each is loaded in a turn of its own."""


class OpportunityParts:
    """The page and its parts, each loaded and built when it is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def in_turns(self) -> Iterator[None]:
        """Make everything ready a piece at a time, none of them long enough to be felt."""
        for name in _MODULES:
            import_module(f"app.{name}")
            yield
        for part in ("before", "reflection", "notes", "ask", "page"):
            getattr(self, part)
            yield

    @cached_property
    def before(self) -> BeforePage:
        """The preparation."""
        from app.ui.pages.before_page import BeforePage

        return BeforePage(self._session)

    @cached_property
    def reflection(self) -> ReflectionPage:
        """The reflection."""
        from app.ui.pages.reflection_page import ReflectionPage

        return ReflectionPage(self._session)

    @cached_property
    def notes(self) -> NotesPage:
        """The notes."""
        from app.ui.pages.notes_page import NotesPage

        return NotesPage(self._session)

    @cached_property
    def ask(self) -> AskPanel:
        """The Ask panel."""
        from app.ui.pages.ask_panel import AskPanel

        return AskPanel(self._session)

    @cached_property
    def tabs(self) -> StageTabs:
        """The tabs over the first three."""
        from app.ui.pages.stage_tabs import StageTabs

        return StageTabs(self.before, self.reflection, self.notes)

    @cached_property
    def body(self) -> StageBody:
        """The tabs, with the panel beside them."""
        from app.ui.pages.stage_body import StageBody

        return StageBody(self._session, self.tabs, self.ask)

    @cached_property
    def page(self) -> OpportunityPage:
        """The page itself."""
        from app.ui.pages.opportunity_page import OpportunityPage

        return OpportunityPage(self._session, self.body)
