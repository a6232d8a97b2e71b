package io.ringfire.app.telegram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The positions that were told to be open, over restarts: what was opened or closed just before a kill is told by the next start. A line
 * each. One thread.
 */
final class KnownPositions {
    private static final Logger LOG = LoggerFactory.getLogger(KnownPositions.class);

    private final Path path;
    private final Set<String> open = new LinkedHashSet<>();
    private boolean isNew;
    private boolean isChanged;
    private boolean isBroken;

    /** Reads them; where there is no file yet, nothing was ever told. */
    KnownPositions(Path path) {
        this.path = path;
        this.isNew = !Files.exists(path);
        try {
            if (!isNew) {
                Files.readAllLines(path).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(open::add);
            }
        } catch (IOException e) {
            isNew = true;
            LOG.warn("{} cannot be read ({}): what was opened or closed meanwhile is not told", path, e.getMessage());
        }
    }

    /** Whether nothing was ever told: what is open now is no news then. */
    boolean isNew() {
        return isNew;
    }

    boolean contains(String key) {
        return open.contains(key);
    }

    Set<String> all() {
        return Set.copyOf(open);
    }

    void opened(String key) {
        isChanged |= open.add(key);
    }

    void closed(String key) {
        isChanged |= open.remove(key);
    }

    /** Writes them where they changed: after what was told of them is kept elsewhere. */
    void keep() {
        if (!isChanged && !isNew) {
            return;
        }
        try {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.write(fresh, open);
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            isChanged = false;
            isNew = false;
        } catch (IOException e) {
            if (!isBroken) {
                isBroken = true;
                LOG.warn("{} cannot be written ({}): a restart may tell positions again", path, e.getMessage());
            }
        }
    }
}
