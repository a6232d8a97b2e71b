package io.ringfire.app.service;

import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.adapters.demo.DemoSymbol;
import io.ringfire.adapters.mt5.Mt5Agent;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.VenueAssembly;
import io.ringfire.app.config.Settings;
import io.ringfire.app.console.BoundPort;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.recovery.SnapshotFrames;
import io.ringfire.app.recovery.TakenOver;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.MarketFeed;
import io.ringfire.engine.ingress.PaperIngress;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.venue.SimulatedVenue;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;

/** The simulated venue fills; quotes are a made-up market's, or those of terminals to which nothing is ever sent. */
final class PaperSide implements TradingSide {
    /** Numbers that the simulated venue has for one run's orders, deals and positions. */
    private static final long TICKETS_A_RUN = 10_000_000L;

    private final Settings settings;
    private final ServiceInboxes inboxes;
    private final EpochNanoClock clock;
    private final AccountSpec account;
    private final List<Instrument> instruments;
    private final FactInbox market = new FactInbox(ServiceInboxes.MARKET_BYTES);
    private SimulatedVenue venue;
    private EngineAssembly.Engine engine;
    private MarketFeed feed;
    private DemoFeed demoFeed;
    private Mt5Agent terminals;
    private AgentRunner thread;
    private volatile List<BoundPort> ports = List.of();

    PaperSide(Settings settings, ServiceInboxes inboxes, EpochNanoClock clock) {
        this.settings = settings;
        this.inboxes = inboxes;
        this.clock = clock;
        account = VenueAssembly.account(settings);
        InstrumentCatalog catalog = new InstrumentCatalog(settings.instruments());
        instruments = isDemo()
                ? DemoInstruments.of(DemoMarket.defaultSymbols(), catalog, settings, account.currency())
                : LiveInstruments.of(catalog, settings);
    }

    @Override
    public char modeLetter() {
        return 'P';
    }

    @Override
    public String label() {
        return isDemo() ? DemoMarket.LABEL : "";
    }

    @Override
    public List<AccountSpec> accounts() {
        return List.of(account);
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void begin(RunSpec run, EngineAssembly.Engine running) {
        engine = running;
        venue = VenueAssembly.venue(settings);
        venue.numberFrom(run.runNumber() * TICKETS_A_RUN);
        instruments.forEach(venue::define);
        if (isDemo()) {
            List<DemoSymbol> symbols = DemoMarket.defaultSymbols();
            demoFeed = new DemoFeed(settings.demo().seed(), symbols, instruments);
            feed = demoFeed;
        } else {
            feed = new InboxFeed(market);
            terminals = Terminals.agent(
                    settings, instruments, false, inboxes, inboxes.commands(), market, engine.gate(), clock, run);
        }
    }

    @Override
    public void takeOver(
            TakenOver taken, Recovery recovery, List<AccountSpec> accounts, SnapshotFrames frames, long startNs) {
        AccountSpec spec = accounts.get(0);
        venue.addAccount(0, spec.currency(), spec.leverage(), spec.isNetting(), spec.balanceMicros());
        for (TakenOver.HeldPosition position : taken.positions()) {
            venue.restorePosition(0, frames.position(startNs, position));
        }
        for (TakenOver.DoubtfulOrder order : taken.orders()) {
            frames.order(startNs, order);
        }
    }

    /** By evidence: the simulated venue lives and dies with the engine. */
    @Override
    public int resolve(TakenOver taken, SnapshotFrames frames, long eventNs) {
        for (TakenOver.DoubtfulOrder order : taken.orders()) {
            frames.lost(eventNs, order);
        }
        return taken.orders().size();
    }

    @Override
    public Agent ingress(EventStamp stamp, FactWriter facts) {
        return new PaperIngress(
                stamp,
                facts,
                venue,
                inboxes.orders(),
                engine.feedback(),
                inboxes.mailbox(),
                inboxes.commands(),
                feed,
                engine.gate(),
                engine.counters());
    }

    @Override
    public void start(CloseStack parts) {
        if (terminals != null) {
            thread = Agents.start(parts, Agents.terminals(terminals, settings.profile()));
            ports = Terminals.ports(terminals, Terminals.await(terminals));
        }
    }

    @Override
    public Optional<AgentRunner> terminalsThread() {
        return Optional.ofNullable(thread);
    }

    @Override
    public void stopFeeding() {
        if (demoFeed != null) {
            demoFeed.stop();
        }
    }

    @Override
    public boolean isQuiet() {
        return !inboxes.orders().hasOrders() && !inboxes.commands().hasFacts() && venue.nextDueNs() == Long.MAX_VALUE;
    }

    @Override
    public int terminals() {
        return isDemo() ? 0 : settings.accounts().size();
    }

    @Override
    public List<SessionView> sessions() {
        return terminals == null ? List.of() : terminals.sessions();
    }

    @Override
    public List<BoundPort> ports() {
        return ports;
    }

    @Override
    public boolean ping(String account) {
        return false;
    }

    private boolean isDemo() {
        return settings.paper().source() == Settings.PaperSource.DEMO;
    }
}
