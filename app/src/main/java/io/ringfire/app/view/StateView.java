package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.journal.state.SharedStateReader;
import io.ringfire.journal.state.StateEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what an engine publishes, from another process, while it runs and after. One thread.
 */
public final class StateView implements AutoCloseable {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long START_TOLERANCE_MS = 2_000;

    private final SharedStateReader reader;

    /** @param directory {@code state/} of the data directory; it need not exist */
    public StateView(Path directory) {
        reader = new SharedStateReader(directory);
    }

    /** Whether an engine ever published here. */
    public boolean isPresent() {
        return reader.isPresent();
    }

    /**
     * The engine's state: STARTING, RUNNING, STOPPED, KILLED for one whose process is gone without having stopped, or NEVER_STARTED.
     */
    public String state() {
        return engine().map(StateView::stateOf).orElse("NEVER_STARTED");
    }

    /** {@code state --json}. */
    public ObjectNode values() {
        ObjectNode json = head();
        list(json.putArray("quotes"), "quote/", "symbol");
        list(json.putArray("positions"), "position/", "positionId");
        list(json.putArray("fires"), "fire/", "orderId");
        list(json.putArray("accounts"), "account/", "name");
        return json;
    }

    /** {@code status --json}. */
    public ObjectNode status() {
        ObjectNode json = head();
        get("engine/now").ifPresent(json::setAll);
        alerts(json.putArray("alerts"));
        list(json.putArray("approvals"), "approval/", "key");
        list(json.putArray("shut"), "shut/", "what");
        list(json.putArray("sizes"), "size/", "of");
        list(json.putArray("refusals"), "refusal/", "reason");
        list(json.putArray("sessions"), "session/", "uuid");
        json.set("fires", get("engine/fires").orElseGet(StateJson::object));
        ObjectNode counters = json.putObject("counters");
        reader.forEach(
                "counter/",
                (key, entry) -> counters.set(
                        key.substring("counter/".length()),
                        StateJson.read(entry.json()).get("count")));
        if (!json.has("ticks")) {
            json.put("ticks", 0);
        }
        return json;
    }

    /** How often the value of a key was set, such as {@code position/20813351}; -1 where there is none. */
    public long version(String key) {
        return reader.get(key).map(StateEntry::version).orElse(-1L);
    }

    private ObjectNode head() {
        ObjectNode json = StateJson.object().put("state", state());
        reader.get("engine").ifPresent(entry -> {
            ObjectNode engine = StateJson.read(entry.json());
            engine.remove("state");
            engine.remove("processStartMs");
            json.setAll(engine);
            json.put("publishedMs", entry.updatedNs() / NS_PER_MS);
        });
        if (!json.has("mode")) {
            json.putNull("mode");
        }
        return json;
    }

    private Optional<ObjectNode> engine() {
        return get("engine");
    }

    private Optional<ObjectNode> get(String key) {
        return reader.get(key).map(StateEntry::json).map(StateJson::read);
    }

    /** The oldest first. */
    private void alerts(ArrayNode array) {
        SortedMap<Long, ObjectNode> byNumber = new TreeMap<>();
        reader.forEach("alert/", (key, entry) -> {
            ObjectNode alert = StateJson.read(entry.json());
            byNumber.put(alert.path("number").asLong(), alert);
        });
        array.addAll(byNumber.values());
    }

    private void list(ArrayNode array, String prefix, String keyName) {
        reader.forEach(prefix, (key, entry) -> {
            ObjectNode item = array.addObject();
            String name = key.substring(prefix.length());
            if (keyName.equals("positionId")) {
                item.put(keyName, Long.parseLong(name));
            } else {
                item.put(keyName, name);
            }
            item.setAll(StateJson.read(entry.json()));
            item.put("version", entry.version());
        });
    }

    private static String stateOf(ObjectNode engine) {
        String said = engine.path("state").asText();
        boolean isOver = "STOPPED".equals(said);
        return isOver
                        || isAlive(
                                engine.path("pid").asLong(),
                                engine.path("processStartMs").asLong())
                ? said
                : "KILLED";
    }

    /** Process ids are used again, so the time of the process's start must fit, too. */
    private static boolean isAlive(long pid, long startMs) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .map(ms -> Math.abs(ms - startMs) < START_TOLERANCE_MS)
                        .orElse(true))
                .isPresent();
    }

    @Override
    public void close() {
        reader.close();
    }
}
