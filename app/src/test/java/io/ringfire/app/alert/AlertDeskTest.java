package io.ringfire.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.config.AlertSettings;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.order.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is said of an alert and when, on a clock of the test's own; by the defaults: repeated after an hour, escalated after 30 minutes,
 * resolved after 30 s. Seen failing with alerts told apart by their text, with a repeat at every look, and with an acknowledgement
 * that outlives its alert's getting worse.
 */
class AlertDeskTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final Sighting HALT = Sighting.lasting(AlertRule.TRADING_HALTED, "", Severity.CRITICAL, "halted");

    private final List<String> said = new ArrayList<>();
    private final Map<String, KeptAlert> kept = new LinkedHashMap<>();
    private AlertDesk desk = desk();
    private long nowNs = 1_000 * MINUTE;

    private AlertDesk desk(String... sets) {
        AlertSettings settings = new SettingsLoader(Purpose.SERVICE)
                .file(Path.of(System.getProperty("user.dir"))
                        .resolveSibling("config")
                        .resolve("ringfire.yaml"))
                .set(List.of(sets))
                .load()
                .settings()
                .alerts();
        return new AlertDesk(
                settings,
                "9",
                List.copyOf(kept.values()),
                this::keep,
                message -> said.add(message.kind() + " " + message.alert().id() + "-" + message.number() + " "
                        + message.alert().severity()));
    }

    private void keep(KeptAlert alert) {
        if (alert.isOver()) {
            kept.remove(alert.id());
        } else {
            kept.put(alert.id(), alert);
        }
    }

    /** Minutes later, with what the run before left. */
    private void restart(int minutes) {
        nowNs += minutes * MINUTE;
        desk = desk();
    }

    private List<String> look(long afterNs, Sighting... seen) {
        said.clear();
        nowNs += afterNs;
        desk.look(List.of(seen), nowNs);
        return List.copyOf(said);
    }

    @Test
    void shouldSayEachAlertOnceHoweverOftenItIsSeen() {
        assertEquals(List.of("RAISED 9-1-1 CRITICAL"), look(0, HALT));
        Sighting inOtherWords = Sighting.lasting(AlertRule.TRADING_HALTED, "", Severity.CRITICAL, "still halted");
        assertEquals(List.of(), look(SECOND, inOtherWords));
        assertEquals("still halted", desk.alerts().get(0).text());
        Sighting other = Sighting.lasting(AlertRule.RESTRAINED, "account A", Severity.WARNING, "shut");
        Sighting another = Sighting.lasting(AlertRule.RESTRAINED, "account B", Severity.WARNING, "shut");
        assertEquals(List.of("RAISED 9-2-1 WARNING", "RAISED 9-3-1 WARNING"), look(SECOND, HALT, other, another));
    }

    @Test
    void shouldRepeatWhatLastsAfterTheCoolDownAndEscalateItOnce() {
        Sighting shut = Sighting.lasting(AlertRule.RESTRAINED, "account A", Severity.WARNING, "shut");
        look(0, shut);
        assertEquals(List.of(), look(30 * MINUTE - 1, shut));
        assertEquals(List.of("ESCALATED 9-1-2 CRITICAL"), look(1, shut));
        assertEquals(List.of(), look(60 * MINUTE - 1, shut));
        assertEquals(List.of("REPEATED 9-1-3 CRITICAL"), look(1, shut));
        assertEquals(List.of(), look(SECOND, shut));
    }

    @Test
    void shouldBeSilentOnceSomebodyLooks() {
        look(0, HALT);
        said.clear();
        assertEquals("ann", desk.acknowledge("9-1", "ann", nowNs).orElseThrow().acknowledgedBy());
        assertEquals(List.of("ACKNOWLEDGED 9-1-2 CRITICAL"), said);
        assertEquals("ann", desk.acknowledge("9-1", "bob", nowNs).orElseThrow().acknowledgedBy(), "the first counts");
        assertEquals(1, said.size());
        assertEquals(List.of(), look(5 * 60 * MINUTE, HALT));
        assertTrue(desk.acknowledge("9-7", "ann", nowNs).isEmpty());
    }

    @Test
    void shouldSpeakAgainWhenItGetsWorse() {
        Sighting warning = Sighting.lasting(AlertRule.EA_SILENT, "U", Severity.WARNING, "121 s");
        Sighting critical = Sighting.lasting(AlertRule.EA_SILENT, "U", Severity.CRITICAL, "301 s");
        look(0, warning);
        desk.acknowledge("9-1", "ann", nowNs);
        assertEquals(List.of("WORSENED 9-1-3 CRITICAL"), look(SECOND, critical));
        assertEquals(Alert.State.RAISED, desk.alerts().get(0).state(), "ann saw a warning");
        assertEquals(List.of(), look(SECOND, warning));
        assertEquals(Severity.WARNING, desk.alerts().get(0).severity());
    }

    @Test
    void shouldResolveWhatIsGoneForAWhileAndRaiseItAnewAfterwards() {
        look(0, HALT);
        assertEquals(List.of(), look(29 * SECOND));
        assertEquals(List.of(), look(SECOND / 2, HALT), "it flutters");
        assertEquals(List.of(), look(30 * SECOND - 1));
        assertEquals(List.of("RESOLVED 9-1-2 CRITICAL"), look(1));
        assertEquals(Alert.State.RESOLVED, desk.alerts().get(0).state());
        assertEquals(0, desk.activeOf(Severity.CRITICAL));
        assertEquals(List.of("RAISED 9-2-1 CRITICAL"), look(SECOND, HALT));
    }

    @Test
    void shouldSayOfWhatHappenedNeitherThatItLastsNorThatItIsOver() {
        Sighting event = new Sighting(AlertRule.ENGINE_ALERT, "LATE_FILL", Severity.WARNING, "so", true);
        assertEquals(List.of("RAISED 9-1-1 WARNING"), look(0, event));
        assertEquals(List.of(), look(31 * MINUTE, event));
        assertEquals(List.of(), look(SECOND));
        assertEquals(List.of(), look(MINUTE));
        assertEquals(Alert.State.RESOLVED, desk.alerts().get(0).state());
    }

    @Test
    void shouldRepeatAndEscalateNothingWhereThatIsOff() {
        desk = desk("alerts.coolDownMinutes=0", "alerts.escalateMinutes=0", "alerts.resolveSeconds=0");
        look(0, HALT);
        assertEquals(List.of(), look(24 * 60 * MINUTE, HALT));
        assertEquals(List.of("RESOLVED 9-1-2 CRITICAL"), look(SECOND));
    }

    @Test
    void shouldHoldNoMoreThanItsBound() {
        Sighting[] many = IntStream.range(0, AlertDesk.MOST_ACTIVE + 1)
                .mapToObj(i -> Sighting.lasting(AlertRule.QUIET_SYMBOL, "S" + i, Severity.WARNING, "quiet"))
                .toArray(Sighting[]::new);
        assertEquals(AlertDesk.MOST_ACTIVE, look(0, many).size());
        assertEquals(1, desk.overflowing());
        look(MINUTE);
        assertEquals(AlertDesk.MOST_RESOLVED, desk.alerts().size());
    }

    /** Seen failing with everything raised anew, with its acknowledgement forgotten, and with the cool-down begun anew. */
    @Test
    void shouldGoOnBehindARestartWhereTheRunBeforeEnded() {
        Sighting shut = Sighting.lasting(AlertRule.RESTRAINED, "account A", Severity.WARNING, "shut");
        look(0, HALT, shut);
        desk.acknowledge("9-1", "ann", nowNs);
        restart(10);
        assertEquals(List.of(), look(SECOND, HALT, shut));
        assertEquals("ann", desk.alerts().get(1).acknowledgedBy());
        assertEquals(List.of("ESCALATED 9-2-2 CRITICAL"), look(20 * MINUTE, HALT, shut));
        restart(50);
        assertEquals(List.of(), look(SECOND, HALT, shut));
        assertEquals(List.of("REPEATED 9-2-3 CRITICAL"), look(10 * MINUTE, HALT, shut));
    }

    @Test
    void shouldSayThatSomethingGotWorseWhileNothingRan() {
        look(0, Sighting.lasting(AlertRule.EA_SILENT, "U", Severity.WARNING, "121 s"));
        desk.acknowledge("9-1", "ann", nowNs);
        restart(1);
        assertEquals(
                List.of("WORSENED 9-1-3 CRITICAL"),
                look(SECOND, Sighting.lasting(AlertRule.EA_SILENT, "U", Severity.CRITICAL, "301 s")));
    }

    /** Silence counts from the start: it is seen again after a while only, and is no new alert then. What a look would see is over soon. */
    @Test
    void shouldSayThatWhatTheRunBeforeLeftIsOverWhenItCouldHaveBeenSeenAgain() {
        Sighting silent = Sighting.lasting(AlertRule.EA_SILENT, "U", Severity.WARNING, "121 s");
        Sighting quiet = Sighting.lasting(AlertRule.QUIET_SYMBOL, "GBPUSD", Severity.WARNING, "quiet");
        look(0, HALT, silent, quiet);
        desk.acknowledge("9-1", "ann", nowNs);
        restart(1);
        assertEquals(List.of(), look(SECOND));
        assertEquals(List.of(), look(30 * SECOND - 1));
        assertEquals(List.of("RESOLVED 9-1-3 CRITICAL"), look(1));
        assertEquals(List.of("9-2", "9-3"), List.copyOf(kept.keySet()));
        kept.clear();
        assertEquals(List.of(), look(2 * MINUTE, silent));
        assertEquals(List.of("RAISED 9-1-1 CRITICAL"), look(SECOND, silent, HALT), "somebody halted anew");
        assertEquals(List.of(), look(3 * MINUTE + 29 * SECOND - 1, silent, HALT));
        assertEquals(List.of("RESOLVED 9-3-2 WARNING"), look(1, silent, HALT));
    }

    /** Seen failing with events kept: the next one was taken for that of the run before. */
    @Test
    void shouldTellOfWhatHappensBehindARestartThoughTheSameHappenedBefore() {
        Sighting event = new Sighting(AlertRule.ENGINE_ALERT, "STOP_MAY_BE_MISSING A", Severity.CRITICAL, "so", true);
        assertEquals(List.of("RAISED 9-1-1 CRITICAL"), look(0, event));
        restart(1);
        assertEquals(List.of("RAISED 9-1-1 CRITICAL"), look(SECOND, event));
    }
}
