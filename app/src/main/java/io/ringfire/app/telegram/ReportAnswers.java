package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.report.TradingReport;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.agrona.concurrent.EpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that are read from the journals, which may take a while: on a thread of their own, one at a time. */
final class ReportAnswers implements AutoCloseable {
    /** Longest time that one tells of, hours. */
    static final int MOST_HOURS = 24 * 31;

    private static final Logger LOG = LoggerFactory.getLogger(ReportAnswers.class);

    private final LongFunction<JsonNode> reportSinceMs;
    private final DayStart dayStart;
    private final EpochClock clock;
    private final ExecutorService thread =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread made = new Thread(task, "ringfire-telegram-report");
                made.setDaemon(true);
                return made;
            });

    /**
     * Made with what reads.
     *
     * @param reportSinceMs a report from an epoch ms to now
     * @param dayStart when a day begins
     */
    ReportAnswers(LongFunction<JsonNode> reportSinceMs, DayStart dayStart, EpochClock clock) {
        this.reportSinceMs = reportSinceMs;
        this.dayStart = dayStart;
        this.clock = clock;
    }

    /** Reads a data directory's journals. */
    static LongFunction<JsonNode> reader(DataDirectory data, EpochClock clock) {
        return sinceMs -> TradingReport.of(
                        data, TimeUnit.MILLISECONDS.toNanos(sinceMs), TimeUnit.MILLISECONDS.toNanos(clock.time()))
                .toJson();
    }

    /** What was won and lost in so many hours. */
    Optional<String> profit(int hours, Consumer<String> told) {
        return make(
                clock.time() - TimeUnit.HOURS.toMillis(hours), report -> profit("last " + hours + " h", report), told);
    }

    /** The same since the trading day began. */
    Optional<String> daily(Consumer<String> told) {
        Instant now = Instant.ofEpochMilli(clock.time());
        ZonedDateTime begun = now.atZone(dayStart.zone())
                .toLocalDate()
                .atTime(dayStart.time())
                .atZone(dayStart.zone());
        ZonedDateTime since = begun.toInstant().isAfter(now)
                ? begun.toLocalDate().minusDays(1).atTime(dayStart.time()).atZone(dayStart.zone())
                : begun;
        return make(since.toInstant().toEpochMilli(), report -> profit("since " + since.toInstant(), report), told);
    }

    /** All of a report, in short. */
    Optional<String> report(int hours, Consumer<String> told) {
        return make(clock.time() - TimeUnit.HOURS.toMillis(hours), report -> whole(hours, report), told);
    }

    /** In words. */
    private interface Words {
        String of(JsonNode report);
    }

    /** Returns why not. */
    private Optional<String> make(long sinceMs, Words words, Consumer<String> told) {
        try {
            thread.execute(() -> told.accept(read(sinceMs, words)));
            return Optional.empty();
        } catch (RejectedExecutionException e) {
            return Optional.of("another report is being made: ask again");
        }
    }

    private String read(long sinceMs, Words words) {
        try {
            return words.of(reportSinceMs.apply(sinceMs));
        } catch (JournalException e) {
            return "the journal cannot be read: " + Plain.text(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a report failed", e);
            return "the report failed: see the log";
        }
    }

    private static String profit(String when, JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add(line("all", report.path("total")));
        report.path("byAccount")
                .forEach(each -> lines.add(line(Plain.name(each.path("account").asText()), each)));
        addGaps(lines, report);
        return Plain.list("closed, " + when, lines);
    }

    private static String whole(int hours, JsonNode report) {
        List<String> lines = new ArrayList<>();
        JsonNode total = report.path("total");
        lines.add(count(total, "signals") + ", " + count(total, "stopped") + " by the shield, "
                + count(total, "refused") + ", " + count(total, "executed"));
        lines.add(line("all", total));
        StringBuilder orders = new StringBuilder("orders:");
        for (Map.Entry<String, JsonNode> state : report.path("orders").properties()) {
            if (state.getValue().asLong() > 0) {
                orders.append(' ').append(state.getValue().asLong()).append(' ').append(state.getKey());
            }
        }
        lines.add(orders.toString());
        for (Map.Entry<String, JsonNode> reason : report.path("reasons").properties()) {
            lines.add("not executed: " + reason.getValue().asLong() + " " + reason.getKey());
        }
        report.path("byStrategy")
                .forEach(each -> lines.add(line(Plain.name(each.path("strategy").asText()), each)));
        report.path("bySymbol")
                .forEach(each -> lines.add(line(Plain.name(each.path("symbol").asText()), each)));
        addGaps(lines, report);
        return Plain.list("report, last " + hours + " h", lines);
    }

    private static void addGaps(List<String> lines, JsonNode report) {
        report.path("gaps").forEach(gap -> lines.add("NOTE: " + Plain.text(gap.asText())));
        if (report.path("runs").isEmpty()) {
            lines.add("no run of a service in that time");
        }
    }

    private static String line(String name, JsonNode of) {
        StringBuilder text = new StringBuilder(name).append(": ");
        text.append(count(of, "won"))
                .append(", ")
                .append(count(of, "lost"))
                .append(", ")
                .append(count(of, "even"));
        text.append(", ").append(count(of, "unknown"));
        for (Map.Entry<String, JsonNode> net : of.path("net").properties()) {
            text.append("; net ")
                    .append(net.getValue().decimalValue().toPlainString())
                    .append(' ')
                    .append(net.getKey());
        }
        return text.toString();
    }

    private static String count(JsonNode of, String what) {
        return of.path(what).asLong() + " " + what;
    }

    /** What is being read is read to its end, and told to nobody who waits. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
