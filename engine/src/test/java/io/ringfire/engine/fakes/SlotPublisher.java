package io.ringfire.engine.fakes;

import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Stage;
import java.util.List;

/**
 * Takes each fact through some stages on the calling thread, nothing caught; a test looks at the slot afterwards. Slots come
 * round again after 256 facts, as a ring's do.
 */
public final class SlotPublisher implements FactPublisher {
    private static final int SLOTS = 256;

    private final List<Stage> stages;
    private final EngineEvent[] slots = new EngineEvent[SLOTS];
    private EngineEvent event;
    private long sequence = -1;
    private boolean isEndOfBatch = true;

    /** Calls these stages. */
    public SlotPublisher(Stage... stages) {
        this.stages = List.of(stages);
    }

    /** Whether the events from now on end their batch; they do until told otherwise. */
    public void endOfBatch(boolean endsBatch) {
        isEndOfBatch = endsBatch;
    }

    /** The slot of the last fact. */
    public EngineEvent event() {
        return event;
    }

    @Override
    public EngineEvent claim() {
        int place = (int) (++sequence % SLOTS);
        if (slots[place] == null) {
            slots[place] = EngineEvent.factory().newInstance();
        }
        event = slots[place];
        event.warmUp(false);
        return event;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void publish() {
        for (Stage stage : stages) {
            stage.onEvent(event, sequence, isEndOfBatch);
        }
    }

    @Override
    public void close() {
        // nothing runs
    }
}
