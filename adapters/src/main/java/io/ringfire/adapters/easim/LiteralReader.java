package io.ringfire.adapters.easim;

import java.nio.charset.StandardCharsets;

/**
 * Reads a command as the EA does: it looks for the first literal {@code "key":} anywhere in the text, knows no escapes and no
 * nesting, and never sees more than 4,096 bytes.
 */
final class LiteralReader {
    private static final int MOST_BYTES = 4_096;

    private final String text;

    LiteralReader(byte[] frame) {
        text = new String(frame, 0, Math.min(frame.length, MOST_BYTES), StandardCharsets.ISO_8859_1);
    }

    /** The text of a key, empty when it is absent. */
    String text(String key) {
        int at = valueAt(key);
        if (at < 0 || at >= text.length() || text.charAt(at) != '"') {
            return "";
        }
        int end = text.indexOf('"', at + 1);
        return end < 0 ? "" : text.substring(at + 1, end);
    }

    /** The number of a key as text, empty when it is absent. */
    String number(String key) {
        int at = valueAt(key);
        if (at < 0) {
            return "";
        }
        int end = at;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at, end).trim();
    }

    private int valueAt(String key) {
        int at = text.indexOf("\"" + key + "\":");
        if (at < 0) {
            return -1;
        }
        at += key.length() + 3;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
