package io.ringfire.adapters.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What outlives a restart as a line for each change, written anew when it has grown: the lines of what there is by then. For its owner's
 * eyes alone. One thread.
 */
public final class LineFile {
    private static final Logger LOG = LoggerFactory.getLogger(LineFile.class);

    private final Path path;
    private final int mostLines;
    private final Supplier<List<String>> everything;
    private int lines;

    private LineFile(Path path, int mostLines, Supplier<List<String>> everything) {
        this.path = path;
        this.mostLines = mostLines;
        this.everything = everything;
    }

    /**
     * Reads it, or makes it.
     *
     * @param mostLines after which it is written anew
     * @param reader takes a line; false for one that is none of its own, or that was cut by a kill: such are left out, and counted in the log
     * @param everything the lines of all that there is now
     * @throws IOException when it can be neither read nor written
     */
    public static LineFile open(Path path, int mostLines, Predicate<String> reader, Supplier<List<String>> everything)
            throws IOException {
        OwnerFile.open(path);
        long strange = Files.readString(path, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !reader.test(line))
                .count();
        if (strange > 0) {
            LOG.warn("{}: {} lines could not be read and are left out", path, strange);
        }
        LineFile file = new LineFile(path, mostLines, everything);
        file.rewrite();
        return file;
    }

    /** Adds a line for a change that {@code everything} tells of already. */
    public void append(String line) throws IOException {
        if (lines >= mostLines) {
            rewrite();
            return;
        }
        Files.writeString(
                path, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        lines++;
    }

    /** Whole or not at all: the new one takes the old one's place. */
    private void rewrite() throws IOException {
        List<String> all = everything.get();
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        OwnerFile.open(fresh);
        Files.write(fresh, all, StandardCharsets.UTF_8);
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        lines = all.size();
    }
}
