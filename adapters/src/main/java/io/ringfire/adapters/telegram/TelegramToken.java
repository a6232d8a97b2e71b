package io.ringfire.adapters.telegram;

import io.ringfire.adapters.secret.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a bot's token comes from: the environment, else a file that its owner alone can read. Never a configuration. */
public final class TelegramToken {
    /** The variable of the environment. */
    public static final String VARIABLE = "TELEGRAM_BOT_TOKEN";

    private static final String FORM = "[0-9]{3,20}:[0-9A-Za-z_-]{20,100}";

    private TelegramToken() {}

    /** The bot's id, which a token begins with and which is no secret. */
    public static String botId(String token) {
        return token.substring(0, token.indexOf(':'));
    }

    /**
     * Finds it; empty when there is none. A file that others can read is taken from their eyes first.
     *
     * @throws IOException when the file cannot be read, or what is there is no token; it does not say what is there
     */
    public static Optional<String> find(Map<String, String> environment, Path file) throws IOException {
        String given = environment.get(VARIABLE);
        boolean isGiven = given != null && !given.isBlank();
        if (!isGiven && !Files.exists(file)) {
            return Optional.empty();
        }
        if (!isGiven) {
            OwnerFile.open(file);
            given = Files.readString(file, StandardCharsets.UTF_8);
        }
        String token = given.strip();
        if (!token.matches(FORM)) {
            throw new IOException((isGiven ? "the environment's " + VARIABLE : file.toString())
                    + " holds no token of a bot; it looks like 123456789:ABC… as BotFather gives it");
        }
        return Optional.of(token);
    }
}
