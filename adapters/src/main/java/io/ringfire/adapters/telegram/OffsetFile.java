package io.ringfire.adapters.telegram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of a bot's updates is wanted next, over restarts. Telegram forgets an update after a day, and begins with a number of its own choice
 * for a bot that nobody spoke to for a week: an older offset than that could pass new updates by, so it is not used. One thread.
 */
public final class OffsetFile {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetFile.class);
    private static final long GOOD_FOR_MS = TimeUnit.DAYS.toMillis(2);

    private final Path path;
    private final String botId;
    private final EpochClock clock;
    private long offset;
    private long keptMs;
    private boolean isBroken;

    /** Reads it; one of another bot, or one that cannot be read, begins anew. */
    public OffsetFile(Path path, String botId, EpochClock clock) {
        this.path = path;
        this.botId = botId;
        this.clock = clock;
        try {
            String[] words = Files.exists(path) ? Files.readString(path).strip().split(" ") : new String[0];
            if (words.length == 3 && words[0].equals(botId)) {
                long next = Long.parseLong(words[1]);
                keptMs = Long.parseLong(words[2]);
                offset = next; // both can be read
            }
        } catch (IOException | NumberFormatException e) {
            LOG.warn("{} cannot be read: updates of the last day may come again, and are too late then", path);
        }
    }

    /** The first one that is wanted; 0 for all that there are. */
    public long next() {
        return Math.abs(clock.time() - keptMs) < GOOD_FOR_MS ? offset : 0;
    }

    /** This one is done with, and all before it. */
    public void done(long updateId) {
        offset = updateId + 1;
        keptMs = clock.time();
        try {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(fresh, botId + " " + offset + " " + keptMs + "\n");
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isBroken) {
                isBroken = true;
                LOG.warn("{} cannot be written ({}): after a restart, updates may come again", path, e.getMessage());
            }
        }
    }
}
