package io.ringfire.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.ConsoleApi.Listing;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.latency.LatencyFigures;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** All that a page shows, in one object. Made of what is published, for all that look at once. One thread at a time. */
final class Dashboard {
    /** Most quotes, positions and signals that wait; each list's total tells of more. */
    private static final int MOST_ITEMS = 200;

    /** Most orders and signals of the past. */
    private static final int MOST_LATEST = 40;

    /** Most modules that are not well, the worst first. */
    private static final int MOST_UNWELL = 50;

    private static final int MICRO_DIGITS = 3;

    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

    private final EngineVitals vitals;
    private final PublishedValues values;
    private final Listings listings;
    private final Readiness readiness;
    private final Health health;
    private final JournalPage journals;
    private final PulsePages pulse;
    private final DashboardAlerts alerts;
    private final FlowRates ticks = FlowRates.perSecond();
    private final FlowRates signals = FlowRates.perMinute();
    private final FlowRates orders = FlowRates.perMinute();
    private final FlowRates confirmations = FlowRates.perMinute();

    Dashboard(
            EngineVitals vitals,
            PublishedValues values,
            Listings listings,
            Readiness readiness,
            Health health,
            JournalPage journals,
            PulsePages pulse,
            Optional<AlertsView> alerts) {
        this.vitals = vitals;
        this.values = values;
        this.listings = listings;
        this.readiness = readiness;
        this.health = health;
        this.journals = journals;
        this.pulse = pulse;
        this.alerts = new DashboardAlerts(values, alerts);
    }

    ObjectNode page(long nowNs) {
        ObjectNode json = JSON.objectNode().put("time", Listings.iso(nowNs));
        json.put("viewAgeMs", ms(nowNs - values.publishedNs()));
        json.set("engine", engine(nowNs));
        json.set("trading", trading());
        List<Check> ready = readiness.checks(nowNs);
        addChecks(json, "readiness", ready);
        addChecks(json, "health", health.checks());
        add(json, Listing.ACCOUNTS, MOST_ITEMS, nowNs);
        addSessions(json);
        add(json, Listing.QUOTES, MOST_ITEMS, nowNs);
        judge(json.path("quotes"), ready);
        add(json, Listing.POSITIONS, MOST_ITEMS, nowNs);
        add(json, Listing.MISSIONS, MOST_ITEMS, nowNs);
        add(json, Listing.SIGNALS, MOST_LATEST, nowNs);
        add(json, Listing.FIRES, MOST_LATEST, nowNs);
        list(json, "refusals", "refusal", "reason");
        list(json, "shut", "shut", "what");
        list(json, "sizes", "size", "of");
        alerts.addTo(json);
        json.set("pulse", pulse.unwell(MOST_UNWELL));
        json.set("flows", flows(json, nowNs));
        json.set("orders", values.get("engine/fires").orElseGet(PublishedValues::none));
        ObjectNode latencies = json.putObject("latencies");
        addLatencies(latencies.putArray("stages"), vitals.stageLatencies());
        addLatencies(latencies.putArray("orders"), vitals.orderLatencies());
        ObjectNode stat = journals.page(nowNs);
        json.set("journals", stat.path("journals"));
        json.putObject("disk")
                .put("freeBytes", vitals.freeBytes())
                .put("requiredBytes", vitals.requiredBytes())
                .put("checkAgeMs", ms(vitals.diskCheckAgeNs()));
        return json;
    }

    private ObjectNode engine(long nowNs) {
        ObjectNode published = values.get("engine").orElseGet(PublishedValues::none);
        ObjectNode json = JSON.objectNode();
        for (String key : List.of("label", "mode", "source", "run", "threading", "build")) {
            if (published.has(key)) {
                json.set(key, published.get(key));
            }
        }
        String said = published.path("state").asText("STARTING");
        json.put("state", vitals.isStopping() ? "STOPPING" : said);
        long startedNs = published.path("startedNs").asLong();
        json.put("startedTime", Listings.iso(startedNs)).put("upMs", ms(nowNs - startedNs));
        json.put("ringOccupancy", vitals.occupancy())
                .put("ringSize", now().path("ringSize").asLong());
        return json;
    }

    private ObjectNode trading() {
        ObjectNode now = now();
        ObjectNode json =
                JSON.objectNode().put("state", now.path("tradingState").asText("UNKNOWN"));
        if (now.has("haltReason")) {
            json.put("haltReason", now.path("haltReason").asText());
        }
        vitals.gateReason().ifPresent(reason -> json.put("gate", reason));
        vitals.failure().ifPresent(failure -> json.put("failure", failure));
        return json;
    }

    private static void addChecks(ObjectNode json, String name, List<Check> checks) {
        json.set(name, Check.reply(checks, 0).body().without("time"));
    }

    private void add(ObjectNode json, Listing listing, int limit, long nowNs) {
        ObjectNode page = listings.of(listing, limit, nowNs);
        page.remove("time");
        int total = page.remove("total").asInt();
        page.properties().forEach(list -> {
            json.set(list.getKey(), list.getValue());
            json.put(list.getKey() + "Total", total);
        });
    }

    private void addSessions(ObjectNode json) {
        ArrayNode list = json.putArray("sessions");
        for (SessionView session : vitals.sessions()) {
            ObjectNode one = list.addObject()
                    .put("account", session.uuid())
                    .put("state", session.state())
                    .put("fresh", session.isFresh())
                    .put("chartSymbol", session.chartSymbol())
                    .put("version", session.version())
                    .put("outstanding", session.outstanding())
                    .put("clockDisagrees", session.clockDisagrees());
            if (session.ageMs() >= 0) {
                one.put("ageMs", session.ageMs());
            }
            if (session.chartAgeMs() >= 0) {
                one.put("chartAgeMs", session.chartAgeMs());
            }
            if (!session.missing().isEmpty()) {
                one.put("missing", session.missing());
            }
        }
    }

    /** What readiness says of a quote, which knows when its market is open. */
    private static void judge(JsonNode quotes, List<Check> ready) {
        Map<String, Check> bySymbol = new HashMap<>();
        ready.forEach(check -> bySymbol.put(check.name(), check));
        for (JsonNode quote : quotes) {
            ((ObjectNode) quote).put("digits", quote.path("bid").decimalValue().scale()); // a browser drops last zeros
            Check check = bySymbol.get("quote " + quote.path("symbol").asText());
            if (check != null) {
                ((ObjectNode) quote)
                        .put("state", !check.isOk() ? "STALE" : check.reason().isEmpty() ? "OPEN" : "CLOSED");
            }
        }
    }

    private void list(ObjectNode json, String name, String kind, String key) {
        ArrayNode list = json.putArray(name);
        for (PublishedValues.Item item : values.of(kind)) {
            ObjectNode one = list.addObject().put(key, item.name());
            one.setAll(item.json());
        }
    }

    /** What came and went: counts of this run, how fast they grow, and when each moved last. */
    private ObjectNode flows(ObjectNode json, long nowNs) {
        long quotedMs = Long.MAX_VALUE;
        for (JsonNode quote : json.path("quotes")) {
            quotedMs = Math.min(quotedMs, quote.path("ageMs").asLong());
        }
        long quotedNs = quotedMs == Long.MAX_VALUE ? 0 : nowNs - TimeUnit.MILLISECONDS.toNanos(quotedMs);
        ObjectNode flows = JSON.objectNode();
        flows.set("ticks", ticks.reading(vitals.count(Counter.TICKS), quotedNs, nowNs));
        long signalled = vitals.count(Counter.SIGNALS);
        flows.set("signals", signals.reading(signalled, timeOf(json.path("signals"), "time"), nowNs));
        flows.set("orders", orders.reading(vitals.count(Counter.ORDERS), orderedNs(json.path("fires")), nowNs));
        flows.set(
                "confirmations",
                confirmations.reading(vitals.count(Counter.FILLS), timeOf(json.path("fires"), "time"), nowNs));
        flows.put("refusals", vitals.count(Counter.REFUSALS));
        flows.put("shieldRefusals", vitals.count(Counter.SHIELD_REFUSALS));
        return flows;
    }

    /** Of the last minute; where nothing was measured in it there is a count of 0 and no time. */
    private static void addLatencies(ArrayNode list, List<LatencyFigures> all) {
        for (LatencyFigures each : all) {
            ObjectNode one = list.addObject().put("name", each.name()).put("count", each.recent());
            if (each.recent() > 0) {
                one.put("p50Micros", BigDecimal.valueOf(each.p50Ns(), MICRO_DIGITS))
                        .put("p99Micros", BigDecimal.valueOf(each.p99Ns(), MICRO_DIGITS))
                        .put("maxMicros", BigDecimal.valueOf(each.maxNs(), MICRO_DIGITS));
            }
        }
    }

    private static long timeOf(JsonNode latestFirst, String key) {
        String time = latestFirst.path(0).path(key).asText();
        return time.isEmpty() ? 0 : Listings.epochNs(time);
    }

    private static long orderedNs(JsonNode fires) {
        long latest = 0;
        for (JsonNode fire : fires) {
            String time = fire.path("history").path(0).path("time").asText();
            latest = time.isEmpty() ? latest : Math.max(latest, Listings.epochNs(time));
        }
        return latest;
    }

    private ObjectNode now() {
        return values.get("engine/now").orElseGet(PublishedValues::none);
    }

    private static long ms(long ns) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(ns));
    }
}
