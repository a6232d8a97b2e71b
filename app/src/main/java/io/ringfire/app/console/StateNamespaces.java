package io.ringfire.app.console;

import io.ringfire.adapters.socketio.PublishedState;
import io.ringfire.app.view.PublishedValues;
import java.util.Map;
import java.util.Set;

/** The published values by the names that {@code state} and {@code status} list them under. Any thread. */
final class StateNamespaces implements PublishedState {
    private static final String ENGINE = "engine";

    /** The namespace, and what keys of the shared state begin with. */
    private static final Map<String, String> KINDS = Map.of(
            "quotes",
            "quote",
            "positions",
            "position",
            "fires",
            "fire",
            "accounts",
            "account",
            "sessions",
            "session",
            "approvals",
            "approval",
            "alerts",
            "alert",
            "refusals",
            "refusal",
            "counters",
            "counter",
            ENGINE,
            ENGINE);

    private final PublishedValues values;

    StateNamespaces(PublishedValues values) {
        this.values = values;
    }

    @Override
    public Set<String> namespaces() {
        return KINDS.keySet();
    }

    @Override
    public long changes() {
        return values.changes();
    }

    @Override
    public void forEach(String namespace, Reader reader) {
        if (namespace.equals(ENGINE)) {
            values.read(ENGINE, reader::onValue);
        }
        values.forEach(KINDS.get(namespace), reader::onValue);
    }
}
