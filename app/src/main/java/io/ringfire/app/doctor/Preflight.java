package io.ringfire.app.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** Whether the running service can be left to trade: what the doctor looks at, what the service says of itself, and the coming week. One thread. */
public final class Preflight {
    private static final String ACTIVE = "ACTIVE";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int ACCEPTED = 202;
    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PUBLISHED_WITHIN_MS = 2_000;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final EpochNanoClock clock;
    private final NanoClock monotonic;

    /** Whom a ping is journalled as. */
    public record Asker(String by, String why) {}

    /** Looks at these clocks. */
    public Preflight(EpochNanoClock clock, NanoClock monotonic) {
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /**
     * Looks at everything.
     *
     * @param configuration of the service
     * @param service finds it; throws ConfigurationException where none runs
     * @param asker who pings every terminal; null for no ping
     */
    public List<Check> examine(Supplier<LoadedSettings> configuration, Supplier<ServiceAnswers> service, Asker asker) {
        List<Check> checks = new ArrayList<>(new Doctor(clock, monotonic).examine(configuration, false));
        try {
            Settings settings = configuration.get().settings();
            checks.addAll(new ComingWeek(settings, clock.nanoTime()).checks());
            ask(service.get(), settings, asker, checks);
        } catch (ConfigurationException e) {
            boolean isSaid = checks.stream().anyMatch(check -> check.found().equals(e.getMessage()));
            if (!isSaid) {
                checks.add(Check.fail("service", e.getMessage(), "start it: ./run.sh serve, with this data directory"));
            }
        }
        return checks;
    }

    private void ask(ServiceAnswers service, Settings settings, Asker asker, List<Check> checks) {
        try {
            checks.addAll(readiness(service.get("/readyz")));
            OperatorClient.Answer status = service.get("/api/status");
            if (status.status() != OK) {
                checks.add(Check.fail(
                        "status",
                        "the service answers " + status.status() + " "
                                + status.body().path("problem").asText(),
                        "wait until it has started, and try again"));
                return;
            }
            checks.addAll(standing(status.body()));
            for (JsonNode session : status.body().path("sessions")) {
                checks.add(offset(session));
            }
            if (asker != null) {
                for (JsonNode session : status.body().path("sessions")) {
                    checks.add(ping(service, session, asker, settings.mt5().answerWithinMs()));
                }
            }
        } catch (IOException e) {
            checks.add(Check.fail("service", "it does not answer: " + e, "look at its output; then stop and start it"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            checks.add(Check.fail("service", "interrupted", "try again"));
        }
    }

    static List<Check> readiness(OperatorClient.Answer answer) {
        if (answer.status() != OK && answer.status() != UNAVAILABLE) {
            return List.of(Check.fail(
                    "readyz", "the service answers " + answer.status(), "look whether another program has its port"));
        }
        List<Check> checks = new ArrayList<>();
        for (JsonNode each : answer.body().path("checks")) {
            String name = each.path("name").asText();
            String reason = each.path("reason").asText("");
            checks.add(
                    each.path("ok").asBoolean()
                            ? Check.ok(name, reason.isEmpty() ? "well" : reason)
                            : Check.fail(name, reason, mendOf(name.split(" ")[0])));
        }
        return checks;
    }

    private static String mendOf(String what) {
        return switch (what) {
            case "state" -> "status says why; mend that, then ./run.sh resume";
            case "stages", "gate", "view" -> "status says what failed; ./run.sh journal verify, then stop and start it";
            case "clock" -> "keep the clock by NTP with slewing; wait five minutes, resume if it halted";
            case "disk" -> "free some, or move the data directory; see docs/runbook.md";
            case "journal" -> "look at the disk; ./run.sh journal verify, then stop and start the service";
            case "session" -> "look at ./run.sh status: it says what is missing; see docs/mt5.md";
            case "quote" -> "show the symbol in the terminal's Market Watch, and look whether it ticks there";
            default -> "see docs/console.md";
        };
    }

    static List<Check> standing(JsonNode status) {
        List<Check> checks = new ArrayList<>();
        String trading = status.path("tradingState").asText();
        List<String> shut = new ArrayList<>();
        if (!trading.equals(ACTIVE)) {
            shut.add("all, " + trading + ": " + status.path("haltReason").asText("status says why"));
        }
        status.path("shut")
                .forEach(each -> shut.add(
                        each.path("what").asText() + ": " + each.path("why").asText()));
        checks.add(
                shut.isEmpty()
                        ? Check.ok("halts", "none stands")
                        : Check.fail("halts", String.join("; ", shut), "once the cause is mended: ./run.sh resume"));
        List<String> less = new ArrayList<>();
        status.path("sizes")
                .forEach(each -> less.add(each.path("of").asText() + " get "
                        + each.path("sizePercent").asInt() + " % of their size, by "
                        + each.path("by").asText()));
        checks.add(
                less.isEmpty()
                        ? Check.ok("sizes", "entries get the whole of theirs")
                        : Check.warn(
                                "sizes",
                                "entries of " + String.join("; of ", less),
                                "where that is to end: ./run.sh risk --percent 100, of the same scope"));
        return checks;
    }

    /** The offset is measured over ten seconds of quotes; until then, and for a broker on UTC, it is 0. */
    static Check offset(JsonNode session) {
        String uuid = session.path("uuid").asText();
        int seconds = session.path("offsetSeconds").asInt();
        String found = seconds == 0
                ? "no offset from UTC was measured, so far"
                : String.format(Locale.ROOT, "its clock is %+.2f h from UTC, as measured", seconds / SECONDS_PER_HOUR);
        return session.path("clockDisagrees").asBoolean()
                ? Check.fail(
                        "offset " + uuid,
                        found + ", and not as configured",
                        "set serverTime of this account; docs/mt5.md")
                : Check.ok("offset " + uuid, found);
    }

    private Check ping(ServiceAnswers service, JsonNode session, Asker asker, long answerWithinMs)
            throws IOException, InterruptedException {
        String uuid = session.path("uuid").asText();
        String name = "ping " + uuid;
        String mend = "look whether its chart ticks: an EA reads commands at ticks alone; attach it anew if it does";
        long before = session.path("pongs").asLong();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("commandId", UUID.randomUUID().toString())
                .put("by", asker.by())
                .put("why", asker.why())
                .put("account", uuid);
        OperatorClient.Answer asked = service.post("ping", body);
        if (asked.status() != ACCEPTED || !asked.body().path("accepted").asBoolean()) {
            String problem = asked.body().path("problem").asText("there is no terminal to ask");
            return Check.fail(name, "not sent: " + problem, mend);
        }
        long begunNs = monotonic.nanoTime();
        long patienceNs = TimeUnit.MILLISECONDS.toNanos(answerWithinMs + PUBLISHED_WITHIN_MS);
        while (monotonic.nanoTime() - begunNs < patienceNs) {
            for (JsonNode now : service.get("/api/status").body().path("sessions")) {
                if (now.path("uuid").asText().equals(uuid) && now.path("pongs").asLong() > before) {
                    return Check.ok(name, "it answers, on the way that fires take");
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
        return Check.fail(name, "no answer within " + answerWithinMs + " ms", mend);
    }
}
