package io.ringfire.journal.archive;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.layout.FileSeal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies files so that one has its name when it is on the disk, whole, and read back equal to its seal. Until then it has a name that no
 * reader looks at. One thread.
 */
final class ProvenCopy {
    private static final String DRAFT = ".draft";
    private static final long CHUNK_BYTES = 4L << 20;

    private final ArchiveSteps steps;

    ProvenCopy(ArchiveSteps steps) {
        this.steps = steps;
    }

    /** Takes away what a kill left half copied. */
    static void clearDrafts(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path draft :
                    files.filter(file -> file.toString().endsWith(DRAFT)).toList()) {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new JournalException("cannot clear " + directory + ": " + e, e);
        }
    }

    /**
     * Copies a sealed file into another directory. One that is there already must be equal.
     *
     * @throws JournalException when it is not, or when the copy, or what was copied, differs from the seal
     */
    void sealed(FileSeal seal, Path from, Path to) {
        Path target = to.resolve(seal.name());
        if (Files.exists(target)) {
            String difference = seal.differenceIn(to);
            if (difference != null) {
                throw new JournalException(target + " is another file than that of the same day in " + from + ": "
                        + difference + "; name another directory, and see journal verify of both");
            }
            return;
        }
        Path draft = to.resolve(seal.name() + DRAFT);
        write(from.resolve(seal.name()), draft);
        steps.before("prove " + draft);
        String difference = new FileSeal(draft.getFileName().toString(), seal.bytes(), seal.sha256()).differenceIn(to);
        if (difference != null) {
            throw new JournalException(from.resolve(seal.name()) + " and its copy, or its seal, differ: " + difference
                    + "; see journal verify of its data directory, and look at the disks");
        }
        name(draft, target);
    }

    /** Copies what is not there yet of a directory's files, none of which ever changes; does nothing where there is no such directory. */
    void unchanging(Path from, Path to) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            List<Path> wanted = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(DRAFT))
                    .filter(file -> !Files.exists(to.resolve(file.getFileName())))
                    .sorted()
                    .toList();
            Files.createDirectories(to);
            for (Path file : wanted) {
                Path draft = to.resolve(file.getFileName() + DRAFT);
                write(file, draft);
                name(draft, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new JournalException("cannot copy " + from + " to " + to + ": " + e, e);
        }
    }

    private void write(Path from, Path draft) {
        steps.before("copy to " + draft);
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            steps.before("fill " + draft);
            long size = in.size();
            for (long at = 0; at < size; at += in.transferTo(at, CHUNK_BYTES, out)) {
                steps.before("go on with " + draft);
            }
            out.force(true);
        } catch (IOException e) {
            discard(draft);
            throw new JournalException("cannot copy " + from + " to " + draft + ": " + e, e);
        }
    }

    /** A full disk must not stay full of it. */
    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new JournalException("cannot remove " + draft + ": " + e, e);
        }
    }

    private void name(Path draft, Path target) {
        steps.before("name " + target);
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JournalException("cannot name " + target + ": " + e, e);
        }
        Disk.force(target.getParent());
    }
}
