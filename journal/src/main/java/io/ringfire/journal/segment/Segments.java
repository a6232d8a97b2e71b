package io.ringfire.journal.segment;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The segments of a data directory. What begins with a dot is an import under way or one that died. */
public final class Segments {
    private final Path history;

    /** Of a data directory, which need not exist yet. */
    public Segments(DataDirectory data) {
        this.history = data.history();
    }

    /** All segments by id. */
    public List<Segment> list() {
        if (!Files.isDirectory(history)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(history)) {
            return found.filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> Files.exists(path.resolve(Segment.MANIFEST)))
                    .sorted()
                    .map(Segment::at)
                    .toList();
        } catch (IOException e) {
            throw new JournalException("cannot list " + history + ": " + e, e);
        }
    }

    /** Segments of one symbol by id. */
    public List<Segment> ofSymbol(String symbol) {
        return list().stream()
                .filter(segment -> segment.manifest().symbol().equals(symbol))
                .toList();
    }

    /** The segment with this id. */
    public Optional<Segment> find(String id) {
        return list().stream().filter(segment -> segment.id().equals(id)).findFirst();
    }

    /** The segment that holds these sources as this symbol. */
    public Optional<Segment> holding(SegmentSpec spec) {
        String ending = "-" + spec.sourceHash();
        return ofSymbol(spec.symbol()).stream()
                .filter(segment -> segment.id().endsWith(ending))
                .findFirst();
    }

    /**
     * Deletes a segment.
     *
     * @throws JournalException when there is none of this id, naming those that are
     */
    public void drop(String id) {
        Segment segment = find(id).orElseThrow(() -> new JournalException("no segment " + id + " in " + history
                + "; there are " + list().stream().map(Segment::id).toList()));
        Disk.deleteTree(setAside(segment));
    }

    /** Takes a segment out of sight in one step, so that half of one is never seen. */
    private Path setAside(Segment segment) {
        Path aside = history.resolve(".dropped-" + segment.id());
        Disk.deleteTree(aside);
        try {
            return Files.move(segment.directory(), aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JournalException("cannot drop segment " + segment.id() + ": " + e, e);
        }
    }

    /** Puts a finished draft in its place, instead of the segment that held the same sources if there is one. */
    Segment publish(Path draft, SegmentSpec spec, String id) {
        Path replaced = holding(spec).map(this::setAside).orElse(null);
        Path place = history.resolve(id);
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JournalException("cannot put segment " + id + " in place: " + e, e);
        }
        Disk.force(history);
        if (replaced != null) {
            Disk.deleteTree(replaced);
        }
        return Segment.at(place);
    }

    /** Where segments lie. */
    public Path history() {
        return history;
    }
}
