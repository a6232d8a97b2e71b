package io.ringfire.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service's trading between two instants, told from both of its journals: what was signalled and what became of it, by strategy,
 * symbol, hour and confidence. Signals, refusals and orders count by their own time, closes by theirs. Made by one thread.
 */
public final class TradingReport {

    private final long fromNs;
    private final long toNs;
    private final List<Long> runs = new ArrayList<>();
    private final Outcomes total = new Outcomes();
    private final SortedMap<String, Outcomes> byStrategy = new TreeMap<>();
    private final SortedMap<String, Outcomes> bySymbol = new TreeMap<>();
    private final SortedMap<String, Outcomes> byHour = new TreeMap<>();
    private final SortedMap<String, Outcomes> byConfidence = new TreeMap<>();
    private final SortedMap<String, Outcomes> byAccount = new TreeMap<>();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final Map<Long, OrderState> orders = new TreeMap<>();
    private final List<String> gaps = new ArrayList<>();
    private long exits;
    private long changes;

    /** Empty. */
    TradingReport(long fromNs, long toNs) {
        this.fromNs = fromNs;
        this.toNs = toNs;
    }

    /**
     * Reads the runs that lie in between, while the service runs or not.
     *
     * @param fromNs first instant, epoch ns
     * @param toNs instant behind the last
     * @throws io.ringfire.engine.record.JournalException at what is no record, naming file and position
     */
    public static TradingReport of(DataDirectory data, long fromNs, long toNs) {
        TradingReport report = new TradingReport(fromNs, toNs);
        if (QueueFiles.of(data.ticks()).isEmpty()) {
            return report;
        }
        ServiceRuns runs = new ServiceRuns(data);
        JournalFold fold = new JournalFold(report);
        List<ServiceRun> since = runs.since(fromNs);
        ArchivedDays.of(data)
                .wordOfMissing(
                        fromNs, toNs, since.isEmpty() ? toNs : since.get(0).eventNs())
                .ifPresent(report::gap);
        for (ServiceRun run : since) {
            if (run.eventNs() >= toNs) {
                break;
            }
            report.runs.add(run.runNumber());
            fold.begin(data, run);
            try (RecordSource facts = runs.facts(run);
                    RecordSource fires = runs.fires(run)) {
                fold.run(facts, fires);
            }
        }
        return report;
    }

    /** As JSON: the whole, then lists by group, each sorted by its name. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", iso(fromNs)).put("to", iso(toNs));
        ArrayNode read = json.putArray("runs");
        runs.forEach(read::add);
        total.put(json.putObject("total"));
        json.put("exits", exits).put("changes", changes);
        ObjectNode states = json.putObject("orders").put("made", orders.size());
        Map<OrderState, Long> counted = new EnumMap<>(OrderState.class);
        orders.values().forEach(state -> counted.merge(state, 1L, Long::sum));
        for (OrderState state : OrderState.values()) {
            states.put(state.name(), counted.getOrDefault(state, 0L));
        }
        ObjectNode why = json.putObject("reasons");
        reasons.forEach(why::put);
        put(json, "byStrategy", "strategy", byStrategy);
        put(json, "bySymbol", "symbol", bySymbol);
        put(json, "byHour", "hour", byHour);
        put(json, "byConfidence", "confidence", byConfidence);
        put(json, "byAccount", "account", byAccount);
        ArrayNode missing = json.putArray("gaps");
        gaps.forEach(missing::add);
        return json;
    }

    boolean covers(long eventNs) {
        return eventNs >= fromNs && eventNs < toNs;
    }

    void signalled(EntryTraits entry) {
        groups(entry).forEach(Outcomes::signalled);
    }

    void wishedToExit() {
        exits++;
    }

    void wishedToChange() {
        changes++;
    }

    void stopped(EntryTraits entry, String why) {
        groups(entry).forEach(Outcomes::stopped);
        reasons.merge("shield " + why, 1L, Long::sum);
    }

    void refused(EntryTraits entry, String account, String why) {
        groups(entry).forEach(Outcomes::refused);
        of(byAccount, account).refused();
        reasons.merge("risk " + why, 1L, Long::sum);
    }

    void refusedOther(String why) {
        reasons.merge("risk " + why, 1L, Long::sum);
    }

    void ordered(long orderNumber) {
        orders.put(orderNumber, OrderState.JOURNALLED);
    }

    /** Takes note of a state of an order that was made in between, and of why it was not executed. */
    void became(long orderNumber, OrderState state, String why) {
        if (orders.replace(orderNumber, state) != null && !why.isEmpty()) {
            reasons.merge(state.name() + " " + why, 1L, Long::sum);
        }
    }

    void executed(EntryTraits entry, String account) {
        groups(entry).forEach(Outcomes::executed);
        of(byAccount, account).executed();
    }

    void closed(EntryTraits entry, String account, String currency, long micros, boolean isProven) {
        List<Outcomes> all = new ArrayList<>(groups(entry));
        all.add(of(byAccount, account));
        for (Outcomes each : all) {
            if (isProven) {
                each.closed(currency, micros);
            } else {
                each.closedWithoutProof();
            }
        }
    }

    void gap(String what) {
        gaps.add(what);
    }

    private List<Outcomes> groups(EntryTraits entry) {
        return List.of(
                total,
                of(byStrategy, entry.strategy()),
                of(bySymbol, entry.symbol()),
                of(byHour, entry.hour()),
                of(byConfidence, entry.confidence()));
    }

    private static Outcomes of(SortedMap<String, Outcomes> groups, String name) {
        return groups.computeIfAbsent(name, key -> new Outcomes());
    }

    private static void put(ObjectNode json, String list, String key, SortedMap<String, Outcomes> groups) {
        ArrayNode rows = json.putArray(list);
        groups.forEach((name, outcomes) -> outcomes.put(rows.addObject().put(key, name)));
    }

    private static String iso(long ns) {
        return Instant.ofEpochSecond(0, ns).toString();
    }
}
