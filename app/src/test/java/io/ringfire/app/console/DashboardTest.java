package io.ringfire.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.pulse.PulseState;
import io.ringfire.app.view.PublishedByHand;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.app.view.WatchedSymbols;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which alerts and modules a dashboard holds, and in which order. Seen failing without the order, without the bound, and with healthy modules. */
class DashboardTest {
    private static final long NOW_NS = 1_000_000_000L;

    private final FakeVitals vitals = new FakeVitals();
    private final PublishedValues values = new PublishedByHand().at(NOW_NS).values();
    private final ObjectNode alerts = JsonNodeFactory.instance.objectNode();

    @TempDir
    private Path directory;

    @BeforeEach
    void journals() throws IOException {
        for (String journal : List.of("ticks", "fires")) {
            Files.createDirectories(directory.resolve("journal").resolve(journal));
        }
    }

    private ObjectNode page(boolean isLooked) {
        QuoteChecks quotes = new QuoteChecks(
                new WatchedSymbols(new TreeSet<>(Set.of()), true), symbol -> OpenHours.ALWAYS, 0, NOW_NS);
        return new Dashboard(
                        vitals,
                        values,
                        new Listings(values),
                        new Readiness(vitals, values, quotes),
                        new Health(vitals),
                        new JournalPage(new DataDirectory(directory), vitals),
                        new PulsePages(vitals, values),
                        isLooked ? Optional.of(new ByHand()) : Optional.empty())
                .page(NOW_NS);
    }

    private void alert(String severity, String state) {
        alerts.withArray("alerts")
                .addObject()
                .put("id", severity + " " + state)
                .put("severity", severity)
                .put("state", state);
        alerts.put("total", alerts.path("alerts").size());
    }

    private static List<String> each(JsonNode list, String key) {
        List<String> found = new ArrayList<>();
        list.forEach(one -> found.add(one.path(key).asText()));
        return found;
    }

    @Test
    void shouldHaveTheWorstAlertsFirstAndThoseThatAreOverLast() {
        alert("CRITICAL", "RESOLVED");
        alert("CRITICAL", "ACKNOWLEDGED");
        alert("INFO", "RAISED");
        alert("WARNING", "RAISED");
        alert("CRITICAL", "RAISED");
        assertEquals(
                List.of(
                        "CRITICAL RAISED",
                        "WARNING RAISED",
                        "INFO RAISED",
                        "CRITICAL ACKNOWLEDGED",
                        "CRITICAL RESOLVED"),
                each(page(true).path("alerts"), "id"));
    }

    /** A flood of what is mild does not push out what is not. */
    @Test
    void shouldBoundAlertsAndSayHowManyThereAre() {
        for (int i = 0; i < 500; i++) {
            alert("INFO", "RAISED");
        }
        alert("CRITICAL", "RAISED");
        ObjectNode page = page(true);
        assertEquals(50, page.path("alerts").size());
        assertEquals(501, page.path("alertsTotal").asInt());
        assertEquals("CRITICAL RAISED", page.path("alerts").path(0).path("id").asText());
    }

    /** An empty list would say that nothing is wrong. */
    @Test
    void shouldHaveNoListWhereNothingIsLookedAt() {
        assertFalse(page(false).has("alerts"));
    }

    @Test
    void shouldNameTheModulesThatAreNotHealthyTheWorstFirst() {
        vitals.modules = List.of(
                module("a", PulseState.DEGRADED),
                module("b", PulseState.HEALTHY),
                module("c", PulseState.DISCONNECTED),
                module("d", PulseState.UNHEALTHY));
        JsonNode pulse = page(true).path("pulse");
        assertEquals(List.of("c", "d", "a"), each(pulse.path("unwell"), "name"));
        assertEquals("DISCONNECTED", pulse.path("state").asText());
        assertEquals(4, pulse.path("total").asInt());
    }

    private static PulseReading module(String name, PulseState state) {
        return new PulseReading(name, state, 1, 1, 1, 0, 1, 0, "", List.of(), false);
    }

    private final class ByHand implements AlertsView {
        @Override
        public ObjectNode list(int limit) {
            return alerts;
        }

        @Override
        public Reply acknowledge(String id, ObjectNode body) {
            throw new AssertionError("nobody does");
        }

        @Override
        public void addTo(MetricsPage page) {
            // of no interest
        }
    }
}
