package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings.State;
import io.ringfire.app.console.BoundPort;
import io.ringfire.app.console.EngineVitals;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which of the service's ports did not answer twice in a row. */
final class PortSource implements AlertSource {
    private static final int MISSES = 2;

    private final State rule;
    private final EngineVitals vitals;
    private final Dial.Dialler dialler;
    private final Map<BoundPort, PortProbe> probes = new HashMap<>();

    PortSource(State rule, EngineVitals vitals, Dial.Dialler dialler) {
        this.rule = rule;
        this.vitals = vitals;
        this.dialler = dialler;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        if (!rule.enabled()) {
            return;
        }
        for (BoundPort port : vitals.ports()) {
            PortProbe probe = probes.computeIfAbsent(port, each -> new PortProbe(each, dialler));
            probe.look(nowNs);
            if (probe.misses() >= MISSES) {
                seen.accept(Sighting.lasting(
                        AlertRule.PORT_UNBOUND,
                        port.name(),
                        rule.severity(),
                        "nothing listens at " + port.at().getAddress().getHostAddress() + ":"
                                + port.at().getPort() + ", " + probe.misses() + " times in a row: "
                                + probe.problem()));
            }
        }
    }
}
