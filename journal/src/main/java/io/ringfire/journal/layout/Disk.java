package io.ringfire.journal.layout;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole files and directories: forced to the disk, deleted. */
public final class Disk {
    private Disk() {}

    /** Forces a file, or the entries of a directory. */
    public static void force(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new JournalException("the disk did not take " + path + ": " + e, e);
        }
    }

    /** Deletes a directory with all it holds; does nothing when it is not there. */
    public static void deleteTree(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new JournalException("cannot delete " + directory + ": " + e, e);
        }
    }
}
