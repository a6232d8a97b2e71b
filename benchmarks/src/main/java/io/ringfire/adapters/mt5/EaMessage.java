package io.ringfire.adapters.mt5;

/** Each kind of message that a terminal sends, as version 2.05 writes it; positions as version 2.06H adds them. */
public enum EaMessage {
    HELLO(
            "HELLO",
            "\"target_uuid\":\"USER_TEST_0001\",\"node_id\":\"NODE_1001_55\",\"account_login\":\"1001\","
                    + "\"broker\":\"Demo-1\",\"company\":\"Demo Ltd\",\"terminal\":\"MetaTrader 5\"," + Text.MONEY
                    + ",\"symbols\":19,\"version\":\"2.05\""),
    HEARTBEAT(
            "HEARTBEAT",
            "\"target_uuid\":\"USER_TEST_0001\",\"node_id\":\"NODE_1001_55\"," + Text.MONEY
                    + ",\"ticks_processed\":880"),
    HEARTBEAT_WITH_POSITIONS(
            "HEARTBEAT",
            "\"target_uuid\":\"USER_TEST_0001\",\"node_id\":\"NODE_1001_55\"," + Text.MONEY
                    + ",\"ticks_processed\":880,\"user_id\":\"7\",\"account_login\":\"1001\",\"ts\":1757685822,"
                    + "\"open_positions\":3,\"positions\":[" + Text.position(1) + "," + Text.position(2) + ","
                    + Text.position(3) + "]"),
    HANDSHAKE(
            "handshake",
            "\"deployment_mode\":\"universal_dealer\"," + Text.NODE_AND_USER
                    + ",\"account\":1001,\"broker\":\"Demo Ltd\",\"server\":\"Demo-1\",\"chart_symbol\":\"EURUSD\","
                    + "\"monitored_symbols\":3,\"symbol_list\":\"EURUSD,GBPUSD,USDJPY\"," + Text.MONEY
                    + ",\"version\":\"2.05\",\"socket_type\":\"DEALER\""),
    MARKET_HEARTBEAT(
            "heartbeat",
            Text.NODE_AND_USER + ",\"account\":1001," + Text.MONEY
                    + ",\"symbols_monitored\":19,\"ticks_processed\":880,\"socket_type\":\"DEALER\""),
    TICK(
            "TICK",
            Text.NODE_AND_USER + ",\"symbol\":\"EURUSD\",\"bid\":1.08421,\"ask\":1.08433,\"spread\":12.0,\"volume\":0"),
    OHLC(
            "OHLC",
            Text.NODE_AND_USER + ",\"symbol\":\"EURUSD\",\"timeframe\":\"M1\",\"time\":1757685780,"
                    + "\"open\":1.08421,\"high\":1.08433,\"low\":1.08409,\"close\":1.08412"),
    CONFIRMATION(
            "confirmation",
            "\"command_type\":\"fire\",\"fire_id\":\"LABCDEF1\"," + Text.NODE_AND_USER
                    + ",\"status\":\"success\",\"ticket\":20813351,\"price\":1.08433,\"lot\":0.09,"
                    + "\"message\":\"Trade executed successfully via DEALER\",\"account\":1001," + Text.MONEY),
    CLOSE_CONFIRMATION(
            "close_confirmation",
            "\"command_type\":\"close_ticket\"," + Text.NODE_AND_USER
                    + ",\"status\":\"success\",\"ticket\":20813351,\"close_price\":0.00000,\"lot\":0.09,"
                    + "\"message\":\"Position closed successfully\",\"account\":1001," + Text.MONEY),
    POSITION_CLOSED(
            "position_closed",
            "\"uuid\":\"USER_TEST_0001\",\"node_id\":\"NODE_1001_55\",\"ticket\":20813351,"
                    + "\"fire_id\":\"LABCDEF1\",\"symbol\":\"EURUSD\",\"direction\":\"BUY\",\"close_price\":1.08501,"
                    + "\"close_reason\":\"TP_HIT\",\"pnl\":6.12,\"duration_minutes\":1"),
    PONG("pong", "\"ping_id\":\"LABCDEF1\"," + Text.NODE_AND_USER),
    DISCONNECT(
            "DISCONNECT",
            "\"deployment_mode\":\"universal_dealer\"," + Text.NODE_AND_USER
                    + ",\"symbols_monitored\":1,\"ticks_processed\":1,\"socket_type\":\"DEALER\"");

    private final String type;
    private final byte[] bytes;

    EaMessage(String type, String fields) {
        this.type = type;
        this.bytes =
                EaKeys.ascii("{\"type\":\"" + type + "\"," + fields + ",\"timestamp\":\"" + Text.TIMESTAMP + "\"}");
    }

    /** What its field {@code type} says. */
    String type() {
        return type;
    }

    /** The message. */
    byte[] bytes() {
        return bytes;
    }

    /** What several of them hold. */
    private static final class Text {
        private static final String TIMESTAMP = "2025.09.12 14:03:42";
        private static final String NODE_AND_USER = "\"node_id\":\"NODE_1001_55\",\"user_uuid\":\"USER_TEST_0001\"";
        private static final String MONEY =
                "\"currency\":\"USD\",\"balance\":1000.00,\"equity\":998.40,\"leverage\":500,"
                        + "\"margin\":21.70,\"free_margin\":976.70,\"margin_level\":4600.92";

        private static String position(int number) {
            return "{\"ticket\":2081335" + number + ",\"fire_id\":\"LABCDEF" + number
                    + "\",\"symbol\":\"EURUSD\",\"direction\":\"BUY\",\"open_price\":1.08433,"
                    + "\"current_price\":1.08421,\"volume\":0.09,\"pnl\":-1.08}";
        }
    }
}
