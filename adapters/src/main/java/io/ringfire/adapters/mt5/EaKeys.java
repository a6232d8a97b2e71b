package io.ringfire.adapters.mt5;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Names of fields, types and words of the EA's protocol, as bytes. */
final class EaKeys {
    static final byte[] TYPE = ascii("type");
    static final byte[] TARGET_UUID = ascii("target_uuid");
    static final byte[] USER_UUID = ascii("user_uuid");
    static final byte[] UUID = ascii("uuid");
    static final byte[] NODE_ID = ascii("node_id");
    static final byte[] SYMBOL = ascii("symbol");
    static final byte[] BID = ascii("bid");
    static final byte[] ASK = ascii("ask");
    static final byte[] TIMESTAMP = ascii("timestamp");
    static final byte[] ACCOUNT_LOGIN = ascii("account_login");
    static final byte[] ACCOUNT = ascii("account");
    static final byte[] BROKER = ascii("broker");
    static final byte[] SERVER = ascii("server");
    static final byte[] CURRENCY = ascii("currency");
    static final byte[] LEVERAGE = ascii("leverage");
    static final byte[] BALANCE = ascii("balance");
    static final byte[] EQUITY = ascii("equity");
    static final byte[] ACCOUNT_BALANCE = ascii("account_balance");
    static final byte[] ACCOUNT_EQUITY = ascii("account_equity");
    static final byte[] MARGIN = ascii("margin");
    static final byte[] FREE_MARGIN = ascii("free_margin");
    static final byte[] VERSION = ascii("version");
    static final byte[] CHART_SYMBOL = ascii("chart_symbol");
    static final byte[] OPEN_POSITIONS = ascii("open_positions");
    static final byte[] POSITIONS = ascii("positions");
    static final byte[] TICKET = ascii("ticket");
    static final byte[] FIRE_ID = ascii("fire_id");
    static final byte[] DIRECTION = ascii("direction");
    static final byte[] VOLUME = ascii("volume");
    static final byte[] LOTS = ascii("lots");
    static final byte[] OPEN_PRICE = ascii("open_price");
    static final byte[] PNL = ascii("pnl");
    static final byte[] PROFIT = ascii("profit");
    static final byte[] CLOSE_PRICE = ascii("close_price");
    static final byte[] CLOSE_REASON = ascii("close_reason");
    static final byte[] REASON = ascii("reason");
    static final byte[] STATUS = ascii("status");
    static final byte[] PRICE = ascii("price");
    static final byte[] MESSAGE = ascii("message");
    static final byte[] PING_ID = ascii("ping_id");
    static final byte[] TIMEFRAME = ascii("timeframe");
    static final byte[] TIME = ascii("time");
    static final byte[] OPEN = ascii("open");
    static final byte[] HIGH = ascii("high");
    static final byte[] LOW = ascii("low");
    static final byte[] CLOSE = ascii("close");

    static final byte[] HELLO = ascii("HELLO");
    static final byte[] HEARTBEAT = ascii("HEARTBEAT");
    static final byte[] HANDSHAKE = ascii("handshake");
    static final byte[] MARKET_HEARTBEAT = ascii("heartbeat");
    static final byte[] DISCONNECT = ascii("DISCONNECT");
    static final byte[] TICK = ascii("TICK");
    static final byte[] OHLC = ascii("OHLC");
    static final byte[] CONFIRMATION = ascii("confirmation");
    static final byte[] CLOSE_CONFIRMATION = ascii("close_confirmation");
    static final byte[] POSITION_CLOSED = ascii("position_closed");
    static final byte[] PONG = ascii("pong");

    static final byte[] SUCCESS = ascii("success");
    static final byte[] FAILED = ascii("failed");
    static final byte[] SELL = ascii("SELL");
    static final byte[] BUY = ascii("BUY");
    static final byte[] M1 = ascii("M1");
    static final byte[] TP_HIT = ascii("TP_HIT");
    static final byte[] SL_HIT = ascii("SL_HIT");
    static final byte[] MARGIN_CALL = ascii("MARGIN_CALL");

    private EaKeys() {}

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
