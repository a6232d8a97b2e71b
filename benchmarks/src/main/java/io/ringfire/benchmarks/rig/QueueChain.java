package io.ringfire.benchmarks.rig;

import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The engine's own stage objects, with an {@link ArrayBlockingQueue} before each of five threads in place of the ring: ingest, tick
 * journal, detect, risk, and route with confirm. The journal does not lie beside detect but before it, and writes a document a tick, since
 * an event leaves its thread when its turn is over. Slots come back through a sixth queue.
 */
final class QueueChain implements Pipeline {
    private static final long PATIENCE_MS = 5_000;

    private final BlockingQueue<EngineEvent> free;
    private final List<BlockingQueue<EngineEvent>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong handled = new AtomicLong(-1);
    private final StageRing.Stages stages;
    private EngineEvent claimed;
    private long sequence = -1;
    private volatile boolean isRunning = true;
    private volatile boolean hasFailed;

    QueueChain(StageRing.Stages stages, int slots) {
        this.stages = stages;
        free = new ArrayBlockingQueue<>(slots);
        for (int i = 0; i < slots; i++) {
            free.add(EngineEvent.factory().newInstance());
        }
        List<List<Stage>> steps = List.of(
                List.of(stages.ingest()),
                List.of(stages.tickJournal()),
                List.of(stages.detect()),
                List.of(stages.risk()),
                List.of(stages.route(), stages.confirm()));
        steps.forEach(step -> queues.add(new ArrayBlockingQueue<>(slots)));
        for (int i = 0; i < steps.size(); i++) {
            List<Stage> step = steps.get(i);
            BlockingQueue<EngineEvent> in = queues.get(i);
            boolean isLast = i == steps.size() - 1;
            BlockingQueue<EngineEvent> out = isLast ? free : queues.get(i + 1);
            Thread thread = new Thread(() -> run(step, in, out, isLast), "chain-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void run(List<Stage> step, BlockingQueue<EngineEvent> in, BlockingQueue<EngineEvent> out, boolean isLast) {
        try {
            while (isRunning) {
                EngineEvent event = in.poll(10, TimeUnit.MILLISECONDS);
                if (event == null) {
                    continue;
                }
                long eventSequence = RecordFrame.sequence(event.inbound().buffer(), 0);
                take(step, event, eventSequence);
                out.put(event);
                if (isLast) {
                    handled.set(eventSequence);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<Stage> step, EngineEvent event, long eventSequence) {
        if (hasFailed) {
            return;
        }
        for (Stage stage : step) {
            try {
                stage.onEvent(event, eventSequence, true);
            } catch (RuntimeException | Error e) {
                hasFailed = true;
                stages.failures().onStageFailed(stage.name(), eventSequence, e);
            }
        }
    }

    @Override
    public EngineEvent claim() {
        claimed = free.poll();
        if (claimed != null) {
            sequence++;
            claimed.warmUp(false);
        }
        return claimed;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void publish() {
        if (!queues.get(0).offer(claimed)) {
            throw new IllegalStateException("more slots than the first queue has room for");
        }
    }

    @Override
    public int doWork() {
        return 0;
    }

    @Override
    public boolean isDrained() {
        return handled.get() == sequence;
    }

    @Override
    public long occupancy() {
        return sequence - handled.get();
    }

    @Override
    public void close() {
        long beganNs = System.nanoTime();
        while (!isDrained() && System.nanoTime() - beganNs < PATIENCE_MS * 1_000_000) {
            Thread.yield();
        }
        boolean isThrough = isDrained();
        isRunning = false;
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!isThrough) {
            throw new IllegalStateException("the chain of queues does not come to its end");
        }
    }
}
