package io.ringfire.app.view;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.MarginState;
import io.ringfire.engine.ledger.MarginStatement;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The view for a person: a table of lines under 80 characters, and one line. Publisher's thread. */
final class StatusText {
    private static final double NS_PER_SECOND = 1e9;
    private static final int WIDTH = 78;

    /** Shown on lines of their own; the other counters appear once they are not zero. */
    private static final Set<Counter> OWN_LINES =
            EnumSet.of(Counter.TICKS, Counter.BARS, Counter.SIGNALS, Counter.REFUSALS, Counter.ORDERS, Counter.FILLS);

    private final ViewFold fold;
    private final EngineFacts facts;
    private final EngineGauges gauges;
    private final MarginStatement margin;

    StatusText(ViewFold fold, EngineFacts facts, EngineGauges gauges) {
        this.fold = fold;
        this.facts = facts;
        this.gauges = gauges;
        this.margin = new MarginStatement(fold.ledger(), facts.marginCallPpm(), facts.stopOutPpm());
    }

    /** The whole of it. {@code ticks} by instrument. */
    List<String> table(long nowNs, long[] ticks) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(nowNs));
        lines.add(String.format("%-10s %12s %12s %10s %8s", "symbol", "bid", "ask", "ticks", "age s"));
        QuoteBoard quotes = fold.ledger().quotes();
        for (Instrument instrument : fold.instruments()) {
            int id = instrument.id();
            if (quotes.has(id)) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-10s %12s %12s %,10d %8.1f",
                        instrument.symbol(),
                        Decimals.price(quotes.bidPoints(id), instrument.digits()),
                        Decimals.price(quotes.askPoints(id), instrument.digits()),
                        ticks[id],
                        (nowNs - quotes.eventNs(id)) / NS_PER_SECOND));
            }
        }
        lines.add(trading());
        for (int i = 0; i < fold.ledger().accountCount(); i++) {
            lines.add(account(fold.ledger().account(i)));
            addMargin(lines, i);
        }
        for (SessionView session : gauges.sessions()) {
            lines.add(session.uuid() + ": " + session.state() + ", heard " + age(session.ageMs()) + ", chart "
                    + session.chartSymbol() + " " + age(session.chartAgeMs())
                    + (session.missing().isEmpty() ? "" : "; " + session.missing()));
        }
        lines.addAll(fold.notices().lines());
        addCounters(lines);
        addWarnings(lines);
        return List.copyOf(lines);
    }

    /** One line. */
    String summary() {
        StringBuilder text = new StringBuilder();
        if (!facts.label().isEmpty()) {
            text.append(facts.label()).append(' ');
        }
        text.append(String.format(
                Locale.ROOT, "run %d: %,d ticks, %s", facts.runNumber(), gauges.count(Counter.TICKS), trading()));
        for (int i = 0; i < fold.ledger().accountCount(); i++) {
            text.append(", ").append(account(fold.ledger().account(i)));
        }
        List<String> warnings = new ArrayList<>();
        addWarnings(warnings);
        warnings.forEach(warning -> text.append("; ").append(warning));
        return text.toString();
    }

    private String headline(long nowNs) {
        return String.format(
                Locale.ROOT,
                "Ringfire %s%s  run %d  up %.0f s  %,d ticks  %,d bars  ring %d/%d %s",
                facts.label().isEmpty() ? "" : facts.label() + " ",
                facts.mode(),
                facts.runNumber(),
                (nowNs - facts.startedNs()) / NS_PER_SECOND,
                gauges.count(Counter.TICKS),
                gauges.count(Counter.BARS),
                gauges.occupancy(),
                facts.ringSize(),
                facts.threading());
    }

    private static String age(long ageMs) {
        return ageMs < 0 ? "never" : String.format(Locale.ROOT, "%.1f s ago", ageMs / 1_000.0);
    }

    private String trading() {
        return String.format(
                Locale.ROOT,
                "%,d signals, %,d refused, %,d orders, %,d fills, %,d positions open",
                gauges.count(Counter.SIGNALS),
                gauges.count(Counter.REFUSALS),
                gauges.count(Counter.ORDERS),
                gauges.count(Counter.FILLS),
                fold.ledger().positions().count());
    }

    private static String account(Account account) {
        return account.name() + ": balance " + Decimals.money(account.balanceMicros()) + ", equity "
                + Decimals.money(account.equityMicros()) + " " + Currency.text(account.currency());
    }

    /** Only where something is bound, or nobody knows. */
    private void addMargin(List<String> lines, int accountId) {
        MarginState state = margin.take(accountId).state();
        if (state == MarginState.UNKNOWN) {
            lines.add("  margin unknown: a quote or a rate is missing");
        } else if (margin.levelBasisPoints() != MarginStatement.NO_LEVEL) {
            lines.add("  margin " + Decimals.money(margin.usedMicros()) + ", free "
                    + Decimals.money(margin.freeMicros()) + ", level "
                    + BigDecimal.valueOf(margin.levelBasisPoints(), 2).toPlainString() + " %"
                    + (state == MarginState.OK ? "" : ": " + state));
        }
    }

    private void addCounters(List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (Counter counter : Counter.values()) {
            long count = gauges.count(counter);
            if (count == 0 || OWN_LINES.contains(counter)) {
                continue;
            }
            String item = counter.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + count;
            if (line.length() + item.length() + 2 > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(item);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
    }

    private void addWarnings(List<String> lines) {
        gauges.failure().ifPresent(failure -> lines.add("FAILED: " + failure));
        if (fold.tradingState() != TradingState.ACTIVE) {
            lines.add("trading is " + fold.tradingState() + ", exits only: " + fold.haltReason());
        }
        lines.addAll(fold.restraints().lines());
        lines.addAll(fold.sizes().lines());
        gauges.gateReason().ifPresent(reason -> lines.add("the gate is shut: " + reason));
        if (!fold.disabledStrategies().isEmpty()) {
            lines.add("disabled, since they threw: " + String.join(", ", fold.disabledStrategies()));
        }
    }
}
