package io.ringfire.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A report for people: a table on the terminal, and trades as CSV. */
public final class ReportText {
    private static final String[] TRADE_COLUMNS = {
        "openTime",
        "closeTime",
        "side",
        "symbol",
        "strategy",
        "quantity",
        "entry",
        "exit",
        "profit",
        "commission",
        "swap",
        "reason"
    };

    private ReportText() {}

    /** The table. */
    public static String of(BacktestReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.headline().isEmpty()) {
            text.append("NOTE: ").append(String.join(", ", report.headline())).append('\n');
        }
        report.disabled()
                .forEach(each -> text.append("STOPPED: ").append(each.text()).append('\n'));
        line(text, "run", "%d", report.run());
        line(text, "ticks", "%,d", report.ticks());
        line(text, "bars", "%,d", report.bars());
        line(text, "signals", "%,d", report.signals());
        line(text, "orders", "%,d", report.orders());
        line(text, "fills", "%,d", report.fills());
        line(text, "positions", "%,d", report.positions());
        report.rejects().forEach((reason, count) -> line(text, "rejected", "%,d %s", count, reason));
        line(text, "start balance", "%s %s", report.startBalance(), report.currency());
        line(text, "balance", "%s %s", report.balance(), report.currency());
        line(text, "net profit", "%s %s", report.netProfit(), report.currency());
        line(text, "of it commission", "%s %s", report.commission(), report.currency());
        line(text, "of it swap", "%s %s", report.swap(), report.currency());
        line(text, "max drawdown", "%s %s", report.maxDrawdown(), report.currency());
        line(text, "state hash", "%s", report.stateHash());
        line(text, "speed", "%,d ticks/s (%.3f s)", report.ticksPerSecond(), report.elapsedSeconds());
        return text.toString();
    }

    /** One line a trade, with a header. */
    public static String tradesCsv(BacktestReport report) {
        StringBuilder text = new StringBuilder(String.join(",", TRADE_COLUMNS)).append('\n');
        for (JsonNode trade : report.toJson().path("trades")) {
            for (int i = 0; i < TRADE_COLUMNS.length; i++) {
                text.append(i == 0 ? "" : ",")
                        .append(trade.path(TRADE_COLUMNS[i]).asText());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-18s", name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
