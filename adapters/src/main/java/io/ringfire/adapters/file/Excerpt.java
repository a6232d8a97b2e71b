package io.ringfire.adapters.file;

import java.nio.charset.StandardCharsets;

/** Makes foreign text fit to be shown: printable ASCII, bounded. What a file holds must not steer a terminal or a log. */
final class Excerpt {
    /** Longest excerpt, in characters, escapes included. */
    static final int MAX_CHARS = 120;

    private Excerpt() {}

    /** The UTF-8 bytes from…to-1 as an excerpt. Reads no further than {@link #MAX_CHARS} needs. */
    static String of(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, MAX_CHARS * 4); // a UTF-8 character has at most four bytes
        return of(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    static String of(String text) {
        String whole = printable(text);
        return whole.length() <= MAX_CHARS ? whole : whole.substring(0, MAX_CHARS);
    }

    /** The text with every character outside printable ASCII escaped, uncut. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        out.append(c);
                    } else {
                        out.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return out.toString();
    }
}
