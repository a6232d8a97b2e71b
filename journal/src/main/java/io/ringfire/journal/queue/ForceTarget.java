package io.ringfire.journal.queue;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Forces the files of a journal to the disk by fdatasync, which takes every dirty page of a file, mapped ones too,
 * whichever block they lie in, and which reports failure. (The queue's own sync covers the block mapped now, and only
 * logs a failure.) Writer thread.
 */
final class ForceTarget implements AutoCloseable {
    private final Path directory;
    private final List<Path> leftBehind = new ArrayList<>();
    private Path file;
    private FileChannel channel;
    private boolean dirty;
    private boolean directoryDirty;

    ForceTarget(Path directory) {
        this.directory = directory;
    }

    /** The writer has a new file; the one before stays to be forced once more, for its end mark. */
    void onFile(Path newFile) {
        try {
            if (channel != null) {
                channel.close();
                leftBehind.add(file);
            }
            file = newFile;
            channel = FileChannel.open(newFile, StandardOpenOption.READ);
            directoryDirty = true;
        } catch (IOException e) {
            throw new JournalException("cannot open " + newFile + " to force it: " + e, e);
        }
    }

    void onAppended() {
        dirty = true;
    }

    void force() {
        for (Path closed : leftBehind) {
            forceOne(closed);
        }
        leftBehind.clear();
        if (dirty) {
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new JournalException("the disk did not take " + file + ": " + e, e);
            }
            dirty = false;
        }
        if (directoryDirty) {
            forceOne(directory);
            directoryDirty = false;
        }
    }

    private static void forceOne(Path path) {
        try (FileChannel opened = FileChannel.open(path, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            throw new JournalException("the disk did not take " + path + ": " + e, e);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new JournalException("cannot close " + file + ": " + e, e);
            }
            channel = null;
        }
    }
}
