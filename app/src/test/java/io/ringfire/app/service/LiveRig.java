package io.ringfire.app.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.easim.EaFaults;
import io.ringfire.adapters.easim.EaSim;
import io.ringfire.adapters.easim.EaTerms;
import io.ringfire.adapters.easim.SimMarket;
import io.ringfire.adapters.easim.SimSymbol;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.app.view.StateView;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;

/** A service in a process of its own that trades live, and a simulated terminal in this one, over real sockets on free ports. */
final class LiveRig implements AutoCloseable {
    static final String ACCOUNT = "USER_TEST_0001";
    private static final int SECONDS = 60;

    /** Those that live trading needs, so wide that they refuse nothing but an entry without a stop. */
    private static final String WIDE_LIMITS =
            "risk: {maxLots: 100, requireStop: true, riskPerTrade: 10000000, maxOpenRisk: 10000000, dailyLoss: 10000000, "
                    + "maxDrawdown: 10000000}\n";

    final Path directory;
    final EaFaults faults = new EaFaults();
    final List<Integer> ports;
    final SteadyMarket market = new SteadyMarket();
    EaSim terminal;
    /** Whether the console bounds callers as it does for a person; before {@link #startService}. */
    boolean hasUsualLimits;

    ServeProcess service;
    private final Path config;
    private final boolean listsPositions;
    private AgentRunner runner;

    /** Kept, since opening it costs more than many looks. Of the thread that runs the test. */
    private StateView view;

    /** A market that stays where it is put, or goes up and down there: EURUSD and GBPUSD, twenty quotes a second each. */
    static final class SteadyMarket implements SimMarket {
        private static final int WAVE = 12;
        private static final int SPREADS = 5;

        volatile long eurusd = 110_000;
        volatile boolean isOpen = true;
        volatile boolean isMoving;
        private long lastNs;
        private long turns;

        @Override
        public void advanceTo(long utcNs, Sink sink) {
            if (isOpen && utcNs - lastNs > 50_000_000L) {
                lastNs = utcNs;
                long wiggle = turns++ & 1;
                long phase = turns % WAVE;
                long bid = eurusd + (isMoving ? 10 * Math.min(phase, WAVE - phase) : wiggle);
                sink.onQuote(0, utcNs, bid, bid + 10 + (isMoving ? turns % SPREADS : 0));
                sink.onQuote(1, utcNs, 127_000 + wiggle, 127_012 + wiggle);
            }
        }
    }

    LiveRig(Path directory, String... more) throws IOException {
        this(directory, false, more);
    }

    /** @param listsPositions whether its terminal is an EA of version 2.06H */
    LiveRig(Path directory, boolean listsPositions, String... more) throws IOException {
        this.listsPositions = listsPositions;
        this.directory = directory;
        this.ports = List.of(freePort(), freePort(), freePort());
        Path root = Path.of(System.getProperty("ringfire.root", ".."))
                .toAbsolutePath()
                .normalize();
        config = directory.resolve("live.yaml");
        Files.writeString(
                config,
                "mode: live\n"
                        + "instruments: " + root.resolve("config/instruments.yaml") + "\n"
                        + "calendar: " + root.resolve("config/calendar.yaml") + "\n"
                        + "console: {http: 127.0.0.1:0}\n"
                        + (String.join("", more).contains("risk:") ? "" : WIDE_LIMITS)
                        + "mt5:\n"
                        + "  commands: " + endpoint(0) + "\n"
                        + "  market: " + endpoint(1) + "\n"
                        + "  confirmations: " + endpoint(2) + "\n"
                        + "  answerWithinMs: 1500\n"
                        + "  stopProofMs: 1000\n"
                        + "  sessionFreshMs: 6000\n"
                        + "  chartTickMs: 2000\n"
                        + String.join("", more)
                        + "accounts:\n"
                        + "  - {uuid: " + ACCOUNT
                        + ", login: 1001, server: Demo-1, currency: USD, leverage: 500, mode: hedging,\n"
                        + "     serverTime: UTC+3, chartSymbol: EURUSD, fire: auto, exclusive: " + !listsPositions
                        + (listsPositions ? ", ea: 2.06H" : "") + "}\n");
    }

    String endpoint(int index) {
        return "tcp://127.0.0.1:" + ports.get(index);
    }

    Path config() {
        return config;
    }

    /** Starts a terminal whose broker loses stops or not. */
    EaSim startTerminal(boolean ignoresStops) {
        EaTerms terms = new EaTerms(
                endpoint(0),
                endpoint(1),
                endpoint(2),
                ACCOUNT,
                1001,
                "Demo-1",
                "Demo Ltd",
                "USD",
                500,
                new BigDecimal("10000.00"),
                ZoneId.of("UTC+3"),
                0,
                "EURUSD",
                listsPositions,
                1,
                ignoresStops,
                false);
        List<SimSymbol> symbols = List.of(
                new SimSymbol("EURUSD", 5, new BigDecimal("100000"), BigDecimal.ONE),
                new SimSymbol("GBPUSD", 5, new BigDecimal("100000"), BigDecimal.ONE));
        terminal = new EaSim(terms, symbols, market, SystemEpochNanoClock.INSTANCE, faults);
        runner = new AgentRunner(
                new SleepingMillisIdleStrategy(1),
                error -> {
                    throw new AssertionError(error);
                },
                null,
                terminal);
        AgentRunner.startOnThread(runner);
        return terminal;
    }

    /** Ends the terminal without a word, as a crash does, or with its DISCONNECT. */
    void stopTerminal() {
        runner.close();
    }

    void startService() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--config", config.toString()));
        if (!hasUsualLimits) {
            arguments.addAll(ServeProcess.wideLimits());
        }
        service = ServeProcess.startWith(directory, arguments);
        service.awaitOutput(" trading ", SECONDS);
    }

    /** Waits until this very service, and not the view of one before, says that the terminal may be traded. */
    void awaitFresh() {
        service.await(
                "a fresh session",
                () -> status(
                        json -> json.path("sessions").findValuesAsText("state").contains("FRESH")),
                SECONDS);
    }

    /** Null for a stop far away. */
    OperatorClient.Answer fire(String symbol, String stop) {
        ObjectNode body = command().put("symbol", symbol).put("side", "buy").put("lots", "0.10");
        body.put("sl", stop != null ? stop : symbol.equals("XAUUSD") ? "100.00" : "0.10000");
        return post("fire", body);
    }

    OperatorClient.Answer post(String name, ObjectNode body) {
        try {
            return OperatorAccess.client(directory.resolve("data")).post(name, body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    ObjectNode command() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("commandId", UUID.randomUUID().toString())
                .put("by", "test")
                .put("why", "test")
                .put("account", ACCOUNT);
    }

    /** Waits until the published state says that of a fire. */
    void awaitFire(String orderId, String state) {
        service.await(
                orderId + " " + state,
                () -> fires().stream().anyMatch(fire -> fire.equals(orderId + " " + state)),
                SECONDS);
    }

    List<String> fires() {
        List<String> fires = new ArrayList<>();
        state(json -> {
            json.path("fires")
                    .forEach(fire -> fires.add(fire.path("orderId").asText() + " "
                            + fire.path("state").asText()));
            return true;
        });
        return fires;
    }

    int positions() {
        int[] count = new int[1];
        state(json -> {
            count[0] = json.path("positions").size();
            return true;
        });
        return count[0];
    }

    boolean status(Predicate<ObjectNode> predicate) {
        return view(StateView::status, predicate);
    }

    boolean state(Predicate<ObjectNode> predicate) {
        return view(StateView::values, predicate);
    }

    private boolean view(Function<StateView, ObjectNode> part, Predicate<ObjectNode> predicate) {
        try {
            if (view == null) {
                view = new StateView(new DataDirectory(directory.resolve("data")).state());
            }
            ObjectNode json = part.apply(view);
            return json.path("pid").asLong() == service.pid() && predicate.test(json);
        } catch (RuntimeException e) {
            closeView();
            return false; // the view is being made anew
        }
    }

    private void closeView() {
        if (view != null) {
            view.close();
            view = null;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
        if (service != null) {
            service.close();
        }
        closeView();
    }
}
