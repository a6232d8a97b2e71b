package io.ringfire.benchmarks.rig;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench latency}: a tick in over ZeroMQ until the fire that it causes is out over ZeroMQ, as the terminal's side sees it, with
 * journals on disk; and in the same run, by turns, a bare JeroMQ DEALER/ROUTER echo of the same bytes. The terminal refuses each fire,
 * so that no position is left.
 */
@Command(
        name = "latency",
        description = "Tick in to order out over ZeroMQ on loopback, beside a bare JeroMQ echo in the same run.",
        mixinStandardHelpOptions = true)
public final class LatencyRig implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm:ss", Locale.ROOT);
    private static final long EXPIRY_NS = 5_000_000_000L;
    private static final int TURN = 500;
    private static final int REPEAT_AFTER_MS = 200;
    private static final int MOST_REPEATS = 10;
    private static final double NS_PER_US = 1_000.0;
    private static final long LONGEST_NS = 10_000_000_000L;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

    @Spec
    private CommandSpec spec;

    @Option(names = "--samples", description = "Of each; default: ${DEFAULT-VALUE}.")
    private int samples = 20_000;

    @Option(names = "--warm-up", description = "Of each, before; default: ${DEFAULT-VALUE}.")
    private int warmUp = 20_000;

    @Option(names = "--pause-us", description = "Between two ticks; default: ${DEFAULT-VALUE}.")
    private int pauseUs = 200;

    @Option(names = "--profile", description = "low-latency or efficient; default: ${DEFAULT-VALUE}.")
    private String profile = "low-latency";

    private long tick;
    private long repeats;

    @Override
    public Integer call() throws IOException {
        if (!profile.equals("low-latency") && !profile.equals("efficient")) {
            throw new IllegalArgumentException("--profile " + profile + " is neither low-latency nor efficient");
        }
        Path directory = Files.createTempDirectory(
                Path.of(System.getProperty("ringfire.benchmark.dir", System.getProperty("java.io.tmpdir"))),
                "ringfire-rig");
        Histogram engineTimes = new Histogram(LONGEST_NS, 3);
        Histogram echoTimes = new Histogram(LONGEST_NS, 3);
        try (RigEngine engine = new RigEngine(
                        directory,
                        List.of(eurusd()),
                        profile.equals("low-latency"),
                        EXPIRY_NS,
                        new BuysAtEveryTick(false));
                ZContext context = new ZContext();
                Echo echo = new Echo()) {
            Terminal terminal = new Terminal(context, engine);
            ZMQ.Socket echoing = echo.connect(context);
            terminal.begin();
            byte[] payload = terminal.tickText();
            for (int turn = 0; turn < (warmUp + samples) / TURN; turn++) {
                boolean isMeasured = turn >= warmUp / TURN;
                for (int i = 0; i < TURN; i++) {
                    record(echoTimes, isMeasured, Echo.roundTrip(echoing, payload));
                    pause();
                }
                for (int i = 0; i < TURN; i++) {
                    record(engineTimes, isMeasured, terminal.tickToFire());
                    pause();
                    while (!engine.isQuiet()) {
                        Thread.yield();
                    }
                }
            }
        } finally {
            delete(directory);
        }
        print(echoTimes, engineTimes);
        return 0;
    }

    private static void record(Histogram times, boolean isMeasured, long ns) {
        if (isMeasured) {
            times.recordValue(Math.min(ns, LONGEST_NS));
        }
    }

    private void pause() {
        long untilNs = System.nanoTime() + pauseUs * 1_000L;
        while (System.nanoTime() < untilNs) {
            Thread.yield();
        }
    }

    private void print(Histogram echo, Histogram engine) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "tick in -> order out over ZeroMQ, %s, journals on disk, fused; %,d samples each, by turns of %d; JDK %s, %d cores%n",
                profile,
                engine.getTotalCount(),
                TURN,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        out.printf("%-10s %14s %14s %8s%n", "percentile", "bare echo us", "engine us", "ratio");
        for (double percentile : PERCENTILES) {
            double bare = echo.getValueAtPercentile(percentile) / NS_PER_US;
            double through = engine.getValueAtPercentile(percentile) / NS_PER_US;
            out.printf(Locale.ROOT, "%-10s %14.1f %14.1f %8.2f%n", percentile, bare, through, through / bare);
        }
        out.printf("%d ticks overtook the refusal before them and were sent again%n", repeats);
        out.flush();
    }

    static Instrument eurusd() {
        return dollars(0, "EURUSD");
    }

    /** An instrument in the terms of a major pair, whatever it is called. */
    static Instrument dollars(int id, String symbol) {
        return new Instrument(
                id,
                symbol,
                5,
                Currency.of("EUR"),
                Currency.of("USD"),
                Currency.of("USD"),
                1,
                10,
                100_000,
                10_000,
                100_000_000L,
                10_000,
                1_000_000,
                0,
                0,
                0,
                0,
                0,
                CalcMode.CFD_LEVERAGE,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** The EA's side: one thread, blocking. */
    private final class Terminal {
        private static final String WHO = "\"node_id\":\"NODE_RIG\",\"user_uuid\":\"" + RigEngine.UUID + "\"";

        private final ZMQ.Socket dealer;
        private final ZMQ.Socket data;
        private final ZMQ.Socket answers;
        private final RigEngine engine;

        Terminal(ZContext context, RigEngine engine) {
            this.engine = engine;
            List<String> endpoints = engine.endpoints;
            dealer = Echo.socket(context, SocketType.DEALER);
            dealer.setIdentity("RIG".getBytes(StandardCharsets.US_ASCII));
            dealer.connect(endpoints.get(0));
            data = Echo.socket(context, SocketType.PUSH);
            data.connect(endpoints.get(1));
            answers = Echo.socket(context, SocketType.PUSH);
            answers.connect(endpoints.get(2));
        }

        void begin() {
            String money =
                    "\"currency\":\"USD\",\"balance\":1000000.00,\"equity\":1000000.00,\"leverage\":500,\"margin\":0.00";
            dealer.send("{\"type\":\"HELLO\",\"target_uuid\":\"" + RigEngine.UUID
                    + "\",\"node_id\":\"NODE_RIG\",\"account_login\":\"1001\",\"broker\":\"Rig-1\"," + money
                    + ",\"version\":\"2.05\",\"timestamp\":\"" + now() + "\"}");
            data.send("{\"type\":\"handshake\"," + WHO
                    + ",\"account\":1001,\"server\":\"Rig-1\",\"chart_symbol\":\"EURUSD\"," + money
                    + ",\"timestamp\":\"" + now() + "\"}");
            byte[] fire = null;
            for (int i = 0; i < 200 && fire == null; i++) {
                data.send(tickText());
                dealer.setReceiveTimeOut(100);
                fire = dealer.recv();
            }
            if (fire == null) {
                throw new IllegalStateException("the engine sends no fire: its session did not become fresh");
            }
            dealer.setReceiveTimeOut(REPEAT_AFTER_MS);
            refuse(fire);
        }

        /**
         * From before the tick is sent until the fire that it caused is here; then refuses it. A tick that overtook the refusal
         * before it causes no fire, since the strategy still waits: it is sent again, and counted.
         */
        long tickToFire() {
            for (int i = 0; i < MOST_REPEATS; i++) {
                byte[] text = tickText();
                long beganNs = System.nanoTime();
                data.send(text);
                byte[] fire = dealer.recv();
                long ns = System.nanoTime() - beganNs;
                if (fire != null) {
                    refuse(fire);
                    return ns;
                }
                repeats++;
            }
            throw new IllegalStateException("no fire comes for a tick; " + engine.describe());
        }

        byte[] tickText() {
            tick++;
            return ("{\"type\":\"TICK\"," + WHO + ",\"symbol\":\"EURUSD\",\"bid\":1.1"
                            + String.format("%04d", tick % 1_000)
                            + ",\"ask\":1.2" + String.format("%04d", tick % 1_000)
                            + ",\"spread\":10.0,\"volume\":0,\"timestamp\":\"" + now() + "\"}")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        private void refuse(byte[] fire) {
            String text = new String(fire, StandardCharsets.US_ASCII);
            int at = text.indexOf("\"fire_id\":\"") + 11;
            String id = text.substring(at, text.indexOf('"', at));
            answers.send("{\"type\":\"confirmation\",\"command_type\":\"fire\",\"fire_id\":\"" + id + "\"," + WHO
                    + ",\"status\":\"failed\",\"ticket\":0,\"price\":0.00000,\"lot\":0.01,\"message\":\"Trade execution failed - Error: 4756 Result: 10006\","
                    + "\"timestamp\":\"" + now() + "\"}");
        }

        private static String now() {
            return TIME.format(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        }
    }
}
