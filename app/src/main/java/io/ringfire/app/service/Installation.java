package io.ringfire.app.service;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;

/** The six base-32 characters that tell this installation's orders from others'. Made once, kept in the data directory. */
public final class Installation {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;

    private Installation() {}

    /**
     * Reads the file {@code installation} of a data directory, or makes it. Under the data directory's lock.
     *
     * @throws JournalException when it holds something else, or cannot be written
     */
    public static String of(Path dataDirectory) {
        Path file = new DataDirectory(dataDirectory).installation();
        try {
            if (!Files.exists(file)) {
                Path draft = dataDirectory.resolve("installation.draft");
                Files.writeString(draft, random() + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            String text = Files.readString(file).strip();
            if (!text.matches("[0-9A-HJKMNP-TV-Z]{6}")) {
                throw new JournalException(file + " holds '" + text + "', not six base-32 characters; restore it,"
                        + " since order ids must never repeat");
            }
            return text;
        } catch (IOException e) {
            throw new JournalException("cannot keep " + file + ": " + e, e);
        }
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
