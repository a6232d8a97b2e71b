package io.ringfire.app.console;

import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.function.ToLongFunction;

/** Every counter of the engine under the name that it has outside. A new one does not compile without a name. */
final class CounterMetrics {
    private CounterMetrics() {}

    private record Name(String name, String help) {}

    static void addTo(MetricsPage page, ToLongFunction<Counter> count) {
        for (Counter counter : Counter.values()) {
            Name name = nameOf(counter);
            page.counter("ringfire_" + name.name() + "_total", name.help()).add(count.applyAsLong(counter));
        }
    }

    private static Name nameOf(Counter counter) {
        return switch (counter) {
            case TICKS -> name("ticks", "Ticks accepted by ingest");
            case UNKNOWN_INSTRUMENT ->
                name("unknown_instrument_ticks", "Ticks of an instrument that this run does not know: refused");
            case NOT_A_QUOTE -> name("not_a_quote_ticks", "Ticks with a bid or ask that is zero or negative: refused");
            case CROSSED -> name("crossed_ticks", "Ticks with bid above ask: flagged, kept");
            case LOCKED -> name("locked_ticks", "Ticks with bid equal to ask: flagged, kept");
            case REPEATED -> name("repeated_ticks", "Ticks with the prices of the one before: flagged, kept");
            case LATE -> name("late_ticks", "Ticks with a venue time before the latest of their source: flagged, kept");
            case DUPLICATE -> name("duplicate_ticks", "Live ticks equal to the one before in time and prices: dropped");
            case FUTURE -> name("future_ticks", "Live ticks with a venue time ahead of the engine's clock: refused");
            case BACKLOG -> name("backlog_ticks", "Live ticks that came late, after a break: flagged, kept");
            case VOID -> name("void_facts", "Facts that could not be filled and became void");
            case LATE_FOR_BAR -> name("late_for_bar_ticks", "Ticks that came after their bar was closed");
            case BARS -> name("bars", "Bars closed");
            case SIGNALS -> name("signals", "Signals written");
            case SIGNALS_DROPPED -> name("signals_dropped", "Signals that found no room and were refused on the spot");
            case REFUSALS -> name("refusals", "Refusals by risk");
            case ORDERS -> name("orders", "Orders written");
            case FILLS -> name("fills", "Fills applied by risk");
            case POSITIONS -> name("positions_opened", "Positions opened");
            case UNMATCHED_REPORTS -> name("unmatched_reports", "Reports that fit no known order or position");
            case IMPOSSIBLE_TRANSITIONS ->
                name("impossible_transitions", "Order state changes that the table does not allow: ignored");
            case STAGE_FAILURES -> name("stage_failures", "Stages that failed");
            case SUPPRESSED -> name("suppressed_orders", "Orders that the gate kept back");
            case PUBLICATIONS_LOST -> name("publications_lost", "Records that the publisher's buffer had no room for");
            case ALERTS -> name("alerts", "Alerts written");
            case ALERTS_DROPPED -> name("alerts_dropped", "Alerts that found no room");
            case RING_FULL -> name("ring_full_waits", "Facts that had to wait for room in the ring");
            case VERDICTS_DROPPED -> name("verdicts_dropped", "Verdicts that found no room");
            case SHIELD_REFUSALS -> name("shield_refusals", "Entries that did not pass the shield");
        };
    }

    private static Name name(String name, String help) {
        return new Name(name, help);
    }
}
