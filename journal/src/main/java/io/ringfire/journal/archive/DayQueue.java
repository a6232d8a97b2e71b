package io.ringfire.journal.archive;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One queue of a directory, as its closed files and their seals. A file that comes is there before its seal, and one that goes loses it
 * first: so what has a seal is whole, whenever the process is killed. One thread.
 */
record DayQueue(Path directory, ArchiveSteps steps) {
    /** Names of its files, oldest first. */
    List<String> names() {
        List<Path> files = QueueFiles.of(directory);
        files.forEach(QueueFiles::dayOf); // throws at what is no day's file
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    List<FileSeal> seals() {
        return QueueSeal.sealedFiles(directory);
    }

    Optional<FileSeal> seal(String name) {
        return seals().stream().filter(seal -> seal.name().equals(name)).findFirst();
    }

    /** The seals of files of these names; throws where one has none, as it may still be written to. */
    List<FileSeal> sealsOf(Predicate<String> wanted) {
        List<FileSeal> all = seals();
        List<FileSeal> found = new ArrayList<>();
        for (String name : names().stream().filter(wanted).toList()) {
            found.add(all.stream()
                    .filter(seal -> seal.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new JournalException(
                            directory.resolve(name) + " is not sealed: it was not closed by its writer")));
        }
        return found;
    }

    /** Notes seals of files that have come. */
    void add(List<FileSeal> more) {
        List<FileSeal> all = new ArrayList<>(seals());
        List<FileSeal> fresh = more.stream().filter(seal -> !all.contains(seal)).toList();
        if (!fresh.isEmpty()) {
            all.addAll(fresh);
            steps.before("seal " + fresh.size() + " in " + directory);
            QueueSeal.write(directory, all);
            Disk.force(directory);
        }
    }

    /** Removes files, the oldest first: what stays is always the end of the queue. */
    void remove(List<String> gone) {
        if (gone.isEmpty()) {
            return;
        }
        List<FileSeal> kept =
                seals().stream().filter(seal -> !gone.contains(seal.name())).toList();
        steps.before("unseal " + gone.size() + " in " + directory);
        QueueSeal.write(directory, kept);
        Disk.force(directory);
        for (String name : gone) {
            steps.before("remove " + directory.resolve(name));
            try {
                Files.deleteIfExists(directory.resolve(name));
            } catch (IOException e) {
                throw new JournalException("cannot remove " + directory.resolve(name) + ": " + e, e);
            }
        }
        Disk.force(directory);
    }
}
