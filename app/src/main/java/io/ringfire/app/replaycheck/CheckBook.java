package io.ringfire.app.replaycheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.adapters.secret.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found of the runs that are still looked at, kept over restarts. One thread, but for {@link #runs}. */
final class CheckBook {
    private static final int MOST_LINES = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LineFile file;
    private final Map<Long, CheckedRun> byNumber = new TreeMap<>();
    private volatile List<CheckedRun> runs = List.of();

    private CheckBook(Path path, List<Long> wanted) throws IOException {
        file = LineFile.open(path, MOST_LINES, this::read, () -> {
            byNumber.keySet().retainAll(wanted);
            return byNumber.values().stream().map(CheckBook::line).toList();
        });
        runs = List.copyOf(byNumber.values());
    }

    /**
     * Reads it, or makes it.
     *
     * @param wanted runs of which anything is kept
     * @throws IOException when it can be neither read nor written
     */
    static CheckBook open(Path path, List<Long> wanted) throws IOException {
        return new CheckBook(path, wanted);
    }

    /** By number. Any thread. */
    List<CheckedRun> runs() {
        return runs;
    }

    boolean isDone(long runNumber) {
        return byNumber.containsKey(runNumber) && byNumber.get(runNumber).isDone();
    }

    void add(CheckedRun run) throws IOException {
        byNumber.put(run.runNumber(), run);
        runs = List.copyOf(byNumber.values());
        file.append(line(run));
    }

    private boolean read(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            CheckedRun run = new CheckedRun(
                    json.path("run").asLong(),
                    json.path("over").asBoolean(),
                    new Finding(
                            Verdict.valueOf(json.path("verdict").asText()),
                            json.path("text").asText()),
                    json.path("timeNs").asLong());
            byNumber.put(run.runNumber(), run);
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String line(CheckedRun run) {
        return MAPPER.createObjectNode()
                .put("run", run.runNumber())
                .put("over", run.wasOver())
                .put("verdict", run.finding().verdict().name())
                .put("text", run.finding().text())
                .put("timeNs", run.timeNs())
                .toString();
    }
}
