package io.ringfire.engine.pipeline;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.tickjournal.TickJournalStage;

/**
 * The stages of one run, each guarded. {@link #onEvent} calls them in turn; a ring may call them one by one instead.
 */
public final class EngineStages {
    /** The step at which what an event sends must be on disk. */
    private static final int BEFORE_ROUTE = 4;

    private final GuardedStage ingest;
    private final GuardedStage tickJournal;
    private final GuardedStage detect;
    private final GuardedStage risk;
    private final GuardedStage route;
    private final GuardedStage confirm;
    private final IngestStage ingestStage;
    private final TickJournalStage tickJournalStage;
    private final DetectStage detectStage;
    private final RiskStage riskStage;
    private final RouteStage routeStage;
    private final ConfirmStage confirmStage;
    private final Runnable flushTickJournal;
    private final Runnable flushRoute;

    /** Whose each step of an event is, in their order. */
    private final GuardedStage[] steps;

    /** Whether no stage has failed. */
    private boolean areSound = true;

    /** Whether nothing but a tick itself can make it more than one to note; true for as long as no event comes. */
    private boolean isQuiet;

    /** The same for a tick that warms up; false says that it has to be found out. */
    private boolean isCalm;

    /** Guards these stages; failures shut {@code gate} and are told to {@code listener}. */
    public EngineStages(
            IngestStage ingest,
            TickJournalStage tickJournal,
            DetectStage detect,
            RiskStage risk,
            RouteStage route,
            ConfirmStage confirm,
            Gate gate,
            StageFailureListener listener,
            EngineCounters counters) {
        this.ingest = new GuardedStage(ingest, gate, listener, counters);
        this.tickJournal = new GuardedStage(tickJournal, gate, listener, counters);
        this.detect = new GuardedStage(detect, gate, listener, counters);
        this.risk = new GuardedStage(risk, gate, listener, counters);
        this.route = new GuardedStage(route, gate, listener, counters);
        this.confirm = new GuardedStage(confirm, gate, listener, counters);
        this.ingestStage = ingest;
        this.tickJournalStage = tickJournal;
        this.detectStage = detect;
        this.riskStage = risk;
        this.routeStage = route;
        this.confirmStage = confirm;
        this.steps = new GuardedStage[] {
            this.ingest, this.tickJournal, this.detect, this.risk, this.tickJournal, this.route, this.confirm
        };
        this.flushTickJournal = tickJournal::flush;
        this.flushRoute = route::flush;
    }

    /**
     * Takes one event through all stages on the calling thread. The facts of several events may share a document, so the tick
     * journal is flushed before route where the event has something to write or to send.
     */
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        if (areSound) {
            onSoundEvent(event, sequence, endOfBatch);
        } else {
            guarded(0, event, sequence, endOfBatch);
        }
        lookForQuiet();
    }

    /**
     * Each stage by its own class, so that the compiler sees which one is called: through the guards it is one call for six classes. What
     * is thrown is that step's; those behind it go on.
     */
    private void onSoundEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        int step = 0;
        try {
            ingestStage.onEvent(event, sequence, endOfBatch);
            step++;
            tickJournalStage.onEvent(event, sequence, endOfBatch);
            step++;
            detectStage.onEvent(event, sequence, endOfBatch);
            step++;
            riskStage.onEvent(event, sequence, endOfBatch);
            step++;
            if (mustBeOnDisk(event)) {
                tickJournalStage.flush();
            }
            step++;
            routeStage.onEvent(event, sequence, endOfBatch);
            step++;
            confirmStage.onEvent(event, sequence, endOfBatch);
        } catch (Throwable error) {
            fail(steps[step], sequence, error);
            guarded(step + 1, event, sequence, endOfBatch);
        }
    }

    /** The steps from one on, each under its guard. */
    private void guarded(int from, EngineEvent event, long sequence, boolean endOfBatch) {
        for (int step = from; step < steps.length; step++) {
            if (step != BEFORE_ROUTE) {
                steps[step].onEvent(event, sequence, endOfBatch);
            } else if (mustBeOnDisk(event)) {
                tickJournal.run(flushTickJournal, sequence);
            }
        }
        lookForFailures();
    }

    private void fail(GuardedStage stage, long sequence, Throwable error) {
        stage.fail(sequence, error);
        lookForFailures();
    }

    private void lookForFailures() {
        areSound = true;
        for (GuardedStage stage : steps) {
            areSound &= !stage.hasFailed();
        }
    }

    /** As {@link #onEvent}; notes when each stage is done. */
    void onMeasuredEvent(EngineEvent event, long sequence, boolean endOfBatch, StageTimes times) {
        ingest.onEvent(event, sequence, endOfBatch);
        times.done(StageName.INGEST, sequence);
        tickJournal.onEvent(event, sequence, endOfBatch);
        times.done(StageName.TICK_JOURNAL, sequence);
        detect.onEvent(event, sequence, endOfBatch);
        times.done(StageName.DETECT, sequence);
        risk.onEvent(event, sequence, endOfBatch);
        times.done(StageName.RISK, sequence);
        if (mustBeOnDisk(event)) {
            tickJournal.run(flushTickJournal, sequence);
        }
        route.onEvent(event, sequence, endOfBatch);
        times.done(StageName.ROUTE, sequence);
        confirm.onEvent(event, sequence, endOfBatch);
        times.done(StageName.CONFIRM, sequence);
        times.record(sequence, event.isWarmUp());
        lookForFailures();
        lookForQuiet();
    }

    /** Whether the event has something to write or to send, which must not come before its fact is written. */
    private static boolean mustBeOnDisk(EngineEvent event) {
        return event.decisions().countWithPreceding() > 0
                || event.isCheckpointDue()
                || event.inbound().templateId() == OperatorCommandDecoder.TEMPLATE_ID;
    }

    /**
     * Takes a tick that no stage has anything to write about, without an event: ingest, detect and risk note it, and that is all
     * that {@link #onEvent} would come to. What fails fails as it does there. On the thread that calls {@link #onEvent}.
     *
     * @return false, with nothing done, for a tick that must go through all stages as an event
     */
    public boolean note(Tick tick) {
        if (!isQuiet || !ingestStage.isQuiet(tick) || !detectStage.isQuiet(tick)) {
            return false;
        }
        GuardedStage current = ingest;
        try {
            ingestStage.note(tick);
            current = detect;
            detectStage.note(tick);
            current = risk;
            isQuiet = riskStage.note(tick);
        } catch (Throwable error) {
            fail(current, tick.sequence(), error);
            isQuiet = false;
        }
        return true;
    }

    /**
     * As {@link #note(Tick)}, for a tick that warms up: no journal is asked, whatever its source.
     *
     * @return false, with nothing done, for a tick that must go through all stages as an event
     */
    public boolean noteWarmUp(Tick tick) {
        isCalm = isCalm || areCalm();
        if (!isCalm || !ingestStage.isTaken(tick) || !detectStage.isSeen(tick) || !detectStage.isQuiet(tick)) {
            return false;
        }
        GuardedStage current = ingest;
        try {
            ingestStage.noteWarmUp(tick);
            current = detect;
            detectStage.note(tick);
            current = risk;
            isCalm = riskStage.noteWarmUp(tick);
        } catch (Throwable error) {
            fail(current, tick.sequence(), error);
            isCalm = false;
        }
        return true;
    }

    /** Whether nothing but a tick itself can make it more than one to note. */
    public boolean isQuiet() {
        return isQuiet;
    }

    /**
     * Takes as many of the first of these ticks as no stage has anything to say about, and cuts the others off: what {@link #note(Tick)}
     * for each would come to. What fails fails at the last of them.
     *
     * @return how many; 0, with nothing done, where they must be taken one by one
     */
    public int note(TickBlock ticks) {
        if (!isQuiet) {
            return 0;
        }
        detectStage.cut(ticks);
        ingestStage.cut(ticks);
        if (!riskStage.cut(ticks)) {
            return 0;
        }
        GuardedStage current = ingest;
        try {
            ingestStage.note(ticks);
            current = detect;
            detectStage.note(ticks);
            current = risk;
            isQuiet = riskStage.note(ticks);
        } catch (Throwable error) {
            fail(current, ticks.sequence(ticks.to() - 1), error);
            isQuiet = false;
        }
        return ticks.size();
    }

    private void lookForQuiet() {
        isQuiet = tickJournalStage.isQuiet() && areCalm();
        isCalm = isQuiet;
    }

    private boolean areCalm() {
        boolean haveFailed = ingest.hasFailed() || detect.hasFailed() || risk.hasFailed();
        return !haveFailed && detectStage.isQuiet() && riskStage.isQuiet();
    }

    /** Appends whatever still waits for a document. On the thread that calls {@link #onEvent}. */
    public void flush(long sequence) {
        tickJournal.run(flushTickJournal, sequence);
        route.run(flushRoute, sequence);
        lookForFailures();
    }

    /** The risk stage, whose ledger can be read once the stages have stopped. */
    public RiskStage risk() {
        return riskStage;
    }

    GuardedStage ingest() {
        return ingest;
    }

    GuardedStage tickJournal() {
        return tickJournal;
    }

    GuardedStage detect() {
        return detect;
    }

    GuardedStage guardedRisk() {
        return risk;
    }

    GuardedStage route() {
        return route;
    }

    GuardedStage confirm() {
        return confirm;
    }
}
