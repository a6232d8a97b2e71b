package io.ringfire.app.service;

import io.ringfire.adapters.notify.Outbox;
import io.ringfire.app.config.Settings;
import io.ringfire.app.guardian.GuardedAgent;
import io.ringfire.app.latency.LatencyBook;
import io.ringfire.app.latency.OrderTimes;
import io.ringfire.app.log.ServiceLog;
import io.ringfire.app.pulse.CountedAgent;
import io.ringfire.app.pulse.GaugePulse;
import io.ringfire.app.pulse.HourlyFlow;
import io.ringfire.app.pulse.HttpRequestPulse;
import io.ringfire.app.pulse.JournalPulse;
import io.ringfire.app.pulse.OutboxPulse;
import io.ringfire.app.pulse.Passage;
import io.ringfire.app.pulse.PulseBoard;
import io.ringfire.app.pulse.PulseFinding;
import io.ringfire.app.pulse.PulseLimits;
import io.ringfire.app.pulse.PulseState;
import io.ringfire.app.pulse.TerminalPulse;
import io.ringfire.app.pulse.ViewRead;
import io.ringfire.app.view.OutcomeCopy;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.StageProgress;
import io.ringfire.engine.pipeline.StageTimes;
import io.ringfire.journal.queue.AppendGauge;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Says what of this service is looked at, and how. Each part is registered once it runs. */
final class ServicePulse {
    private static final long TELEGRAM_HEALTHY_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long TELEGRAM_DEGRADED_NS = TimeUnit.SECONDS.toNanos(180);
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long DISK_LATE_NS = TimeUnit.SECONDS.toNanos(3);
    private static final long DISK_OLD_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long SUM_UP_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final PulseBoard board;
    private final PulseLimits limits;
    private final Settings.Pulse settings;
    private final EpochNanoClock clock;
    private final OrderTimes orderTimes = new OrderTimes();
    private LatencyBook latencies;
    private HourlyFlow flow;

    ServicePulse(Settings.Pulse settings, EpochNanoClock clock) {
        this.settings = settings;
        this.clock = clock;
        limits = PulseLimits.ofMs(settings.healthyMs(), settings.degradedMs());
        board = new PulseBoard(SystemNanoClock.INSTANCE, TimeUnit.MILLISECONDS.toNanos(settings.everyMs()));
    }

    PulseBoard board() {
        return board;
    }

    /** Within which what is asked of a module is done. */
    PulseLimits limits() {
        return limits;
    }

    OrderTimes orderTimes() {
        return orderTimes;
    }

    LatencyBook latencies() {
        return latencies;
    }

    /**
     * Where the ring notes how long events take; null where it is not to.
     *
     * @param oneIn of so many events one is measured; 0 = none
     */
    StageTimes stageTimes(int ringSize, int oneIn) {
        StageTimes times = oneIn == 0 ? null : new StageTimes(SystemNanoClock.INSTANCE, ringSize, oneIn);
        latencies = new LatencyBook(Optional.ofNullable(times), orderTimes, System.nanoTime());
        return times;
    }

    List<HourlyFlow.Hour> flow() {
        return flow == null ? List.of() : flow.hours();
    }

    /** A thread of the service's. */
    void thread(String name, AgentRunner runner) {
        LongSupplier turns = ((CountedAgent) runner.agent())::turns;
        board.register(Passage.turns(name, turns, runner::thread, limits));
    }

    /** A part that may be started anew. */
    void guarded(Agent agent, GuardedAgent part) {
        board.register(
                agent instanceof Outbox outbox
                        ? new OutboxPulse(outbox, part::turns, part::thread)
                        : Passage.turns(part.name(), part::turns, part::thread, limits));
    }

    /** The bot, by how long ago Telegram answered it: some 25 s while nobody writes. */
    void telegram(LongSupplier silenceNs) {
        board.register(new GaugePulse("telegram", () -> {
            long ageNs = silenceNs.getAsLong();
            if (ageNs <= TELEGRAM_HEALTHY_NS) {
                return PulseFinding.healthy(PulseFinding.UNKNOWN, ageNs);
            }
            PulseState state = ageNs <= TELEGRAM_DEGRADED_NS ? PulseState.DEGRADED : PulseState.DISCONNECTED;
            return new PulseFinding(
                    state,
                    PulseFinding.UNKNOWN,
                    ageNs,
                    "Telegram has not answered for " + ageNs / NS_PER_SECOND + " s");
        }));
    }

    void certificate(CertificateWatch watch) {
        board.register(new GaugePulse("certificate", watch::finding));
    }

    void log(ServiceLog log) {
        board.register(new GaugePulse("log", log::look));
    }

    void ingress(LongSupplier turns, Supplier<Thread> thread) {
        board.register(Passage.turns("ingress", turns, thread, limits));
    }

    /** The ring, and each stage that has a thread of its own; and whether any failed. */
    void engine(Pipeline pipeline, RunningEngine engine) {
        for (StageProgress each : pipeline.progress()) {
            String name = each.name().equals("ring") ? "ring" : "stage-" + each.name();
            board.register(Passage.through(
                    name, each.published(), each.done(), each.thread(), limits, "what lies in the ring does not pass"));
        }
        board.register(new GaugePulse(
                "engine",
                () -> engine.failure()
                        .map(failure -> new PulseFinding(
                                PulseState.UNHEALTHY, PulseFinding.UNKNOWN, PulseFinding.UNKNOWN, failure))
                        .orElseGet(() -> PulseFinding.healthy(PulseFinding.UNKNOWN, PulseFinding.UNKNOWN))));
        board.register(new GaugePulse("disk", () -> disk(engine)));
        flow = new HourlyFlow(engine::count);
        engine.watchedBy(this);
    }

    private static PulseFinding disk(RunningEngine engine) {
        long ageNs = engine.diskCheckAgeNs();
        if (engine.freeBytes() < engine.requiredBytes()) {
            return new PulseFinding(
                    PulseState.UNHEALTHY,
                    PulseFinding.UNKNOWN,
                    ageNs,
                    engine.freeBytes() + " bytes are free, " + engine.requiredBytes() + " are needed");
        }
        PulseState state = ageNs <= DISK_LATE_NS
                ? PulseState.HEALTHY
                : ageNs <= DISK_OLD_NS ? PulseState.DEGRADED : PulseState.UNHEALTHY;
        return new PulseFinding(
                state,
                PulseFinding.UNKNOWN,
                ageNs,
                state == PulseState.HEALTHY ? "" : "the free space was not asked for lately");
    }

    /** Both journals: facts follow the ring, decisions come when they come. */
    void journals(Pipeline pipeline, OutcomeCopy copy, AppendGauge ticks, AppendGauge fires) {
        board.register(new JournalPulse(
                "ticks",
                copy::lastKeptNs,
                ticks::lastEventNs,
                ticks::hasFailed,
                writer(pipeline, "tick-journal"),
                clock,
                limits));
        board.register(new JournalPulse(
                "fires", () -> 0, fires::lastEventNs, fires::hasFailed, writer(pipeline, "route"), clock, limits));
    }

    private static Supplier<Thread> writer(Pipeline pipeline, String stage) {
        return pipeline.progress().stream()
                .filter(each -> each.name().equals(stage) || each.name().equals("ring"))
                .findFirst()
                .map(StageProgress::thread)
                .orElse(() -> null);
    }

    void view(PublishedValues values) {
        board.register(new ViewRead(values, clock, limits));
    }

    /** One module for each account's terminal. */
    void terminals(TradingSide side, int accounts, BooleanSupplier isMarketOpen) {
        PulseLimits pongs = PulseLimits.ofMs(settings.pongHealthyMs(), settings.pongDegradedMs());
        for (int place = 0; place < accounts; place++) {
            board.register(new TerminalPulse(place, side::sessions, side::pongs, isMarketOpen, pongs));
        }
    }

    void console(String url, Optional<Supplier<X509Certificate>> certificate) {
        board.register(new HttpRequestPulse(
                url,
                certificate,
                TimeUnit.MILLISECONDS.toNanos(settings.httpEveryMs()),
                limits,
                SystemNanoClock.INSTANCE.nanoTime()));
    }

    /** What looks: the board, and once a second the flow by the hour and how long events and orders took. */
    Agent agent() {
        return new Agent() {
            private long flowNs = System.nanoTime() - SUM_UP_EVERY_NS;

            @Override
            public int doWork() {
                long nowNs = System.nanoTime();
                if (nowNs - flowNs >= SUM_UP_EVERY_NS) {
                    flowNs = nowNs;
                    flow.look(clock.nanoTime());
                    latencies.collect(nowNs);
                }
                return board.doWork();
            }

            @Override
            public String roleName() {
                return board.roleName();
            }
        };
    }
}
