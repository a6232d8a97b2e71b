package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.OperatorClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 of the engine at each step between a signal and its close, of the terminal, and of the network between them. After each:
 * nothing was executed twice, nothing is lost from the books, and a fire on another symbol fills, though the terminal says its HELLO
 * no more. Seen failing, with two executions, when the gateway sent an order again that a restart had left in doubt.
 */
@Timeout(300)
class KillMatrixTest {
    private static final int SECONDS = 60;

    @TempDir
    private Path directory;

    private LiveRig rig;

    @BeforeEach
    void prepare() throws IOException {
        rig = new LiveRig(directory, "  lateFill: keep\n"); // a restart on a busy machine outlasts a signal
        rig.startTerminal(false);
        rig.startService();
        rig.awaitFresh();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    /** Fires without waiting for the answer: the engine may be dead before it comes. */
    private CompletableFuture<Void> fireAside(String symbol) {
        return CompletableFuture.runAsync(() -> {
            try {
                rig.fire(symbol, null);
            } catch (AssertionError e) {
                // the connection went with the engine; what became of the fire is looked at afterwards
            }
        });
    }

    private void killWhenTheTerminalReads(String word) throws InterruptedException {
        CountDownLatch killed = new CountDownLatch(1);
        rig.terminal.onCommand(command -> {
            if (command.contains(word) && killed.getCount() > 0) {
                try {
                    rig.service.kill();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                killed.countDown();
            }
        });
        assertTrue(killed.await(SECONDS, TimeUnit.SECONDS), "the terminal never read " + word);
        rig.terminal.onCommand(command -> {});
    }

    private void restart() throws IOException {
        rig.startService();
        rig.awaitFresh();
    }

    /** An age is published once a second: what was heard after an instant is younger by that than the instant. */
    private void awaitHeardSince(long instantNs) {
        rig.awaitFresh();
        rig.service.await(
                "a word over the new connection",
                () -> rig.status(json -> {
                    long heardMs = json.path("sessions").path(0).path("ageMs").asLong() + 2_000;
                    return heardMs < TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - instantNs);
                }),
                SECONDS);
    }

    private void assertWholeAndAble(int executedBefore, int positionsNow) {
        assertEquals(executedBefore, rig.terminal.fireIds().size(), "executed: " + rig.terminal.fireIds());
        assertEquals(
                new HashSet<>(rig.terminal.fireIds()).size(),
                rig.terminal.fireIds().size(),
                "executed twice");
        rig.service.await("the books", () -> rig.positions() == positionsNow, SECONDS);
        assertEquals(positionsNow, rig.terminal.openPositions());
        OperatorClient.Answer answer = rig.fire("GBPUSD", null);
        assertTrue(answer.body().path("accepted").asBoolean(), answer.body().toString());
        String orderId = answer.body().path("orderId").asText();
        rig.awaitFire(orderId, "FILLED");
        List<String> executed = rig.terminal.fireIds();
        assertEquals(executedBefore + 1, executed.size());
        assertEquals(orderId, executed.get(executedBefore));
    }

    /** The command is out and read; no confirmation was sent yet. It comes after the engine's death, and the next run takes it. */
    @Test
    void shouldKeepAFireKilledBetweenSendAndConfirmation() throws Exception {
        CompletableFuture<Void> fired = fireAside("EURUSD");
        killWhenTheTerminalReads("\"fire\"");
        fired.get(SECONDS, TimeUnit.SECONDS);
        restart();
        assertWholeAndAble(1, 1);
    }

    /** One is out and unanswered, the second is journalled and waits in the engine: it was never sent, and never will be. */
    @Test
    void shouldNeverSendWhatWaitedInTheGatewayWhenItDied() throws Exception {
        rig.faults.delayConfirmationsMs.set(1_000);
        String first = rig.fire("EURUSD", null).body().path("orderId").asText();
        String second = rig.fire("EURUSD", null).body().path("orderId").asText();
        rig.service.kill();
        rig.faults.delayConfirmationsMs.set(0);
        restart();
        rig.awaitFire(first, "FILLED");
        rig.service.await(second + " in doubt", () -> rig.fires().contains(second + " IN_DOUBT"), SECONDS);
        assertEquals(
                202,
                rig.post("resolve", rig.command().put("order", second).put("outcome", "not-executed"))
                        .status());
        rig.awaitFire(second, "REJECTED");
        assertWholeAndAble(1, 1);
    }

    @Test
    void shouldKeepAFilledPosition() throws Exception {
        rig.awaitFire(rig.fire("EURUSD", null).body().path("orderId").asText(), "FILLED");
        rig.service.kill();
        restart();
        assertWholeAndAble(1, 1);
    }

    @Test
    void shouldLearnOfACloseKilledBetweenSendAndConfirmation() throws Exception {
        rig.awaitFire(rig.fire("EURUSD", null).body().path("orderId").asText(), "FILLED");
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
            try {
                rig.post("close-all", rig.command());
            } catch (AssertionError e) {
                // as above
            }
        });
        killWhenTheTerminalReads("close_ticket");
        closed.get(SECONDS, TimeUnit.SECONDS);
        restart();
        assertWholeAndAble(1, 0);
    }

    /** Killed while the fence's ping is out: its pong means nothing to the next run. */
    @Test
    void shouldProveNothingByAPongOfAnEarlierRun() throws Exception {
        rig.faults.swallowFires.set(1);
        String lost = rig.fire("EURUSD", null).body().path("orderId").asText();
        killWhenTheTerminalReads("\"ping\"");
        restart();
        rig.service.await(lost + " in doubt", () -> rig.fires().contains(lost + " IN_DOUBT"), SECONDS);
        assertWholeAndAble(0, 0);
    }

    @Test
    void shouldGoOnWithAnEaThatStartedAnew() throws Exception {
        rig.stopTerminal();
        long goneNs = System.nanoTime();
        rig.startTerminal(false);
        awaitHeardSince(goneNs); // fresh may still be said of the one before, and a command be lost with its connection
        assertWholeAndAble(0, 0);
    }

    @Test
    void shouldGoOnAfterBothStartedAnew() throws Exception {
        rig.service.kill();
        rig.stopTerminal();
        rig.startTerminal(false);
        restart();
        assertWholeAndAble(0, 0);
    }

    @Test
    void shouldGoOnAfterTheNetworkWasCut() throws Exception {
        rig.awaitFire(rig.fire("EURUSD", null).body().path("orderId").asText(), "FILLED");
        rig.faults.reconnect.set(1);
        rig.service.await("the cut", () -> rig.faults.reconnect.get() == 0, SECONDS);
        long cutNs = System.nanoTime();
        awaitHeardSince(cutNs);
        rig.awaitFire(rig.fire("EURUSD", null).body().path("orderId").asText(), "FILLED");
        assertWholeAndAble(2, 2);
    }

    /** The terminal stands still: what is sent in that time is in doubt, and is executed or not by the terminal's own word. */
    @Test
    void shouldTakeTheWordOfATerminalThatStoodStill() throws Exception {
        rig.faults.frozen.set(1);
        String orderId = rig.fire("EURUSD", null).body().path("orderId").asText();
        rig.awaitFire(orderId, "IN_DOUBT");
        rig.service.kill();
        rig.faults.frozen.set(0);
        restart();
        rig.awaitFire(orderId, "FILLED");
        assertWholeAndAble(1, 1);
    }
}
