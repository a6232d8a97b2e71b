package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.guardian.PartStatus;
import io.ringfire.app.pulse.HourlyFlow;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.pulse.PulseState;
import io.ringfire.app.view.PublishedValues;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How every module is, as it is shown. Any thread. */
final class PulsePages {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int MICRO_DIGITS = 3;
    private static final double NS_PER_SECOND = 1e9;

    private final EngineVitals vitals;
    private final PublishedValues values;

    PulsePages(EngineVitals vitals, PublishedValues values) {
        this.vitals = vitals;
        this.values = values;
    }

    Reply summary(long nowNs) {
        List<PulseReading> modules = vitals.modules();
        ObjectNode json = head(modules, nowNs);
        ObjectNode states = json.putObject("modules");
        modules.forEach(each -> states.put(each.name(), each.state().name()));
        return new Reply(OK, json);
    }

    Reply all(long nowNs) {
        List<PulseReading> modules = vitals.modules();
        ObjectNode json = head(modules, nowNs);
        ArrayNode list = json.putArray("modules");
        modules.forEach(each -> list.add(withPart(reading(each))));
        json.putObject("ring")
                .put("occupancy", vitals.occupancy())
                .put(
                        "size",
                        values.get("engine/now")
                                .orElseGet(PublishedValues::none)
                                .path("ringSize")
                                .asLong());
        ArrayNode feeds = json.putArray("feeds");
        for (PublishedValues.Item quote : values.of("quote")) {
            long ageNs = nowNs - quote.json().path("eventNs").asLong();
            feeds.addObject()
                    .put("symbol", quote.name())
                    .put("ageMs", Math.max(0, TimeUnit.NANOSECONDS.toMillis(ageNs)));
        }
        ArrayNode hours = json.putArray("hours");
        for (HourlyFlow.Hour hour : vitals.flow()) {
            hours.addObject()
                    .put("time", Listings.iso(hour.startNs()))
                    .put("ticks", hour.ticks())
                    .put("signals", hour.signals())
                    .put("orders", hour.orders())
                    .put("fills", hour.fills());
        }
        return new Reply(OK, json);
    }

    /** The worst state, how many there are, and those that are not HEALTHY, the worst first. */
    ObjectNode unwell(int most) {
        List<PulseReading> modules = vitals.modules();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("state", worst(modules).name())
                .put("total", modules.size());
        ArrayNode list = json.putArray("unwell");
        modules.stream()
                .filter(each -> each.state() != PulseState.HEALTHY)
                .sorted(Comparator.comparing(PulseReading::state).reversed())
                .limit(most)
                .forEach(each -> list.add(withPart(reading(each))));
        return json;
    }

    Reply one(String name, long nowNs) {
        List<PulseReading> modules = vitals.modules();
        Optional<PulseReading> found =
                modules.stream().filter(each -> each.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String names = modules.stream().map(PulseReading::name).collect(Collectors.joining(", "));
            return new Reply(
                    NOT_FOUND,
                    PublishedValues.none().put("problem", "there is no module of that name; there are " + names));
        }
        ObjectNode json = withPart(reading(found.get())).put("time", Listings.iso(nowNs));
        ArrayNode trace = json.putArray("trace");
        found.get().trace().forEach(trace::add);
        return new Reply(OK, json);
    }

    void addTo(MetricsPage page) {
        MetricsPage.Family states =
                page.gauge("ringfire_module_state", "1 for the state that a module is in, else 0", "module", "state");
        MetricsPage.Family latencies = page.gauge(
                "ringfire_module_latency_seconds", "How long a module's own way took at the last look", "module");
        for (PulseReading each : vitals.modules()) {
            for (PulseState state : PulseState.values()) {
                states.add(
                        each.state() == state ? 1 : 0, each.name(), state.name().toLowerCase(Locale.ROOT));
            }
            if (each.latencyNs() >= 0) {
                latencies.add(each.latencyNs() / NS_PER_SECOND, each.name());
            }
        }
        addRestarts(page);
    }

    private void addRestarts(MetricsPage page) {
        MetricsPage.Family restarts =
                page.counter("ringfire_module_restarts_total", "Attempts to start a part anew", "module", "outcome");
        for (PartStatus each : vitals.parts()) {
            restarts.add(each.restarts(), each.name(), "started").add(each.failures(), each.name(), "failed");
        }
    }

    private static ObjectNode head(List<PulseReading> modules, long nowNs) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", worst(modules).name())
                .put("time", Listings.iso(nowNs));
    }

    private static PulseState worst(List<PulseReading> modules) {
        return modules.isEmpty()
                ? PulseState.DISCONNECTED
                : modules.stream().map(PulseReading::state).reduce(PulseState.HEALTHY, PulseState::or);
    }

    private static ObjectNode reading(PulseReading reading) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", reading.name())
                .put("state", reading.state().name());
        if (!reading.reason().isEmpty()) {
            json.put("reason", reading.reason());
        }
        putMicros(json, "latencyMicros", reading.latencyNs());
        putMicros(json, "p99Micros", reading.p99Ns());
        putMicros(json, "maxMicros", reading.maxNs());
        if (reading.ageNs() >= 0) {
            json.put("ageMs", TimeUnit.NANOSECONDS.toMillis(reading.ageNs()));
        }
        if (reading.unwellNs() > 0) {
            json.put("unwellMs", TimeUnit.NANOSECONDS.toMillis(reading.unwellNs()));
        }
        putMicros(json, "lookMicros", reading.lookNs());
        return json;
    }

    /** How it stands with the guardian, where that may start it anew. */
    private ObjectNode withPart(ObjectNode module) {
        for (PartStatus part : vitals.parts()) {
            if (part.name().equals(module.path("name").asText())) {
                module.put("restarts", part.restarts())
                        .put("failedRestarts", part.failures())
                        .put("guardian", part.state());
                if (part.lastNs() > 0) {
                    module.put("restartTime", Listings.iso(part.lastNs())).put("restartReason", part.lastReason());
                }
            }
        }
        return module;
    }

    private static void putMicros(ObjectNode json, String key, long ns) {
        if (ns >= 0) {
            json.put(key, BigDecimal.valueOf(ns, MICRO_DIGITS));
        }
    }
}
