package io.ringfire.app.backup;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.backup.BackupManifest;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory in which an installation's backups stand side by side, each under the instant at which it was begun. One gets its name when
 * it is whole and on the disk, and loses its manifest before anything else of it: so what has a name and a manifest is a backup, whenever the
 * process was killed. Several installations may share one; nothing of others is touched.
 */
final class BackupShelf {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = "unfinished";

    private final Path directory;
    private final String prefix;

    /** @param installation whose backups these are */
    BackupShelf(Path directory, String installation) {
        this.directory = directory;
        this.prefix = "ringfire-" + installation + "-";
    }

    /** Takes away what a kill left unfinished, or half removed; then returns where the next one is made. */
    Path draft() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalException("cannot make " + directory + ": " + e, e);
        }
        Path draft = directory.resolve(prefix + UNFINISHED);
        Disk.deleteTree(draft);
        for (Path path : named()) {
            if (!isWhole(path)) {
                Disk.deleteTree(path);
            }
        }
        return draft;
    }

    /** Gives what was made its name. */
    Path finish(Path draft, Instant begun) {
        Path place = directory.resolve(prefix + STAMP.format(begun));
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JournalException("cannot name " + draft + " " + place.getFileName() + ": " + e, e);
        }
        Disk.force(directory);
        return place;
    }

    /** Removes the oldest, so that so many stay. */
    void thin(int keep) {
        List<Path> whole = named().stream().filter(BackupShelf::isWhole).toList();
        for (Path path : whole.subList(0, Math.max(0, whole.size() - keep))) {
            try {
                Files.delete(path.resolve(BackupManifest.FILE));
            } catch (IOException e) {
                throw new JournalException("cannot remove " + path + ": " + e, e);
            }
            Disk.force(path);
            Disk.deleteTree(path);
        }
    }

    /** When the latest was begun; empty for none. */
    Optional<Instant> latest() {
        return named().stream()
                .filter(BackupShelf::isWhole)
                .reduce((one, next) -> next)
                .flatMap(this::instant);
    }

    private static boolean isWhole(Path path) {
        return Files.isRegularFile(path.resolve(BackupManifest.FILE));
    }

    /** Everything under a name that {@link #finish} gives, the oldest first. */
    private List<Path> named() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(each -> instant(each).isPresent() && Files.isDirectory(each))
                    .sorted(Comparator.comparing(each -> instant(each).orElseThrow()))
                    .toList();
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory + ": " + e, e);
        }
    }

    private Optional<Instant> instant(Path path) {
        String name = path.getFileName().toString();
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(STAMP.parse(name.substring(prefix.length()))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
