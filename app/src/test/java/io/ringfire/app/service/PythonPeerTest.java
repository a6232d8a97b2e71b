package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfire.adapters.http.OperatorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal in another language, on libzmq, with a reading of the protocol of its own. Needs Debian's python3-zmq. */
@Timeout(240)
class PythonPeerTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int SECONDS = 60;

    @TempDir
    private Path directory;

    private LiveRig rig;
    private Process peer;
    private Path printed;

    @BeforeAll
    static void needPythonsZeroMq() throws IOException, InterruptedException {
        boolean hasIt = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import zmq")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(hasIt, PYTHON + " has no zmq: install python3-zmq to run this");
    }

    @AfterEach
    void end() {
        if (peer != null) {
            peer.destroyForcibly();
        }
        rig.close();
    }

    private void startPeer(String... more) throws IOException {
        printed = Files.createTempFile(directory, "peer", ".txt");
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                Path.of(System.getProperty("ringfire.root", ".."))
                        .resolve("app/src/test/resources/python/ea_v205.py")
                        .toString(),
                rig.endpoint(0),
                rig.endpoint(1),
                rig.endpoint(2),
                LiveRig.ACCOUNT,
                "1001",
                "Demo-1"));
        command.addAll(List.of(more));
        peer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    private void awaitPrinted(String text) {
        rig.service.await("'" + text + "' from the peer", () -> said().contains(text), SECONDS);
    }

    private String said() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldTradeWithAForeignTerminalThroughDisconnectAndReconnect() throws Exception {
        rig = new LiveRig(directory);
        rig.startService();
        startPeer();
        rig.awaitFresh();
        rig.service.await(
                "quotes of 15 symbols",
                () -> rig.state(json -> json.path("quotes").size() == 15),
                SECONDS);

        OperatorClient.Answer buy = rig.post(
                "fire",
                rig.command()
                        .put("symbol", "EURUSD")
                        .put("side", "buy")
                        .put("lots", "0.10")
                        .put("sl", "1.09000")
                        .put("tp", "1.11000"));
        String bought = buy.body().path("orderId").asText();
        awaitPrinted("FIRE " + bought + " EURUSD BUY 0.10 1.09000 1.11000 False False");
        rig.awaitFire(bought, "FILLED");
        OperatorClient.Answer sell = rig.post(
                "fire",
                rig.command()
                        .put("symbol", "USDJPY")
                        .put("side", "sell")
                        .put("lots", "0.37")
                        .put("sl", "150.500")
                        .put("tp", "149.000"));
        String sold = sell.body().path("orderId").asText();
        awaitPrinted("FIRE " + sold + " USDJPY SELL 0.37 150.500 149.000 False False");
        rig.awaitFire(sold, "FILLED");

        assertEquals(
                202, rig.post("close", rig.command().put("position", 900_001)).status());
        awaitPrinted("CLOSE 900001");
        rig.service.await("one position", () -> rig.positions() == 1, SECONDS);

        peer.getOutputStream().close();
        assertTrue(peer.waitFor(SECONDS, TimeUnit.SECONDS), "the peer does not end");
        rig.service.await(
                "its leave",
                () -> rig.status(
                        json -> !json.path("sessions").path(0).path("fresh").asBoolean()),
                SECONDS);
        startPeer();
        rig.awaitFresh();
        rig.awaitFire(rig.fire("XAUUSD", null).body().path("orderId").asText(), "FILLED");
        assertTrue(rig.service.terminate() < 10_000);
    }

    @Test
    void shouldTalkEncryptedWithATerminalThatCan() throws Exception {
        rig = new LiveRig(directory, "  curve: true\n");
        rig.startService();
        startPeer(Files.readString(directory.resolve("data/curve.public")).strip());
        rig.awaitFresh();
        rig.awaitFire(rig.fire("EURUSD", null).body().path("orderId").asText(), "FILLED");
        peer.destroyForcibly();
        peer.waitFor();
        rig.service.await(
                "silence",
                () -> rig.status(
                        json -> json.path("sessions").path(0).path("ageMs").asLong() > 2_500),
                SECONDS);
        startPeer(); // plain: is not let in
        Thread.onSpinWait();
        rig.service.await(
                "more silence",
                () -> rig.status(
                        json -> json.path("sessions").path(0).path("ageMs").asLong() > 5_500),
                SECONDS);
    }
}
