"""Python's rubbish is collected on the main thread."""

from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QApplication

from app.ui.collector import Collector, collect_due, spare_nothing, spare_what_stands


def test_no_other_thread_collects_while_the_collector_is_there(qapp: QApplication) -> None:
    collector = Collector(qapp)
    where: list[threading.Thread] = []

    def note(_phase: str, _info: dict[str, int]) -> None:
        where.append(threading.current_thread())

    def allocate() -> None:
        kept = [[number] for number in range(20_000)]
        assert kept

    gc.callbacks.append(note)
    try:
        other = threading.Thread(target=allocate)
        other.start()
        other.join()
        assert where == []
        rubbish = [[number] for number in range(2_000)]
        collect_due()
        assert rubbish
        assert {thread.name for thread in where} == {threading.main_thread().name}
    finally:
        gc.callbacks.remove(note)
        collector.deleteLater()


def test_what_the_start_made_is_spared_until_its_window_goes() -> None:
    spare_nothing()
    spare_what_stands()
    assert gc.get_freeze_count() > 0
    spare_nothing()
    assert gc.get_freeze_count() == 0
