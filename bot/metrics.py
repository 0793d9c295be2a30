"""The numbers of ``bot.tally`` and ``storage.waiting`` in Prometheus' form. Names and labels are fixed; none holds anything of anybody.

The library is loaded only where somebody asks for the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.tally import BOUNDS, Seconds, Tally
from storage.waiting import Waiting

TYPE = "text/plain; version=0.0.4; charset=utf-8"


def written(tally: Tally, queue: int, waiting: Waiting | None) -> bytes:
    """Everything as it is scraped. ``waiting``: None when the database did not answer."""
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Numbers(tally, queue, waiting))
    return bytes(generate_latest(registry))


class _Numbers:
    """What the library calls a collector."""

    def __init__(self, tally: Tally, queue: int, waiting: Waiting | None) -> None:
        self.tally, self.queue, self.waiting = tally, queue, waiting

    def collect(self) -> Iterator[Any]:
        yield from _counted(self.tally)
        yield _gauge("hearthside_database_up", "1: the database answered just now.", float(self.waiting is not None))
        depths: dict[str, float] = {"worker": self.queue}
        if self.waiting is not None:
            depths |= {**self.waiting.outbox, "held": self.waiting.held, "due": self.waiting.due}
        yield _gauges("hearthside_queue_depth", "What waits now, by queue.", "queue", depths)
        if self.waiting is not None:
            yield from _waits(self.waiting)


def _counted(tally: Tally) -> Iterator[Any]:
    yield _counters("hearthside_updates", "Updates by what became of them.", "outcome", tally.updates)
    yield _counters("hearthside_sent", "Calls that Telegram took, by lane.", "lane", tally.sent)
    yield _counters("hearthside_failures", "Failures by kind.", "kind", tally.failures)
    yield _counter("hearthside_promises_kept", "Due things that were played.", tally.kept_promises)
    yield _counter("hearthside_commits", "Transactions; several updates share one.", tally.commits)
    yield _seconds("hearthside_update_seconds", "From hearing an update until it is on disk.", tally.update_seconds)
    yield _seconds("hearthside_reply_seconds", "From deciding a reply until Telegram has it.", tally.reply_seconds)


def _waits(waiting: Waiting) -> Iterator[Any]:
    yield _gauges("hearthside_outbox_oldest_seconds", "Age of the oldest unsent message.", "lane", waiting.oldest)
    yield _gauge("hearthside_due_overdue_seconds", "How late the oldest due thing is.", waiting.overdue)
    yield _gauges("hearthside_alerts_unacknowledged", "Alerts that nobody has read.", "level", waiting.alerts)
    yield _gauge("hearthside_set_aside", "Updates that could not be played, in 30 days.", float(waiting.set_aside))


def _counter(name: str, says: str, value: float) -> Any:
    from prometheus_client.core import CounterMetricFamily

    return CounterMetricFamily(name, says, value=value)


def _counters(name: str, says: str, label: str, values: Mapping[str, float]) -> Any:
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(name, says, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family


def _gauge(name: str, says: str, value: float) -> Any:
    from prometheus_client.core import GaugeMetricFamily

    return GaugeMetricFamily(name, says, value=value)


def _gauges(name: str, says: str, label: str, values: Mapping[str, float]) -> Any:
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(name, says, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _seconds(name: str, says: str, seconds: Seconds) -> Any:
    from prometheus_client.core import HistogramMetricFamily

    buckets, below = [], 0
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), seconds.counts, strict=True):
        below += count
        buckets.append([bound, below])
    return HistogramMetricFamily(name, says, buckets=buckets, sum_value=seconds.total)
