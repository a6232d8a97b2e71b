package io.ringfire.app.telegram;

import io.ringfire.adapters.telegram.TelegramApi;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that say what they seem to say, within bounds. Messages are sent without markup, so nothing needs to be escaped. */
final class Plain {
    private static final int LONGEST_WORD = 80;
    private static final int LONGEST_TEXT = 300;
    private static final int REASON_CHARACTERS = 60;
    private static final int REASON_BYTES = 120;
    private static final int ROOM_FOR_REST = 24;
    private static final String CUT = "…";

    private Plain() {}

    /** Free text on one line: no line of its own, no character that is not seen, none that turns the reading around. */
    static String text(String free) {
        return cut(visible(free), LONGEST_TEXT);
    }

    /** The same for a name. */
    static String name(String free) {
        return cut(visible(free), LONGEST_WORD);
    }

    /** The same as the journal takes it: 60 characters in 120 bytes. */
    static String reason(String free) {
        String text = visible(free).strip();
        text = text.substring(0, end(text, Math.min(text.length(), REASON_CHARACTERS)));
        while (text.getBytes(StandardCharsets.UTF_8).length > REASON_BYTES) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text.strip();
    }

    /** A headline, and as many lines below it as a message takes; how many more there are is said. */
    static String list(String headline, List<String> lines) {
        StringBuilder text = new StringBuilder(headline);
        for (int i = 0; i < lines.size(); i++) {
            String line = cut(lines.get(i), LONGEST_TEXT);
            if (text.length() + 1 + line.length() + ROOM_FOR_REST > mostCharacters()) {
                return text.append("\n… ")
                        .append(lines.size() - i)
                        .append(" more")
                        .toString();
            }
            text.append('\n').append(line);
        }
        return text.toString();
    }

    /** Leaves room for what stands before every message. */
    private static int mostCharacters() {
        return TelegramApi.MOST_CHARACTERS - ROOM_FOR_REST;
    }

    private static String visible(String free) {
        StringBuilder text = new StringBuilder(free.length());
        free.codePoints().map(each -> isSeen(each) ? each : ' ').forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, end(text, most - 1)) + CUT;
    }

    private static int end(String text, int at) {
        return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}
