package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The journals' files on disk, and what was appended in this run. Reads no record: counting those of all days is for {@code journal stat}. */
final class JournalPage {
    private static final String DATA_FILE = ".cq4";

    private final DataDirectory data;
    private final EngineVitals vitals;

    JournalPage(DataDirectory data, EngineVitals vitals) {
        this.data = data;
        this.vitals = vitals;
    }

    ObjectNode page(long nowNs) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("time", Listings.iso(nowNs))
                .put("freeBytes", vitals.freeBytes())
                .put("requiredBytes", vitals.requiredBytes());
        ArrayNode journals = json.putArray("journals");
        for (EngineVitals.Journal journal : vitals.journals()) {
            List<Path> files = files(journal.name().equals("ticks") ? data.ticks() : data.fires());
            ObjectNode one = journals.addObject()
                    .put("name", journal.name())
                    .put("files", files.size())
                    .put(
                            "fileBytes",
                            files.stream().mapToLong(JournalPage::size).sum())
                    .put("runDocuments", journal.documents())
                    .put("runBytes", journal.bytes())
                    .put("failed", journal.hasFailed());
            if (journal.lastEventNs() > 0) {
                one.put("lastAppendTime", Listings.iso(journal.lastEventNs()))
                        .put(
                                "lastAppendAgeMs",
                                Math.max(0, TimeUnit.NANOSECONDS.toMillis(nowNs - journal.lastEventNs())));
            }
        }
        return json;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(DATA_FILE)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // archived since it was listed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
