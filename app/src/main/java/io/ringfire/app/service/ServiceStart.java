package io.ringfire.app.service;

import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.adapters.demo.DemoSymbol;
import io.ringfire.app.Build;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.VenueAssembly;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.recovery.TakenOver;
import io.ringfire.app.recovery.WarmUp;
import io.ringfire.app.view.OutcomeCopy;
import io.ringfire.app.view.StatePublisher;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.ingress.PaperIngress;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.RingPipeline;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.journal.ModuleFlags;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.state.SharedStateWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Starts a service: lock, verify, fold, open, warm up, and only then trade. Every step is printed with its time; one that fails
 * takes back those before it.
 */
public final class ServiceStart {
    private static final int MIB = 1 << 20;
    /** Numbers that the simulated venue has for one run's orders, deals and positions. */
    private static final long TICKETS_A_RUN = 10_000_000L;

    private static final long NS_PER_MS = 1_000_000L;
    private static final long DRAIN_PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private final Settings settings;
    private final StepLog steps;
    private final DataDirectory data;
    private final CloseStack parts = new CloseStack();
    private final EpochNanoClock clock = new SystemEpochNanoClock();
    private final Mailbox mailbox = new Mailbox();
    private final ServiceFailures failures = new ServiceFailures(mailbox);
    private final OrderInbox orders = new OrderInbox();
    private final OutcomeCopy copy = new OutcomeCopy();
    private final List<DemoSymbol> symbols = DemoMarket.defaultSymbols();
    private final int blockBytes;

    private AccountSpec account;
    private List<Instrument> instruments;
    private DiskWatch disk;
    private Recovery recovery;
    private TakenOver taken = TakenOver.nothing();
    private RunSpec run;
    private ChronicleRecordLog ticks;
    private ChronicleRecordLog fires;

    private ServiceStart(Settings settings, StepLog steps) {
        this.settings = settings;
        this.steps = steps;
        this.data = new DataDirectory(settings.data());
        this.blockBytes = settings.journal().blockSizeMiB() * MIB;
    }

    /**
     * Starts.
     *
     * @throws ConfigurationException when the configuration asks for what cannot be run
     * @throws JournalException when the data directory is in use, full, or holds what is no journal
     */
    public static PaperService start(Settings settings, StepLog steps) {
        ServiceStart start = new ServiceStart(settings, steps);
        try {
            return start.start();
        } catch (RuntimeException | Error e) {
            start.parts.close();
            throw e;
        }
    }

    private PaperService start() {
        check();
        lock();
        recover();
        open();
        return launch();
    }

    private void check() {
        SupportedModes.require(settings);
        List<String> missing = ModuleFlags.check();
        if (!missing.isEmpty()) {
            throw new JournalException("the JVM was started without " + String.join(" ", missing)
                    + "; start it by run.sh, or with @config/jvm.options");
        }
        account = VenueAssembly.account(settings);
        instruments = DemoInstruments.of(
                symbols, new InstrumentCatalog(settings.instruments()), settings, account.currency());
        // the stages are made once to hear what is wrong with the strategies while nothing is touched yet
        EngineAssembly.engine(settings, true, null, null, orders, copy, failures);
        steps.done(
                "config",
                settings.strategies().size() + " strategies, " + instruments.size() + " instruments, seed "
                        + settings.demo().seed());
    }

    private void lock() {
        DataLock lock = DataLock.acquire(data.lockFile(), "data directory " + data.root());
        parts.push("lock", lock::close);
        disk = new DiskWatch(Entries.guard(data, settings, blockBytes), mailbox, SystemNanoClock.INSTANCE);
        disk.requireSpace();
        steps.done("lock", data.root() + ", " + disk.freeBytes() / MIB + " MiB free");
    }

    private void recover() {
        int sealed = QueueSeal.sealClosedFiles(data.ticks()).size()
                + QueueSeal.sealClosedFiles(data.fires()).size();
        recovery = Recovery.of(data);
        steps.done("verify", "journal tails are whole, " + sealed + " closed files are sealed");
        if (recovery.isRestart()) {
            account = AccountTakeOver.of(recovery, account, data);
            taken = TakenOver.of(
                    recovery.fold().ledger(),
                    instruments,
                    KeptConfiguration.strategies(data, recovery.folded().get().configHash()),
                    strategyIds());
        }
        steps.done("fold", recovery.describe());
        taken.notes().forEach(steps::note);
    }

    private void open() {
        ticks = ChronicleRecordLog.openDaily(
                data.ticks(), blockBytes, recovery.runs().lastEventNs());
        parts.push("tick journal", ticks::close);
        fires = ChronicleRecordLog.openDaily(data.fires(), blockBytes, recovery.lastFireNs());
        parts.push("fire journal", fires::close);
        Agents.start(parts, Agents.keeper(ticks.toucher(), fires.toucher(), disk));
        steps.done(
                "journals",
                settings.journal().durability().name().toLowerCase(Locale.ROOT) + ", blocks of "
                        + settings.journal().blockSizeMiB() + " MiB");
        run = new RunSpec(
                'P',
                Installation.of(data.root()),
                recovery.nextOrderNumber(),
                recovery.nextRunNumber(),
                KeptConfiguration.keep(data, settings),
                Build.version(),
                WarmUp.fromNs(recovery.runs().lastEventNs()));
    }

    /** Called on the publisher's thread: nothing that trades waits for the view. */
    private SharedStateWriter openState() {
        return new SharedStateWriter(
                data.state(), Long.toString(run.runNumber()), Entries.most(settings), clock::nanoTime);
    }

    private PaperService launch() {
        SimulatedVenue venue = VenueAssembly.venue(settings);
        venue.numberFrom(run.runNumber() * TICKETS_A_RUN);
        EngineAssembly.Engine engine = EngineAssembly.engine(settings, true, ticks, fires, orders, copy, failures);
        copy.countInto(engine.counters());
        PipelineContext context = EngineAssembly.pipeline(settings);
        RingPipeline pipeline = RingPipeline.launch(engine.stages(), context, Thread::new);
        RunningEngine running = new RunningEngine(engine.counters(), pipeline, engine.gate(), failures, disk);
        long startNs = Math.max(clock.nanoTime(), recovery.lastEventNs() + 1);
        StatePublisher publisher = new StatePublisher(
                copy,
                this::openState,
                EngineDescription.facts(settings, context, run, startNs, strategyIds()),
                running,
                clock,
                settings.state().keepFires());
        Agents.start(parts, Agents.publisher(publisher));
        parts.push("ring", pipeline::close);
        steps.done("ring", EngineDescription.line(settings, context));

        EventStamp stamp = new EventStamp(
                clock, SystemNanoClock.INSTANCE, startNs, settings.clock().maxStepMs() * NS_PER_MS);
        FactWriter facts = new FactWriter(pipeline, engine.counters());
        RunOpening opening = new RunOpening(facts, instruments, taken);
        opening.define(startNs, run, account, venue);
        long warmed = opening.warmUp(data, recovery, run, startNs);
        awaitDrained(pipeline);
        running.countFromHere();
        steps.done("warm-up", String.format(Locale.ROOT, "%,d recorded ticks, signals muted", warmed));
        int resolved = opening.resolve(stamp.nextNs());
        if (recovery.ordersWithoutCause() > 0) {
            opening.haltAfterPowerLoss(stamp.nextNs());
        }
        startIngress(engine, facts, stamp, venue, pipeline);
        publisher.running();
        steps.done(
                "trading",
                String.format(
                        Locale.ROOT, "run %d; %d orders in doubt resolved as not sent", run.runNumber(), resolved));
        return new PaperService(DemoMarket.LABEL, run.runNumber(), running, publisher, failures, parts, steps);
    }

    private void startIngress(
            EngineAssembly.Engine engine,
            FactWriter facts,
            EventStamp stamp,
            SimulatedVenue venue,
            RingPipeline pipeline) {
        DemoFeed feed = new DemoFeed(settings.demo().seed(), symbols, instruments);
        PaperIngress ingress = new PaperIngress(
                stamp, facts, venue, orders, engine.feedback(), mailbox, feed, engine.gate(), engine.counters());
        IngressStop stop = new IngressStop(ingress, stamp, facts, venue, orders, engine.feedback(), pipeline);
        parts.push("run", stop::run);
        Agents.start(
                parts,
                Agents.ingress(ingress, settings.profile(), error -> failures.onIngressFailed(engine.gate(), error)));
        parts.push("gate", () -> {
            feed.stop();
            engine.gate().shut(Gate.Reason.STOPPING);
        });
    }

    private List<String> strategyIds() {
        return settings.strategies().stream().map(StrategySettings::id).toList();
    }

    private static void awaitDrained(RingPipeline pipeline) {
        long begunNs = System.nanoTime();
        while (!pipeline.isDrained()) {
            if (System.nanoTime() - begunNs > DRAIN_PATIENCE_NS) {
                throw new IllegalStateException("the stages did not take the warm-up");
            }
            LockSupport.parkNanos(NS_PER_MS / 10);
        }
    }
}
