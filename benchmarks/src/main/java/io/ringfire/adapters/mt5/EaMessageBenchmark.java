package io.ringfire.adapters.mt5;

import io.ringfire.benchmarks.BenchInstrument;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.order.ReportKind;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a terminal's message costs, of each kind: {@link #read} finds its fields; {@link #take} does what {@link Mt5Agent} does behind its
 * socket: whose is it, what does it say, the facts into the inbox, which are read and forgotten. It stands in the adapter's package, since
 * nobody else reads such messages. There is no order under way, so answers are looked at as far as to know that they are nobody's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EaMessageBenchmark {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW_NS =
            Instant.parse("2025-09-12T11:03:42Z").getEpochSecond() * SECOND; // the messages' in the zone of the server
    private static final byte[] IDENTITY = EaKeys.ascii("USER_TEST_000");

    /** Which kind. */
    @Param
    public EaMessage message;

    private final FactInbox reports = new FactInbox(1 << 16);
    private final FactInbox market = new FactInbox(1 << 16);
    private final Mt5Counters counters = new Mt5Counters();
    private final EaJson json = new EaJson();
    private final MessageHandler forget = this::forget;
    private final Mt5Rules rules = new Mt5Rules(10 * SECOND, 1, 75 * SECOND, 5 * SECOND, 5 * SECOND, 10 * SECOND);
    private final FactOutlet outlet = new FactOutlet(reports, market, counters);
    private final SessionReports sessionReports = new SessionReports(outlet);
    private final Sessions sessions = new Sessions(List.of(account()), rules, sessionReports, counters);
    private final MarketData marketData = new MarketData(outlet, sessions, rules, counters);
    private final PositionList positionList = new PositionList(outlet, "LABCDEF", counters);
    private final GatewayReports gatewayReports = new GatewayReports(outlet);
    private final Mt5Gateway gateway =
            new Mt5Gateway(new OrderInbox(), new Gate(), sessions, rules, new Nobody(), gatewayReports, counters);
    private final Confirmations confirmations = new Confirmations(gateway, gatewayReports, sessionReports, counters);
    private long facts;

    private static TerminalAccount account() {
        return new TerminalAccount(
                0,
                1,
                "USER_TEST_0001",
                1001,
                "Demo-1",
                "USD",
                500,
                false,
                "UTC+3",
                "EURUSD",
                Map.of("EURUSD", BenchInstrument.pair(0, "EURUSD", 5)));
    }

    /** Binds the terminal. Fails where no fact comes of market data: it would be measured as something else. */
    @Setup
    public void bind() {
        for (EaMessage known : List.of(EaMessage.HELLO, EaMessage.HANDSHAKE, EaMessage.TICK)) {
            take(known);
        }
        if (!sessions.all()[0].isFresh) {
            throw new IllegalStateException("the terminal is not bound");
        }
        facts = 0;
        take(EaMessage.TICK);
        take(EaMessage.OHLC);
        if (facts != 2) {
            throw new IllegalStateException(facts + " facts came of a tick and a bar");
        }
    }

    /** Finds the fields. */
    @Benchmark
    public boolean read() {
        byte[] bytes = message.bytes();
        return json.read(bytes, 0, bytes.length);
    }

    /** All that is done with it. */
    @Benchmark
    public long take() {
        take(message);
        return facts;
    }

    private void take(EaMessage taken) {
        byte[] bytes = taken.bytes();
        if (!json.read(bytes, 0, bytes.length)) {
            throw new IllegalStateException(taken + " is not read");
        }
        Session session = sessions.find(json);
        switch (taken) {
            case HELLO -> {
                sessions.onHello(session, json, IDENTITY, IDENTITY.length, true, NOW_NS);
                sessionReports.money(session, json, ReportKind.HELLO, NOW_NS);
            }
            case HEARTBEAT, HEARTBEAT_WITH_POSITIONS -> {
                sessions.onHeartbeat(session, json, IDENTITY, IDENTITY.length, true, NOW_NS);
                sessionReports.money(session, json, ReportKind.HEARTBEAT, NOW_NS);
                positionList.onHeartbeat(session, json, NOW_NS);
            }
            case HANDSHAKE -> sessions.onHandshake(session, json, true, NOW_NS);
            case MARKET_HEARTBEAT -> {
                sessions.onMarketHeartbeat(session, json, true, NOW_NS);
                sessionReports.money(session, json, ReportKind.MARKET_HEARTBEAT, NOW_NS);
            }
            case TICK -> marketData.onTick(session, json, NOW_NS);
            case OHLC -> marketData.onBar(session, json, NOW_NS);
            case CONFIRMATION -> confirmations.onConfirmation(session, json, NOW_NS);
            case CLOSE_CONFIRMATION -> confirmations.onCloseConfirmation(session, json, NOW_NS);
            case POSITION_CLOSED -> confirmations.onPositionClosed(session, json, NOW_NS);
            case PONG -> confirmations.onPong(session, json);
            case DISCONNECT -> sessions.onDisconnect(session, json, NOW_NS);
        }
        sessions.update(NOW_NS);
        reports.read(forget, Integer.MAX_VALUE);
        market.read(forget, Integer.MAX_VALUE);
    }

    private void forget(int type, MutableDirectBuffer buffer, int index, int length) {
        facts++;
    }

    /** A socket with nobody behind it. */
    private static final class Nobody implements CommandSocket {
        @Override
        public boolean send(byte[] identity, byte[] command, int length) {
            return false;
        }

        @Override
        public long connections() {
            return 0;
        }
    }
}
