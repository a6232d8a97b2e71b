package io.ringfire.app.service;

import io.ringfire.adapters.mt5.CurveKeys;
import io.ringfire.adapters.mt5.Mt5Agent;
import io.ringfire.app.assembly.TerminalAssembly;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.console.BoundPort;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/** Makes and starts the adapter that terminals connect to. */
final class Terminals {
    private Terminals() {}

    static Mt5Agent agent(
            Settings settings,
            List<Instrument> instruments,
            boolean isTraded,
            ServiceInboxes inboxes,
            FactInbox reports,
            FactInbox market,
            Gate gate,
            EpochNanoClock clock,
            RunSpec run) {
        return new Mt5Agent(
                TerminalAssembly.endpoints(
                        settings, settings.mt5().curve() ? CurveKeys.secretKey(settings.data()) : new byte[0]),
                TerminalAssembly.terminals(settings, instruments, isTraded),
                TerminalAssembly.rules(settings),
                reports,
                market,
                isTraded ? inboxes.orders() : new OrderInbox(),
                gate,
                clock,
                "L" + run.installation());
    }

    /** The ports of one that listens. */
    static List<BoundPort> ports(Mt5Agent agent, List<String> endpoints) {
        return List.of(
                BoundPort.of("mt5.commands", endpoints.get(0), agent.visits()),
                BoundPort.of("mt5.market", endpoints.get(1), agent.visits()),
                BoundPort.of("mt5.confirmations", endpoints.get(2), agent.visits()));
    }

    /** Waits until it listens, and says where. */
    static List<String> await(Mt5Agent agent) {
        try {
            return agent.awaitBound();
        } catch (IllegalStateException e) {
            throw new ConfigurationException(List.of(e.getMessage()));
        }
    }
}
