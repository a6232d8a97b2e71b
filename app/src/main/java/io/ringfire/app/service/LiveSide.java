package io.ringfire.app.service;

import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.adapters.mt5.Mt5Agent;
import io.ringfire.adapters.mt5.OrderSender;
import io.ringfire.adapters.mt5.PongView;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.adapters.mt5.SocketIdleStrategy;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.TerminalAssembly;
import io.ringfire.app.config.Settings;
import io.ringfire.app.console.BoundPort;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.recovery.SnapshotFrames;
import io.ringfire.app.recovery.TakenOver;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.LiveIngress;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.number.Base32;
import io.ringfire.engine.recovery.KnownTerminal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;

/** Terminals fill, and quote. In the demo the terminal is a simulated one of its own, over real sockets. */
final class LiveSide implements TradingSide {
    private final Settings settings;
    private final ServiceInboxes inboxes;
    private final EpochNanoClock clock;
    private final boolean isDemo;
    private final List<Instrument> instruments;
    private final FactInbox reports = new FactInbox(ServiceInboxes.REPORT_BYTES);
    private final FactInbox market = new FactInbox(ServiceInboxes.MARKET_BYTES);
    private EngineAssembly.Engine engine;
    private RunSpec run;
    private Mt5Agent terminals;
    private volatile List<BoundPort> ports = List.of();

    LiveSide(Settings settings, ServiceInboxes inboxes, EpochNanoClock clock, boolean isDemo) {
        this.settings = settings;
        this.inboxes = inboxes;
        this.clock = clock;
        this.isDemo = isDemo;
        this.instruments = LiveInstruments.of(new InstrumentCatalog(settings.instruments()), settings);
    }

    @Override
    public char modeLetter() {
        return 'L';
    }

    @Override
    public String label() {
        return isDemo ? DemoMarket.LABEL : "";
    }

    @Override
    public List<AccountSpec> accounts() {
        return TerminalAssembly.accounts(settings);
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void begin(RunSpec begun, EngineAssembly.Engine running) {
        run = begun;
        engine = running;
        terminals = Terminals.agent(settings, instruments, true, inboxes, reports, market, engine.gate(), clock, run);
        terminals.pulseEvery(TimeUnit.SECONDS.toNanos(settings.pulse().pingEverySeconds()));
    }

    /** What was sent before stays in doubt: only the terminal, or a person who looks at it, can tell. */
    @Override
    public void takeOver(
            TakenOver taken, Recovery recovery, List<AccountSpec> accounts, SnapshotFrames frames, long startNs) {
        for (TakenOver.HeldPosition position : taken.positions()) {
            frames.position(startNs, position);
        }
        for (TakenOver.DoubtfulOrder order : taken.orders()) {
            frames.order(startNs, order);
        }
        for (int i = 0; i < accounts.size(); i++) {
            KnownTerminal known = recovery.terminal(accounts.get(i).name());
            if (known != null) {
                terminals.restore(i, known.nodeId(), known.chartSymbol(), known.version());
            }
        }
        for (TakenOver.DoubtfulOrder doubt : taken.orders()) {
            KnownTerminal known =
                    recovery.terminal(accounts.get(doubt.accountId()).name());
            terminals.restore(new Mt5Agent.Doubt(
                    doubt.order(),
                    "L" + run.installation() + Base32.text(doubt.order().orderNumber()),
                    doubt.accountId(),
                    doubt.instrument().id(),
                    doubt.strategyId(),
                    known == null ? "" : known.nodeId()));
        }
    }

    @Override
    public int resolve(TakenOver taken, SnapshotFrames frames, long eventNs) {
        return 0;
    }

    @Override
    public Agent ingress(EventStamp stamp, FactWriter facts) {
        return new LiveIngress(stamp, facts, engine.feedback(), inboxes.mailbox(), reports, inboxes.commands(), market);
    }

    /** Terminals' sockets and ingress share a thread: a tick has one hop less to go, and an idle service one thread less to wake. */
    @Override
    public Agent onIngressThread(Agent ingress) {
        terminals.whenFull(() -> work(ingress));
        return new CompositeAgent(terminals, ingress, new OrderSender(terminals));
    }

    /** Parked on the sockets, the thread wakes when a terminal speaks, and not some time later. */
    @Override
    public IdleStrategy idle(Settings.Profile profile) {
        return profile == Settings.Profile.EFFICIENT ? new SocketIdleStrategy(terminals) : Agents.idle(profile);
    }

    private static void work(Agent ingress) {
        try {
            ingress.doWork();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("ingress failed while it made room", e);
        }
    }

    @Override
    public void start(CloseStack parts) {
        List<String> endpoints = Terminals.await(terminals);
        ports = Terminals.ports(terminals, endpoints);
        if (isDemo) {
            DemoTerminal.start(parts, settings, endpoints, instruments);
        }
    }

    @Override
    public void stopFeeding() {
        // terminals go on talking until their sockets are closed
    }

    @Override
    public boolean isQuiet() {
        return !reports.hasFacts()
                && !inboxes.commands().hasFacts()
                && !engine.feedback().hasFindings();
    }

    @Override
    public int terminals() {
        return settings.accounts().size();
    }

    @Override
    public List<SessionView> sessions() {
        return terminals == null ? List.of() : terminals.sessions();
    }

    @Override
    public List<PongView> pongs() {
        return terminals == null ? List.of() : terminals.pongs();
    }

    @Override
    public List<BoundPort> ports() {
        return ports;
    }

    @Override
    public boolean ping(String account) {
        return terminals.requestPing(account);
    }
}
