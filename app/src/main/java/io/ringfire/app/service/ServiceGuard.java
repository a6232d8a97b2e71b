package io.ringfire.app.service;

import io.ringfire.app.config.Settings;
import io.ringfire.app.console.Console;
import io.ringfire.app.guardian.GuardedAgent;
import io.ringfire.app.guardian.Guardian;
import io.ringfire.app.guardian.HealthFile;
import io.ringfire.app.guardian.RestartRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Starts the parts beside the decision path that may be started anew, and what does that. */
final class ServiceGuard {
    private final Settings.Guardian keys;
    private final CloseStack parts;
    private final long stuckNs;
    private final List<GuardedAgent> guarded = new ArrayList<>();

    /** @param parts where what is started is left to be closed */
    ServiceGuard(Settings.Guardian keys, CloseStack parts) {
        this.keys = keys;
        this.parts = parts;
        this.stuckNs = TimeUnit.SECONDS.toNanos(keys.stuckSeconds());
    }

    /** Starts an agent on a thread of its own. */
    GuardedAgent start(Agent agent, Function<Agent, AgentRunner> runners) {
        GuardedAgent part = new GuardedAgent(agent, runners, stuckNs);
        guarded.add(part);
        part.start();
        parts.push(part.name(), part::close);
        return part;
    }

    /** The last to be started, and so the first to end: what is being stopped is not started anew. */
    Guardian watch(
            RunningEngine running,
            Console console,
            ConsoleServer opened,
            Path health,
            long runNumber,
            String label,
            EpochNanoClock clock) {
        RestartRules rules = new RestartRules(
                TimeUnit.SECONDS.toNanos(keys.waitSeconds()),
                keys.attempts(),
                TimeUnit.MINUTES.toNanos(keys.stableMinutes()));
        Guardian guardian = new Guardian(SystemNanoClock.INSTANCE, clock, rules, running::isStopping);
        guarded.forEach(guardian::guard);
        opened.judgedBy(
                () -> running.modules().stream()
                        .filter(each -> each.name().equals(opened.name()))
                        .findFirst(),
                stuckNs);
        guardian.guard(opened);
        running.guardedBy(guardian);
        HealthFile file = new HealthFile(
                health,
                SystemNanoClock.INSTANCE,
                TimeUnit.SECONDS.toNanos(keys.healthFileSeconds()),
                () -> HealthText.of(console, running, runNumber, label));
        parts.push("health file", () -> {
            running.stopping();
            file.close();
        });
        Agents.start(parts, Agents.guardian(new CompositeAgent(guardian, file)));
        return guardian;
    }
}
