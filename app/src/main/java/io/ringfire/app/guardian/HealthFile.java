package io.ringfire.app.guardian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes how the service is to a file, again and again, for whoever watches without asking. The file is always whole: a new one takes the
 * place of the old one at once. One that grows old says that nobody writes it any more.
 */
public final class HealthFile implements Agent, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthFile.class);

    private final Path file;
    private final Path next;
    private final NanoClock clock;
    private final long everyNs;
    private final Supplier<Optional<String>> content;
    private long writtenNs;
    private boolean isBroken;

    /**
     * Writes nothing yet.
     *
     * @param content JSON; empty while there is nothing to tell yet
     */
    public HealthFile(Path file, NanoClock clock, long everyNs, Supplier<Optional<String>> content) {
        this.file = file;
        this.next = file.resolveSibling(file.getFileName() + ".next");
        this.clock = clock;
        this.everyNs = everyNs;
        this.content = content;
        this.writtenNs = clock.nanoTime() - everyNs;
    }

    /** Writes it if it is time to. */
    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        if (nowNs - writtenNs >= everyNs) {
            Optional<String> told = content.get();
            if (told.isPresent()) {
                writtenNs = nowNs;
                write(told.get());
            }
        }
        return 0;
    }

    @Override
    public String roleName() {
        return "ringfire-health-file";
    }

    /** A disk that takes no more is told by other means. */
    private void write(String told) {
        try {
            Files.writeString(next, told);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            isBroken = false;
        } catch (IOException e) {
            if (!isBroken) {
                isBroken = true;
                LOG.warn("{} cannot be written, and grows old: {}", file, e.getMessage());
            }
        }
    }

    /** Writes it once more: how it was when it stopped. */
    @Override
    public void close() {
        content.get().ifPresent(this::write);
    }
}
