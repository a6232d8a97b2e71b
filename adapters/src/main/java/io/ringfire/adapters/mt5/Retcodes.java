package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;

import io.ringfire.engine.order.RefusalReason;

/**
 * What a confirmation's words mean. The trade server's return codes are those of the MetaTrader 5 reference, "Trade server return
 * codes"; an EA of version 2.05 carries them in its text alone.
 */
final class Retcodes {
    /** The words carry no code. */
    static final int NONE = 0;

    private static final byte[] RESULT = ascii("Result:");
    private static final byte[][] NOT_EXECUTED = {
        ascii("Symbol not available"),
        ascii("No quotes available"),
        ascii("Unknown command type"),
        ascii("HYBRID failed"),
        ascii("Invalid ticket number"),
        ascii("Position not owned"),
    };
    private static final byte[][] EA_LIMITS = {ascii("HEDGE_BLOCKED"), ascii("MAX_POSITIONS")};

    private Retcodes() {}

    /** The number behind "Result:"; {@link #NONE} when there is none. */
    static int of(byte[] bytes, int from, int to) {
        int at = indexOf(bytes, from, to, RESULT);
        if (at < 0) {
            return NONE;
        }
        at += RESULT.length;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        int code = NONE;
        for (int digits = 0; at < to && digits < 6 && bytes[at] >= '0' && bytes[at] <= '9'; digits++) {
            code = code * 10 + (bytes[at++] - '0');
        }
        return code;
    }

    /** Why a code means that nothing was traded; null for one that leaves it open. */
    static RefusalReason refusal(int retcode) {
        return switch (retcode) {
            case 10004, 10020 -> RefusalReason.REQUOTE;
            case 10006, 10007, 10013, 10015 -> RefusalReason.VENUE_REJECTED;
            case 10014 -> RefusalReason.VOLUME_OFF_STEP;
            case 10016 -> RefusalReason.INVALID_STOPS;
            case 10017, 10026, 10027 -> RefusalReason.TRADE_DISABLED;
            case 10018 -> RefusalReason.MARKET_CLOSED;
            case 10019 -> RefusalReason.NO_MONEY;
            case 10021 -> RefusalReason.OFF_QUOTES;
            case 10024 -> RefusalReason.TOO_MANY_REQUESTS;
            case 10030 -> RefusalReason.FILLING_MODE;
            default -> null;
        };
    }

    /** Why words without a code mean that nothing was traded; null for words that leave it open. */
    static RefusalReason refusal(byte[] bytes, int from, int to) {
        for (byte[] words : NOT_EXECUTED) {
            if (indexOf(bytes, from, to, words) >= 0) {
                return RefusalReason.VENUE_REJECTED;
            }
        }
        for (byte[] words : EA_LIMITS) {
            if (indexOf(bytes, from, to, words) >= 0) {
                return RefusalReason.EA_LIMIT;
            }
        }
        return null;
    }

    static int indexOf(byte[] bytes, int from, int to, byte[] words) {
        for (int i = from; i <= to - words.length; i++) {
            int j = 0;
            while (j < words.length && bytes[i + j] == words[j]) {
                j++;
            }
            if (j == words.length) {
                return i;
            }
        }
        return -1;
    }
}
