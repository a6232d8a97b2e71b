package io.ringfire.app.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command as it was written: {@code /name@bot word key=value …}. Words are taken one by one; what is left over is the reason. */
final class CommandLine {
    private static final Set<String> KEYS = Set.of("account", "strategy", "sl", "tp");

    private final String name;
    private final boolean isForThisBot;
    private final Deque<String> words = new ArrayDeque<>();
    private final Map<String, String> named = new HashMap<>();

    private CommandLine(String name, boolean isForThisBot) {
        this.name = name;
        this.isForThisBot = isForThisBot;
    }

    /**
     * Empty for what is no command, or one for another bot.
     *
     * @param me this bot's name
     */
    static Optional<CommandLine> read(String text, String me) {
        String[] parts = text.strip().split("\\s+");
        String first = parts[0];
        if (first.length() < 2 || first.charAt(0) != '/') {
            return Optional.empty();
        }
        int at = first.indexOf('@');
        if (at >= 0 && !first.substring(at + 1).equalsIgnoreCase(me)) {
            return Optional.empty();
        }
        String name = first.substring(1, at < 0 ? first.length() : at).toLowerCase(Locale.ROOT);
        CommandLine line = new CommandLine(Plain.name(name), at >= 0);
        for (int i = 1; i < parts.length; i++) {
            line.add(Plain.name(parts[i]));
        }
        return Optional.of(line);
    }

    private void add(String word) {
        int equals = word.indexOf('=');
        String key = equals < 0 ? "" : word.substring(0, equals).toLowerCase(Locale.ROOT);
        if (KEYS.contains(key)) {
            named.put(key, word.substring(equals + 1));
        } else {
            words.add(word);
        }
    }

    /** Without its slash. */
    String name() {
        return name;
    }

    /** Whether it names this bot, so that it can be for no other. */
    boolean isForThisBot() {
        return isForThisBot;
    }

    /** The next word, which is taken; empty behind the last. */
    String take() {
        String word = words.poll();
        return word == null ? "" : word;
    }

    /** The next word, if it is one of these: taken then, else left and empty. */
    String takeOneOf(List<String> known) {
        String word = words.peek();
        return word != null && known.contains(word) ? words.poll() : "";
    }

    /** The value of a key; empty where it was not written. */
    String named(String key) {
        return named.getOrDefault(key, "");
    }

    /** What is left over. */
    String rest() {
        return String.join(" ", new ArrayList<>(words));
    }
}
