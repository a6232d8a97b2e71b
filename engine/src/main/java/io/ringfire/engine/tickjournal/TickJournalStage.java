package io.ringfire.engine.tickjournal;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.sbe.TickDecoder;

/**
 * Writes every inbound fact in ring order, as many to a document as the ring's batch gives (at most 64). An event is stamped
 * as journalled when its document is in the log, and forced where durability asks for it; route sends nothing of an event
 * that is not stamped.
 */
public final class TickJournalStage implements Stage {
    private final RecordLog log;
    private final DocumentBuilder document;
    private final boolean keepsTicks;
    private final boolean forces;
    private final EngineEvent[] waiting = new EngineEvent[RecordLog.MAX_RECORDS_PER_DOCUMENT];
    private final long[] waitingSequence = new long[RecordLog.MAX_RECORDS_PER_DOCUMENT];
    private int waitingCount;

    /**
     * Writes to {@code log}, which this stage's thread owns.
     *
     * @param keepsTicks false where ticks come from a segment, which is on disk already
     * @param forces true for durability {@code sync}
     */
    public TickJournalStage(RecordLog log, boolean keepsTicks, boolean forces) {
        this.log = log;
        this.document = new DocumentBuilder(log);
        this.keepsTicks = keepsTicks;
        this.forces = forces;
    }

    @Override
    public StageName name() {
        return StageName.TICK_JOURNAL;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        if (event.isIngested(sequence)) {
            take(event, sequence);
        }
        if (endOfBatch || waitingCount == waiting.length) {
            flush();
        }
    }

    /** Whether ticks are not written, since they are on disk already. */
    public boolean isQuiet() {
        return !keepsTicks;
    }

    private void take(EngineEvent event, long sequence) {
        FactSlot fact = event.inbound();
        boolean isOnDiskAlready = fact.templateId() == TickDecoder.TEMPLATE_ID && !keepsTicks;
        if (fact.isVoid() || event.isWarmUp() || isOnDiskAlready) {
            event.journalled(sequence);
        } else {
            document.addAndSeal(fact.buffer(), 0, fact.length(), fact.eventNs());
            waiting[waitingCount] = event;
            waitingSequence[waitingCount++] = sequence;
        }
    }

    /** Appends what waits, forces it where asked for, and stamps its events. By the stage's thread. */
    public void flush() {
        if (waitingCount == 0) {
            return;
        }
        document.flush();
        if (forces) {
            log.force();
        }
        for (int i = 0; i < waitingCount; i++) {
            waiting[i].journalled(waitingSequence[i]);
        }
        waitingCount = 0;
    }
}
