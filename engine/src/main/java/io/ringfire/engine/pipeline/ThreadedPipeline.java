package io.ringfire.engine.pipeline;

import com.lmax.disruptor.RingBuffer;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.StageName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * The stages on a ring, a thread each. {@link #launch} returns once every stage has started; {@link #close} once every stage has reached the
 * cursor. The Disruptor's own shutdown proves neither.
 */
final class ThreadedPipeline implements Pipeline {
    private static final long POLL_NS = 20_000;
    private static final long JOIN_MS = 500;

    private final PipelineContext context;
    private final ProducerRing producer;
    private final RingBuffer<EngineEvent> ring;
    private final List<RingStage> stages;
    private final RingStage last;
    private final StageTimes times;
    private final StageTimes.Picker published;
    private boolean isClosed;

    private ThreadedPipeline(EngineStages engine, PipelineContext context) {
        this.context = context;
        this.producer = new ProducerRing(EngineEvent.factory(), context.ringSize(), context.waitStrategy());
        this.ring = producer.buffer();
        this.times = context.stageTimes();
        this.published = times == null ? null : times.picker();
        RingStage ingest = stage(engine.ingest());
        RingStage tickJournal = stage(engine.tickJournal(), ingest);
        RingStage detect = stage(engine.detect(), ingest);
        RingStage risk = stage(engine.guardedRisk(), detect);
        RingStage route = stage(engine.route(), tickJournal, risk); // written first, then sent
        last = stage(engine.confirm(), route);
        stages = List.of(ingest, tickJournal, detect, risk, route, last);
        ring.addGatingSequences(last.sequence());
    }

    static ThreadedPipeline launch(EngineStages engine, PipelineContext context, ThreadFactory threads) {
        ThreadedPipeline pipeline = new ThreadedPipeline(engine, context);
        boolean hasStarted = false;
        try {
            for (RingStage stage : pipeline.stages) {
                stage.start(threads);
            }
            for (RingStage stage : pipeline.stages) {
                if (!stage.awaitStart(context.startTimeoutNs())) {
                    throw new IllegalStateException("stage " + stage.name() + " did not start");
                }
            }
            hasStarted = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stages started", e);
        } finally {
            if (!hasStarted) {
                pipeline.stages.forEach(RingStage::halt);
            }
        }
        return pipeline;
    }

    private RingStage stage(GuardedStage stage, RingStage... upstream) {
        String name = stage.name().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new RingStage(name, times == null ? stage::onEvent : measured(stage), ring, upstream);
    }

    private RingStage.Handler measured(GuardedStage stage) {
        StageName name = stage.name();
        boolean isLast = name == StageName.CONFIRM;
        StageTimes.Picker picker = times.picker();
        return (event, sequence, endOfBatch) -> {
            stage.onEvent(event, sequence, endOfBatch);
            if (picker.isMeasured(sequence)) {
                times.done(name, sequence);
                if (isLast) {
                    times.record(sequence, event.isWarmUp());
                }
            }
        };
    }

    @Override
    public EngineEvent claim() {
        return producer.claim();
    }

    @Override
    public long sequence() {
        return producer.sequence();
    }

    @Override
    public void publish() {
        if (times != null && published.isMeasured(producer.sequence())) {
            times.published(producer.sequence());
        }
        producer.publish();
    }

    /** The stages have threads of their own. */
    @Override
    public int doWork() {
        return 0;
    }

    @Override
    public boolean isDrained() {
        return last.sequence().get() >= producer.sequence();
    }

    @Override
    public long occupancy() {
        return producer.occupancy();
    }

    @Override
    public List<StageProgress> progress() {
        List<StageProgress> progress = new ArrayList<>();
        for (RingStage stage : stages) {
            progress.add(new StageProgress(stage.name(), ring::getCursor, stage.sequence()::get, stage::thread));
        }
        progress.add(new StageProgress("ring", ring::getCursor, last.sequence()::get, last::thread));
        return List.copyOf(progress);
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        RingStage behind = firstBehindCursor();
        long deadlineNs = System.nanoTime() + context.drainTimeoutNs();
        while (behind != null && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_NS);
            behind = firstBehindCursor();
        }
        String whereabouts = behind == null ? "" : behind.whereabouts();
        for (RingStage stage : stages) {
            stage.halt();
        }
        try {
            for (RingStage stage : stages) {
                stage.join(JOIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (behind != null) {
            throw new IllegalStateException("stage " + behind.name() + " stopped at sequence="
                    + behind.sequence().get() + ", the ring's cursor is at " + ring.getCursor() + "; it is "
                    + whereabouts);
        }
    }

    private RingStage firstBehindCursor() {
        long cursor = ring.getCursor();
        for (RingStage stage : stages) {
            if (stage.sequence().get() < cursor) {
                return stage;
            }
        }
        return null;
    }
}
