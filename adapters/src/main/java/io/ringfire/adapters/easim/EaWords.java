package io.ringfire.adapters.easim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the simulated EA says, word by word, concatenated without escaping as the real one does. */
final class EaWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm:ss", Locale.ROOT);

    private final EaTerms terms;
    private final String nodeId;
    private final SimBroker broker;
    private final String version;

    EaWords(EaTerms terms, String nodeId, SimBroker broker) {
        this.terms = terms;
        this.nodeId = nodeId;
        this.broker = broker;
        this.version = terms.listsPositions() ? "2.06H" : "2.05";
    }

    String hello(int symbols, long brokerSeconds) {
        return "{\"type\":\"HELLO\",\"target_uuid\":\"" + terms.uuid() + "\"," + node() + ",\"account_login\":\""
                + terms.login()
                + "\",\"broker\":\"" + terms.server() + "\",\"company\":\"" + terms.company()
                + "\",\"terminal\":\"MetaTrader 5\"," + money() + ",\"symbols\":" + symbols + ",\"version\":\""
                + version
                + "\"," + time(brokerSeconds) + "}";
    }

    String heartbeat(long ticksProcessed, long brokerSeconds) {
        String text = "{\"type\":\"HEARTBEAT\",\"target_uuid\":\"" + terms.uuid() + "\"," + node() + "," + money()
                + ",\"ticks_processed\":" + ticksProcessed + "," + time(brokerSeconds);
        if (terms.listsPositions()) {
            text += ",\"user_id\":\"7\",\"account_login\":\"" + terms.login() + "\",\"ts\":" + brokerSeconds
                    + ",\"open_positions\":" + broker.positions().size() + ",\"positions\":[" + positions() + "]";
        }
        return text + "}";
    }

    String handshake(List<String> symbols, long brokerSeconds) {
        return "{\"type\":\"handshake\",\"deployment_mode\":\"universal_dealer\"," + node() + "," + user()
                + ",\"account\":"
                + terms.login() + ",\"broker\":\"" + terms.company() + "\",\"server\":\"" + terms.server()
                + "\",\"chart_symbol\":\"" + terms.chartSymbol() + "\",\"monitored_symbols\":" + symbols.size()
                + ",\"symbol_list\":\"" + String.join(",", symbols.subList(0, Math.min(20, symbols.size())))
                + "\",\"currency\":\"" + terms.currency() + "\",\"balance\":" + two(broker.balance()) + ",\"equity\":"
                + two(broker.equity()) + ",\"leverage\":" + terms.leverage() + ",\"version\":\"" + version
                + "\",\"socket_type\":\"DEALER\"," + time(brokerSeconds) + "}";
    }

    String marketHeartbeat(int symbols, long ticksProcessed, long brokerSeconds) {
        return "{\"type\":\"heartbeat\"," + node() + "," + user() + ",\"account\":" + terms.login() + ",\"currency\":\""
                + terms.currency() + "\",\"balance\":" + two(broker.balance()) + ",\"equity\":" + two(broker.equity())
                + ",\"leverage\":" + terms.leverage() + ",\"free_margin\":"
                + two(broker.equity().subtract(broker.margin())) + ",\"margin_level\":" + level()
                + ",\"symbols_monitored\":" + symbols + ",\"ticks_processed\":" + ticksProcessed
                + ",\"socket_type\":\"DEALER\"," + time(brokerSeconds) + "}";
    }

    String disconnect(long brokerSeconds) {
        return "{\"type\":\"DISCONNECT\",\"deployment_mode\":\"universal_dealer\"," + node() + "," + user()
                + ",\"symbols_monitored\":1,\"ticks_processed\":1,\"socket_type\":\"DEALER\"," + time(brokerSeconds)
                + "}";
    }

    String tick(String symbol, BigDecimal bid, BigDecimal ask, long brokerSeconds) {
        BigDecimal spread = ask.subtract(bid).movePointRight(bid.scale()).setScale(1, RoundingMode.HALF_UP);
        return "{\"type\":\"TICK\"," + node() + "," + user() + ",\"symbol\":\"" + symbol + "\",\"bid\":"
                + bid.toPlainString() + ",\"ask\":" + ask.toPlainString() + ",\"spread\":" + spread.toPlainString()
                + ",\"volume\":0," + time(brokerSeconds) + "}";
    }

    String bar(String symbol, long openSeconds, BigDecimal[] ohlc, long brokerSeconds) {
        return "{\"type\":\"OHLC\"," + node() + "," + user() + ",\"symbol\":\"" + symbol
                + "\",\"timeframe\":\"M1\",\"time\":"
                + openSeconds + ",\"open\":" + ohlc[0].toPlainString() + ",\"high\":" + ohlc[1].toPlainString()
                + ",\"low\":" + ohlc[2].toPlainString() + ",\"close\":" + ohlc[3].toPlainString() + ","
                + time(brokerSeconds) + "}";
    }

    String confirmation(
            String commandType,
            String fireId,
            boolean isSuccess,
            long ticket,
            BigDecimal price,
            BigDecimal lots,
            String message,
            long brokerSeconds) {
        return "{\"type\":\"confirmation\",\"command_type\":\"" + commandType + "\",\"fire_id\":\"" + fireId + "\","
                + node()
                + "," + user() + ",\"status\":\"" + (isSuccess ? "success" : "failed") + "\",\"ticket\":" + ticket
                + ",\"price\":" + price.setScale(5, RoundingMode.HALF_UP).toPlainString() + ",\"lot\":" + two(lots)
                + ",\"message\":\"" + message + "\"," + snapshot() + "," + time(brokerSeconds) + "}";
    }

    String closeConfirmation(
            String commandType, boolean isSuccess, long ticket, BigDecimal lots, String message, long brokerSeconds) {
        return "{\"type\":\"close_confirmation\",\"command_type\":\"" + commandType + "\"," + node() + "," + user()
                + ",\"status\":\"" + (isSuccess ? "success" : "failed") + "\",\"ticket\":" + ticket
                + ",\"close_price\":0.00000,\"lot\":" + two(lots) + ",\"message\":\"" + message + "\"," + snapshot()
                + "," + time(brokerSeconds) + "}";
    }

    String positionClosed(SimBroker.Closed closed) {
        return "{\"type\":\"position_closed\",\"uuid\":\"" + terms.uuid() + "\"," + node() + ",\"ticket\":"
                + closed.held().ticket + ",\"fire_id\":\"" + closed.held().comment + "\",\"symbol\":\""
                + closed.held().symbol.name() + "\",\"direction\":\"" + (closed.held().isBuy ? "BUY" : "SELL")
                + "\",\"close_price\":" + closed.price().toPlainString() + ",\"close_reason\":\"" + closed.reason()
                + "\",\"pnl\":" + two(closed.profit()) + ",\"duration_minutes\":1}";
    }

    String pong(String pingId, long brokerSeconds) {
        return "{\"type\":\"pong\",\"ping_id\":\"" + pingId + "\"," + node() + "," + user() + "," + time(brokerSeconds)
                + "}";
    }

    private String positions() {
        StringBuilder list = new StringBuilder();
        for (SimBroker.Held held : broker.positions()) {
            list.append(list.length() == 0 ? "" : ",")
                    .append("{\"ticket\":")
                    .append(held.ticket)
                    .append(",\"fire_id\":\"")
                    .append(held.comment)
                    .append("\",\"symbol\":\"")
                    .append(held.symbol.name())
                    .append("\",\"direction\":\"")
                    .append(held.isBuy ? "BUY" : "SELL")
                    .append("\",\"open_price\":")
                    .append(held.open.toPlainString())
                    .append(",\"current_price\":")
                    .append(held.open.toPlainString())
                    .append(",\"volume\":")
                    .append(two(held.lots))
                    .append(",\"pnl\":")
                    .append(two(broker.profit(held)))
                    .append('}');
        }
        return list.toString();
    }

    private String money() {
        return "\"currency\":\"" + terms.currency() + "\",\"balance\":" + two(broker.balance()) + ",\"equity\":"
                + two(broker.equity()) + ",\"leverage\":" + terms.leverage() + ",\"margin\":" + two(broker.margin())
                + ",\"free_margin\":" + two(broker.equity().subtract(broker.margin())) + ",\"margin_level\":" + level();
    }

    private String snapshot() {
        return "\"account\":" + terms.login() + ",\"currency\":\"" + terms.currency() + "\",\"balance\":"
                + two(broker.balance()) + ",\"equity\":" + two(broker.equity()) + ",\"free_margin\":"
                + two(broker.equity().subtract(broker.margin())) + ",\"margin_level\":" + level();
    }

    private String level() {
        BigDecimal margin = broker.margin();
        return margin.signum() == 0
                ? "0.00"
                : two(broker.equity().multiply(BigDecimal.valueOf(100)).divide(margin, 2, RoundingMode.HALF_UP));
    }

    private String node() {
        return "\"node_id\":\"" + nodeId + "\"";
    }

    private String user() {
        return "\"user_uuid\":\"" + terms.uuid() + "\"";
    }

    private static String time(long brokerSeconds) {
        return "\"timestamp\":\""
                + TIME.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(brokerSeconds), ZoneOffset.UTC)) + "\"";
    }

    private static String two(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
