package io.ringfire.journal.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.layout.QueueSeal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One backtest's directory: {@code inbound/} and {@code fires/} queues, {@code config.yaml} and the files that it names beside it,
 * {@code manifest.json}. The number is its name.
 */
public final class RunDirectory {
    private static final String FILES_KEY = "files";

    private final Path directory;
    private final long number;

    private RunDirectory(Path directory, long number) {
        this.directory = directory;
        this.number = number;
    }

    /** Makes the next free number's directory. Several processes may do so at once. */
    public static RunDirectory create(DataDirectory data) {
        long number = latestNumber(data).orElse(0) + 1;
        while (true) {
            Path directory = data.runs().resolve(Long.toString(number));
            try {
                Files.createDirectories(data.runs());
                Files.createDirectory(directory);
                return new RunDirectory(directory, number);
            } catch (FileAlreadyExistsException e) {
                number++;
            } catch (IOException e) {
                throw new JournalException("cannot create the run directory " + directory + ": " + e, e);
            }
        }
    }

    /** The run of the highest number. */
    public static Optional<RunDirectory> latest(DataDirectory data) {
        OptionalLong number = latestNumber(data);
        return number.isPresent() ? find(data, number.getAsLong()) : Optional.empty();
    }

    /** The run of this number. */
    public static Optional<RunDirectory> find(DataDirectory data, long number) {
        Path directory = data.runs().resolve(Long.toString(number));
        return Files.isDirectory(directory) ? Optional.of(new RunDirectory(directory, number)) : Optional.empty();
    }

    /** Any directory that holds what a run's does, as one copied elsewhere; its number is 0. */
    public static RunDirectory at(Path directory) {
        return new RunDirectory(directory, 0);
    }

    private static OptionalLong latestNumber(DataDirectory data) {
        if (!Files.isDirectory(data.runs())) {
            return OptionalLong.empty();
        }
        try (Stream<Path> runs = Files.list(data.runs())) {
            return runs.map(run -> run.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,17}"))
                    .mapToLong(Long::parseLong)
                    .max();
        } catch (IOException e) {
            throw new JournalException("cannot list " + data.runs() + ": " + e, e);
        }
    }

    /** Its number, 0 for one outside a data directory. */
    public long number() {
        return number;
    }

    /** Where it lies. */
    public Path directory() {
        return directory;
    }

    /** Queue of its inbound records. */
    public Path inbound() {
        return directory.resolve("inbound");
    }

    /** Queue of its outbound records. */
    public Path fires() {
        return directory.resolve("fires");
    }

    /** Its configuration, whole. */
    public Path configFile() {
        return directory.resolve("config.yaml");
    }

    /** Its configuration and whatever else lies beside it but the manifest, by name. */
    private List<Path> keptFiles() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.equals(manifestFile()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory + ": " + e, e);
        }
    }

    /** Its manifest. */
    public Path manifestFile() {
        return directory.resolve("manifest.json");
    }

    /** What its manifest holds. */
    public ObjectNode manifest() {
        return Json.read(manifestFile(), ObjectNode.class);
    }

    /**
     * Ends the run: closes its queues for good, whose writers must be closed, and writes the manifest with the seals of
     * their files added as {@code files}. What the manifest held under that key is replaced.
     */
    public void seal(ObjectNode manifest) {
        List<FileSeal> seals = new ArrayList<>(QueueSeal.close(inbound(), directory));
        seals.addAll(QueueSeal.close(fires(), directory));
        keptFiles().forEach(file -> seals.add(FileSeal.of(directory, file)));
        ObjectNode sealed = manifest.deepCopy();
        sealed.set(FILES_KEY, Json.tree(seals));
        Json.write(manifestFile(), sealed);
    }

    /** The seals of its closed files; empty before {@link #seal}. */
    public List<FileSeal> seals() {
        if (!Files.exists(manifestFile())) {
            return List.of();
        }
        List<FileSeal> seals = new ArrayList<>();
        manifest()
                .path(FILES_KEY)
                .forEach(file -> seals.add(new FileSeal(
                        file.path("name").asText(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText())));
        return seals;
    }
}
