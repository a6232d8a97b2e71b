package io.ringfire.app.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.console.Console;
import io.ringfire.app.guardian.PartStatus;
import java.util.Optional;

/** What stands in the file of health. */
final class HealthText {
    private HealthText() {}

    /** Empty until modules were looked at. */
    static Optional<String> of(Console console, RunningEngine engine, long runNumber, String label) {
        if (engine.modules().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = console.systemHealth().body();
        json.put("service", engine.isStopping() ? "STOPPED" : "RUNNING")
                .put("pid", ProcessHandle.current().pid())
                .put("run", runNumber)
                .put("healthy", console.health().status() == 200)
                .put("ready", console.readiness().status() == 200);
        if (!label.isEmpty()) {
            json.put("label", label);
        }
        ObjectNode restarts = json.putObject("restarts");
        for (PartStatus part : engine.parts()) {
            restarts.put(part.name(), part.restarts());
        }
        return Optional.of(json.toPrettyString() + System.lineSeparator());
    }
}
