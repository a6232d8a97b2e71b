package io.ringfire.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** A trading report for people: tables on the terminal. */
public final class TradingReportText {
    private static final String ROW = "  %-24s %8s %8s %8s %9s %6s %6s %6s %8s %8s  %s%n";
    private static final String[][] LISTS = {
        {"byStrategy", "strategy"},
        {"bySymbol", "symbol"},
        {"byConfidence", "confidence"},
        {"byHour", "hour"},
        {"byAccount", "account"}
    };

    private TradingReportText() {}

    /** The tables. */
    public static String of(TradingReport report) {
        JsonNode json = report.toJson();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s to %s, runs %s%n",
                json.get("from").asText(),
                json.get("to").asText(),
                json.get("runs"));
        json.get("gaps").forEach(gap -> line(text, "NOTE: %s%n", gap.asText()));
        if (json.get("runs").isEmpty()) {
            return text.append("no run of a service in that time\n").toString();
        }
        line(text, "orders:");
        for (Map.Entry<String, JsonNode> state : json.get("orders").properties()) {
            if (state.getValue().asLong() > 0) {
                line(text, " %,d %s", state.getValue().asLong(), state.getKey());
            }
        }
        line(
                text,
                "%nwishes to exit: %,d, to change stops: %,d%n",
                json.get("exits").asLong(),
                json.get("changes").asLong());
        if (!json.get("reasons").isEmpty()) {
            line(text, "%nnot executed because of%n");
            for (Map.Entry<String, JsonNode> reason : json.get("reasons").properties()) {
                line(text, "  %-40s %,8d%n", reason.getKey(), reason.getValue().asLong());
            }
        }
        line(
                text,
                "%n" + ROW,
                "",
                "signals",
                "stopped",
                "refused",
                "executed",
                "won",
                "lost",
                "even",
                "unknown",
                "won of",
                "net");
        row(text, "all", json.get("total"));
        for (String[] list : LISTS) {
            if (!json.get(list[0]).isEmpty()) {
                line(text, "%s%n", list[0]);
            }
            json.get(list[0]).forEach(each -> row(text, each.get(list[1]).asText(), each));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, JsonNode of) {
        StringBuilder net = new StringBuilder();
        for (Map.Entry<String, JsonNode> currency : of.get("net").properties()) {
            net.append(net.isEmpty() ? "" : ", ")
                    .append(currency.getValue().asText())
                    .append(' ')
                    .append(currency.getKey());
        }
        line(
                text,
                ROW,
                name,
                count(of, "signals"),
                count(of, "stopped"),
                count(of, "refused"),
                count(of, "executed"),
                count(of, "won"),
                count(of, "lost"),
                count(of, "even"),
                count(of, "unknown"),
                of.has("wonShare")
                        ? String.format(
                                Locale.ROOT, "%.1f %%", of.get("wonShare").asDouble() * 100)
                        : "-",
                net);
    }

    private static String count(JsonNode of, String field) {
        return String.format(Locale.ROOT, "%,d", of.get(field).asLong());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
