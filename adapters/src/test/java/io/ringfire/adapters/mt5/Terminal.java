package io.ringfire.adapters.mt5;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.AccountReportDecoder;
import io.ringfire.engine.sbe.EaBarDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.PositionReportDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SessionStateDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** The adapter's inside without sockets: messages in by hand, commands and facts out, a clock by hand. */
final class Terminal implements CommandSocket {
    static final String UUID = "USER_TEST_0001";
    static final String NODE = "NODE_1001_55";
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;

    final FactInbox reports = new FactInbox(1 << 20);
    final FactInbox market = new FactInbox(1 << 20);
    final OrderInbox orders = new OrderInbox();
    final Gate gate = new Gate();
    final Mt5Counters counters = new Mt5Counters();
    final Sessions sessions;
    final Mt5Gateway gateway;
    final Confirmations confirmations;
    final MarketData marketData;
    final PositionList positionList;
    final SessionReports sessionReports;
    final List<String> sent = new ArrayList<>();
    final EaJson json = new EaJson();
    long nowNs = Instant.parse("2025-09-12T11:03:00Z").getEpochSecond() * SECOND;
    long connections;
    boolean takes = true;
    RuntimeException fault;
    private long nextOrder = 1;

    Terminal(Mt5Rules rules, TerminalAccount... accounts) {
        FactOutlet outlet = new FactOutlet(reports, market, counters);
        sessionReports = new SessionReports(outlet);
        sessions = new Sessions(List.of(accounts), rules, sessionReports, counters);
        marketData = new MarketData(outlet, sessions, rules, counters);
        positionList = new PositionList(outlet, "LABCDEF", counters);
        GatewayReports gatewayReports = new GatewayReports(outlet);
        gateway = new Mt5Gateway(orders, gate, sessions, rules, this, gatewayReports, counters);
        confirmations = new Confirmations(gateway, gatewayReports, sessionReports, counters);
    }

    Terminal() {
        this(rules(), account(UUID, 0));
    }

    static Mt5Rules rules() {
        return new Mt5Rules(10 * SECOND, 1, 75 * SECOND, 5 * SECOND, 5 * SECOND, 10 * SECOND);
    }

    static TerminalAccount account(String uuid, int index) {
        return new TerminalAccount(
                index,
                index + 1,
                uuid,
                1001 + index,
                "Demo-1",
                "USD",
                500,
                false,
                "UTC+3",
                "EURUSD",
                Map.of("EURUSD", io.ringfire.engine.fakes.Instruments.eurusd(0)));
    }

    @Override
    public boolean send(byte[] identity, byte[] command, int length) {
        if (takes) {
            sent.add(new String(command, 0, length, StandardCharsets.US_ASCII));
        }
        if (fault != null) {
            throw fault;
        }
        return takes;
    }

    @Override
    public long connections() {
        return connections;
    }

    EaJson read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!json.read(bytes, 0, bytes.length)) {
            throw new AssertionError(text);
        }
        return json;
    }

    /** The broker's time: UTC and three hours. */
    String stamp() {
        return DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm:ss")
                .format(LocalDateTime.ofInstant(Instant.ofEpochSecond(nowNs / SECOND + 3 * 3_600), ZoneOffset.UTC));
    }

    Terminal hello(String node) {
        return hello(UUID, node, "1001", "Demo-1", "USD", 500, "USER_TEST_000");
    }

    Terminal hello(
            String uuid, String node, String login, String server, String currency, int leverage, String identity) {
        read("{\"type\":\"HELLO\",\"target_uuid\":\"" + uuid + "\",\"node_id\":\"" + node + "\",\"account_login\":\""
                + login
                + "\",\"broker\":\"" + server + "\",\"currency\":\"" + currency
                + "\",\"balance\":1000.00,\"equity\":1000.00,\"leverage\":" + leverage
                + ",\"margin\":0.00,\"version\":\"2.05\",\"timestamp\":\"" + stamp() + "\"}");
        byte[] id = EaKeys.ascii(identity);
        sessions.onHello(sessions.find(json), json, id, id.length, true, nowNs);
        sessions.update(nowNs);
        return this;
    }

    Terminal handshake(String node, String chart) {
        read("{\"type\":\"handshake\",\"node_id\":\"" + node + "\",\"user_uuid\":\"" + UUID
                + "\",\"account\":1001,\"server\":\"Demo-1\",\"chart_symbol\":\"" + chart
                + "\",\"currency\":\"USD\",\"leverage\":500,\"timestamp\":\"" + stamp() + "\"}");
        sessions.onHandshake(sessions.find(json), json, true, nowNs);
        sessions.update(nowNs);
        return this;
    }

    Terminal heartbeat(String node) {
        return heartbeat(node, "USER_TEST_000", "");
    }

    Terminal heartbeat(String node, String identity, String more) {
        read("{\"type\":\"HEARTBEAT\",\"target_uuid\":\"" + UUID + "\",\"node_id\":\"" + node + "\"" + more
                + ",\"timestamp\":\"" + stamp() + "\"}");
        byte[] id = EaKeys.ascii(identity);
        sessions.onHeartbeat(sessions.find(json), json, id, id.length, true, nowNs);
        sessions.update(nowNs);
        return this;
    }

    Terminal marketHeartbeat(String node, long login) {
        read("{\"type\":\"heartbeat\",\"user_uuid\":\"" + UUID + "\",\"node_id\":\"" + node + "\",\"account\":" + login
                + ",\"timestamp\":\"" + stamp() + "\"}");
        sessions.onMarketHeartbeat(sessions.find(json), json, true, nowNs);
        sessions.update(nowNs);
        return this;
    }

    Terminal tick(String node, String symbol, String bid, String ask, String stamp) {
        read("{\"type\":\"TICK\",\"node_id\":\"" + node + "\",\"user_uuid\":\"" + UUID + "\",\"symbol\":\"" + symbol
                + "\",\"bid\":" + bid + ",\"ask\":" + ask + ",\"spread\":12.0,\"volume\":0,\"timestamp\":\"" + stamp
                + "\"}");
        marketData.onTick(sessions.find(json), json, nowNs);
        sessions.update(nowNs);
        return this;
    }

    Terminal tick() {
        return tick(NODE, "EURUSD", "1.08421", "1.08433", stamp());
    }

    /** A terminal that may be traded. */
    Terminal ready() {
        hello(NODE).handshake(NODE, "EURUSD");
        return tick();
    }

    Terminal later(long ns) {
        nowNs += ns;
        return this;
    }

    Terminal run() {
        gateway.doWork(nowNs);
        sessions.update(nowNs);
        return this;
    }

    /** Hands an order over; returns its id. */
    String order(Intent intent, Side side, long stop, long target, long positionId, long sendByNs) {
        OrderEncoder order = new OrderEncoder();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        order.wrap(buffer, BLOCK_OFFSET);
        String id = "LABCDEF" + nextOrder;
        order.instrumentId(0).accountId(0);
        order.orderNumber(nextOrder++)
                .positionId(positionId)
                .quantityMicroLots(90_000)
                .stopPoints(stop)
                .targetPoints(target)
                .sendByNs(sendByNs)
                .orderId(id)
                .side((short) side.code())
                .intent((short) intent.code());
        orders.offer(buffer, 0, BLOCK_OFFSET + OrderEncoder.BLOCK_LENGTH + 4);
        return id;
    }

    String fire() {
        return order(Intent.ENTRY, Side.BUY, 0, 0, 0, nowNs + 5 * SECOND);
    }

    String close(long ticket) {
        return order(Intent.EXIT, Side.SELL, 0, 0, ticket, nowNs);
    }

    Terminal confirm(String node, String fireId, boolean isSuccess, long ticket, String message) {
        read("{\"type\":\"confirmation\",\"command_type\":\"fire\",\"fire_id\":\"" + fireId + "\",\"node_id\":\"" + node
                + "\",\"user_uuid\":\"" + UUID + "\",\"status\":\"" + (isSuccess ? "success" : "failed")
                + "\",\"ticket\":" + ticket
                + ",\"price\":1.08433,\"lot\":0.09,\"message\":\"" + message
                + "\",\"account\":1001,\"currency\":\"USD\",\"balance\":1000.00,\"equity\":999.10,\"timestamp\":\""
                + stamp() + "\"}");
        confirmations.onConfirmation(sessions.find(json), json, nowNs);
        return this;
    }

    Terminal confirmClose(String node, long ticket, boolean isSuccess, String message) {
        read("{\"type\":\"close_confirmation\",\"command_type\":\"close_ticket\",\"node_id\":\"" + node
                + "\",\"user_uuid\":\"" + UUID
                + "\",\"status\":\"" + (isSuccess ? "success" : "failed") + "\",\"ticket\":" + ticket
                + ",\"close_price\":0.00000,\"lot\":0.09,\"message\":\"" + message + "\",\"timestamp\":\"" + stamp()
                + "\"}");
        confirmations.onCloseConfirmation(sessions.find(json), json, nowNs);
        return this;
    }

    Terminal pong(String node, String pingId) {
        read("{\"type\":\"pong\",\"ping_id\":\"" + pingId + "\",\"node_id\":\"" + node + "\",\"user_uuid\":\"" + UUID
                + "\"}");
        confirmations.onPong(sessions.find(json), json);
        return this;
    }

    /** All that was reported since the last call, in words. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        reports.read((type, buffer, index, length) -> word(buffer, index).ifPresent(told::add), Integer.MAX_VALUE);
        return told;
    }

    /** As {@link #told}, of orders alone. */
    List<String> toldOfOrders() {
        return told().stream()
                .filter(word -> !word.startsWith("session") && !word.startsWith("money"))
                .toList();
    }

    List<String> quotes() {
        List<String> quotes = new ArrayList<>();
        market.read(
                (type, buffer, index, length) -> {
                    if (RecordFrame.templateId(buffer, index) == TickDecoder.TEMPLATE_ID) {
                        TickDecoder tick =
                                new TickDecoder().wrap(buffer, index + BLOCK_OFFSET, TickDecoder.BLOCK_LENGTH, 1);
                        quotes.add(tick.bidPoints() + "/" + tick.askPoints()
                                + (tick.flags() == 0 ? "" : " flags " + tick.flags()));
                    } else {
                        EaBarDecoder bar =
                                new EaBarDecoder().wrap(buffer, index + BLOCK_OFFSET, EaBarDecoder.BLOCK_LENGTH, 1);
                        quotes.add("bar " + bar.lowPoints() + ".." + bar.highPoints());
                    }
                },
                Integer.MAX_VALUE);
        return quotes;
    }

    private static Optional<String> word(org.agrona.DirectBuffer buffer, int index) {
        int block = index + BLOCK_OFFSET;
        int length = RecordFrame.blockLength(buffer, index);
        return switch (RecordFrame.templateId(buffer, index)) {
            case SendResultDecoder.TEMPLATE_ID -> {
                SendResultDecoder result = new SendResultDecoder().wrap(buffer, block, length, 1);
                String reason = io.ringfire.engine.order.RefusalReason.of(result.reason())
                        .name();
                yield Optional.of(io.ringfire.engine.order.SendOutcome.of(result.outcome())
                        + (reason.equals("NONE") ? "" : " " + reason));
            }
            case ExecutionReportDecoder.TEMPLATE_ID -> {
                ExecutionReportDecoder report = new ExecutionReportDecoder().wrap(buffer, block, length, 1);
                String text =
                        io.ringfire.engine.order.ExecType.of(report.execType()).name();
                if (report.positionId() != 0) {
                    text += " " + report.positionId() + " at " + report.pricePoints();
                }
                if (report.refusal() != 0) {
                    text += " " + io.ringfire.engine.order.RefusalReason.of(report.refusal()) + " " + report.retcode();
                }
                if (report.evidence() != 0) {
                    text += " by " + io.ringfire.engine.order.Evidence.of(report.evidence());
                }
                yield Optional.of(text);
            }
            case SessionStateDecoder.TEMPLATE_ID -> {
                SessionStateDecoder session = new SessionStateDecoder().wrap(buffer, block, length, 1);
                String reason = io.ringfire.engine.order.SessionRefusal.of(session.reason())
                        .name();
                yield Optional.of("session " + io.ringfire.engine.order.SessionEvent.of(session.change())
                        + (reason.equals("NONE") ? "" : " " + reason));
            }
            case AccountReportDecoder.TEMPLATE_ID -> {
                AccountReportDecoder report = new AccountReportDecoder().wrap(buffer, block, length, 1);
                yield Optional.of("money " + report.balanceMicros());
            }
            case PositionReportDecoder.TEMPLATE_ID -> {
                PositionReportDecoder report = new PositionReportDecoder().wrap(buffer, block, length, 1);
                yield Optional.of(
                        "position " + report.ticket() + " of " + report.count() + " order " + report.orderNumber());
            }
            default -> Optional.empty();
        };
    }
}
