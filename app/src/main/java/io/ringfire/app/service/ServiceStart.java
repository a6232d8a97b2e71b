package io.ringfire.app.service;

import io.ringfire.adapters.http.Listening;
import io.ringfire.app.Build;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.TradingHours;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.latency.TimedGateway;
import io.ringfire.app.log.ServiceLog;
import io.ringfire.app.operator.CommandTracker;
import io.ringfire.app.recovery.KeptConfiguration;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.app.recovery.StandingHalts;
import io.ringfire.app.recovery.TakenOver;
import io.ringfire.app.recovery.WarmUp;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.app.telegram.TelegramConsole;
import io.ringfire.app.view.OutcomeCopy;
import io.ringfire.app.view.StatePublisher;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.InjectedQuotes;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.route.Gate;
import io.ringfire.journal.ModuleFlags;
import io.ringfire.journal.archive.ArchiveMark;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.state.SharedStateWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Starts a service: lock, verify, fold, open, warm up, and only then trade. Every step is printed with its time; one that fails
 * takes back those before it.
 */
public final class ServiceStart {
    private static final int MIB = 1 << 20;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long STOP_PATIENCE_MS = 2_000;

    private static final long DRAIN_PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private final Settings settings;
    private final boolean isDemo;
    private final StepLog steps;
    private final ServiceLog log;
    private final DataDirectory data;
    private final CloseStack parts = new CloseStack();
    private final EpochNanoClock clock = new SystemEpochNanoClock();
    private final ServiceInboxes inboxes = ServiceInboxes.make();
    private final ServiceFailures failures = new ServiceFailures(inboxes.mailbox());
    private final OutcomeCopy copy = new OutcomeCopy();
    private final CommandTracker tracker = new CommandTracker(copy);
    private final Pulses pulses = new Pulses(SystemNanoClock.INSTANCE, "keeper");
    private final CloseStack server = new CloseStack();
    private final ServicePulse pulse;
    private final ServiceGuard guard;
    private final int blockBytes;

    private TradingSide side;
    private List<AccountSpec> accounts;
    private DiskWatch disk;
    private Recovery recovery;
    private TakenOver taken = TakenOver.nothing();
    private StandingHalts halts = new StandingHalts();
    private KeptConfiguration.Kept kept;
    private Optional<String> telegramToken = Optional.empty();
    private Listening listening;
    private RunSpec run;
    private ChronicleRecordLog ticks;
    private ChronicleRecordLog fires;

    private ServiceStart(Settings settings, boolean isDemo, StepLog steps, ServiceLog log) {
        this.settings = settings;
        this.isDemo = isDemo;
        this.steps = steps;
        this.log = log;
        this.data = new DataDirectory(settings.data());
        this.blockBytes = settings.journal().blockSizeMiB() * MIB;
        this.pulse = new ServicePulse(settings.pulse(), clock);
        this.guard = new ServiceGuard(settings.guardian(), parts);
    }

    /**
     * Starts.
     *
     * @param isDemo whether live mode brings a simulated terminal of its own
     * @param log of this process; whoever opened it closes it
     * @throws ConfigurationException when the configuration asks for what cannot be run
     * @throws JournalException when the data directory is in use, full, or holds what is no journal
     */
    public static EngineService start(Settings settings, boolean isDemo, StepLog steps, ServiceLog log) {
        ServiceStart start = new ServiceStart(settings, isDemo, steps, log);
        try {
            return start.start();
        } catch (RuntimeException | Error e) {
            start.parts.close();
            throw e;
        }
    }

    private EngineService start() {
        check();
        watchLog();
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
        side = settings.mode() == Settings.Mode.LIVE
                ? new LiveSide(settings, inboxes, clock, isDemo)
                : new PaperSide(settings, inboxes, clock);
        accounts = side.accounts();
        telegramToken = TelegramConsole.token(settings.telegram(), data.root(), System.getenv());
        listening = OperatorAccess.listening(settings.console());
        // the stages are made once to hear what is wrong with the strategies while nothing is touched yet
        Strategies strategies = Strategies.load(settings);
        EngineAssembly.engine(settings, strategies, true, null, null, inboxes.orders(), copy, failures);
        if (settings.mode() == Settings.Mode.LIVE) {
            EngineAssembly.checkTerminals(settings, strategies.make().slots());
        }
        steps.done(
                "config",
                settings.strategies().size() + " strategies, "
                        + side.instruments().size() + " instruments, " + accounts.size() + " accounts");
    }

    private void watchLog() {
        telegramToken.ifPresent(log::hide);
        pulse.log(log);
        if (!log.trouble().isEmpty()) {
            steps.note("log.file: " + log.trouble());
        }
    }

    private void lock() {
        DataLock lock = DataLock.acquire(data.lockFile(), "data directory " + data.root());
        parts.push("lock", lock::close);
        ArchiveMark.of(data).ifPresent(mark -> {
            throw new JournalException(data.root() + " is an archive of " + mark.source()
                    + ": its books are old, and nothing is started on it; name that data directory");
        });
        parts.push("server", server::close);
        disk = new DiskWatch(Entries.guard(data, settings, blockBytes), inboxes.mailbox(), SystemNanoClock.INSTANCE);
        disk.requireSpace();
        steps.done("lock", data.root() + ", " + disk.freeBytes() / MIB + " MiB free");
    }

    private void recover() {
        recovery = Recovery.of(data, settings.risk().dayStart());
        steps.done("verify", "journal tails are whole");
        if (recovery.isRestart()) {
            accounts = AccountTakeOver.of(recovery, accounts, data);
            List<String> names = accounts.stream().map(AccountSpec::name).toList();
            List<String> strategiesThen =
                    KeptConfiguration.strategies(data, recovery.folded().get().configHash());
            taken = TakenOver.of(recovery.fold().ledger(), side.instruments(), names, strategiesThen, strategyIds());
            halts = new StandingHalts(recovery.fold(), side.instruments(), names, strategiesThen, strategyIds());
        }
        steps.done("fold", recovery.describe());
        taken.notes().forEach(steps::note);
        halts.notes().forEach(steps::note);
    }

    private void open() {
        ticks = ChronicleRecordLog.openDaily(
                data.ticks(), blockBytes, recovery.runs().lastEventNs());
        parts.push("tick journal", ticks::close);
        fires = ChronicleRecordLog.openDaily(data.fires(), blockBytes, recovery.lastFireNs());
        parts.push("fire journal", fires::close);
        pulse.thread("keeper", Agents.start(parts, Agents.keeper(ticks.toucher(), fires.toucher(), disk, pulses)));
        steps.done(
                "journals",
                settings.journal().durability().name().toLowerCase(Locale.ROOT) + ", blocks of "
                        + settings.journal().blockSizeMiB() + " MiB");
        kept = KeptConfiguration.keep(data, settings);
        run = new RunSpec(
                side.modeLetter(),
                Installation.of(data.root()),
                recovery.nextOrderNumber(),
                recovery.nextRunNumber(),
                kept.hash(),
                Build.version(),
                WarmUp.fromNs(recovery.runs().lastEventNs(), settings.bars().warmUpHours()));
    }

    /** Called on the publisher's thread: nothing that trades waits for the view. */
    private SharedStateWriter openState() {
        return new SharedStateWriter(
                data.state(), Long.toString(run.runNumber()), Entries.most(settings), clock::nanoTime);
    }

    private EngineService launch() {
        List<String> names = accounts.stream().map(AccountSpec::name).toList();
        TimedGateway gateway = new TimedGateway(inboxes.orders(), clock, pulse.orderTimes());
        PingRequests listener = new PingRequests(tracker, names, side::ping);
        EngineAssembly.Engine engine =
                EngineAssembly.engine(kept.settings(), true, ticks, fires, gateway, listener, failures);
        side.begin(run, engine);
        copy.countInto(engine.counters());
        PipelineContext context = EngineAssembly.pipeline(settings);
        context.stageTimes(
                pulse.stageTimes(context.ringSize(), settings.pipeline().measureOneIn()));
        Pipeline pipeline = Pipeline.launch(engine.stages(), context, Thread::new);
        RunningEngine running = new RunningEngine(
                engine.counters(), pipeline, engine.gate(), failures, disk, side, pulses, ticks.gauge(), fires.gauge());
        long startNs = Math.max(clock.nanoTime(), recovery.lastEventNs() + 1);
        StatePublisher publisher = new StatePublisher(
                copy,
                this::openState,
                EngineDescription.facts(settings, side.label(), context, run, startNs, strategyIds()),
                running,
                clock,
                settings.state().keepFires());
        publisher.measureInto(pulse.orderTimes());
        pulse.thread("publisher", Agents.start(parts, Agents.publisher(publisher)));
        pulse.view(publisher.values());
        pulse.engine(pipeline, running);
        pulse.journals(pipeline, copy, ticks.gauge(), fires.gauge());
        pulses.watch("publisher", publisher::turns);
        pulses.watch("stages", new RingProgress(running::occupancy, copy::lastSequence));
        parts.push("ring", pipeline::close);
        steps.done("ring", EngineDescription.line(settings, context));

        EventStamp stamp = new EventStamp(
                clock, SystemNanoClock.INSTANCE, startNs, settings.clock().maxStepMs() * NS_PER_MS);
        FactWriter facts = new FactWriter(pipeline, engine.counters());
        RunOpening opening = new RunOpening(facts, side, taken);
        opening.define(startNs, run, accounts, recovery);
        long warmed = opening.warmUp(data, recovery, run, startNs);
        awaitDrained(pipeline);
        running.countFromHere();
        steps.done("warm-up", String.format(Locale.ROOT, "%,d recorded ticks, signals muted", warmed));
        int resolved = opening.resolve(stamp.nextNs());
        if (recovery.ordersWithoutCause() > 0) {
            opening.halt(stamp.nextNs(), "orders without their cause: power was lost");
        }
        if (recovery.isRestored()) {
            opening.halt(stamp.nextNs(), "restored from a backup: compare positions with the terminal's, then resume");
        }
        halts.publish(facts, stamp.nextNs());
        startIngress(engine, facts, stamp, pipeline);
        ConsoleStart console = new ConsoleStart(
                shared(),
                side,
                telegramToken,
                listening,
                new ConsoleStart.Trading(
                        names,
                        recovery.runs().commandIds(ServiceRuns.COMMAND_DAYS),
                        run.runNumber(),
                        running,
                        publisher,
                        TradingHours.of(settings, engine.calendar())));
        steps.done("console", console.open());
        DailyRounds rounds = new DailyRounds(settings, data, disk.requiredBytes(), clock::nanoTime, parts, steps);
        rounds.startSeals();
        rounds.startBackups(running);
        rounds.startArchive(running);
        rounds.startReplays(running, recovery.runs().newestBegun().map(ServiceRun::runNumber), run.runNumber());
        publisher.running();
        steps.done(
                "trading",
                String.format(
                        Locale.ROOT, "run %d; %d orders in doubt resolved as not sent", run.runNumber(), resolved));
        return new EngineService(side.label(), run.runNumber(), running, publisher, failures, parts, steps);
    }

    private void startIngress(EngineAssembly.Engine engine, FactWriter facts, EventStamp stamp, Pipeline pipeline) {
        Agent ingress = new CompositeAgent(
                side.ingress(stamp, facts), new InjectedQuotes(stamp, facts, inboxes.injected()), pipeline);
        IngressStop stop = new IngressStop(ingress, side, stamp, facts, engine.feedback(), pipeline);
        IngressThread thread = new IngressThread(
                side.onIngressThread(ingress),
                side.idle(settings.profile()),
                error -> failures.onIngressFailed(engine.gate(), error),
                stop::run);
        parts.push("ingress", () -> thread.close(STOP_PATIENCE_MS));
        thread.start();
        pulses.watch("ingress", thread::turns);
        pulse.ingress(thread::turns, thread::thread);
        side.start(parts);
        parts.push("gate", () -> {
            side.stopFeeding();
            engine.gate().shut(Gate.Reason.STOPPING);
        });
    }

    private ConsoleStart.Shared shared() {
        return new ConsoleStart.Shared(
                settings, isDemo, data, log, parts, server, clock, inboxes, tracker, pulses, pulse, guard);
    }

    private List<String> strategyIds() {
        return settings.strategies().stream().map(StrategySettings::id).toList();
    }

    private static void awaitDrained(Pipeline pipeline) {
        long begunNs = System.nanoTime();
        while (!pipeline.isDrained()) {
            if (pipeline.doWork() > 0) {
                continue;
            }
            if (System.nanoTime() - begunNs > DRAIN_PATIENCE_NS) {
                throw new IllegalStateException("the stages did not take the warm-up");
            }
            LockSupport.parkNanos(NS_PER_MS / 10);
        }
    }
}
