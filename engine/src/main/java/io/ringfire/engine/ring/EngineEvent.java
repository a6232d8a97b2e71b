package io.ringfire.engine.ring;

import com.lmax.disruptor.EventFactory;
import io.ringfire.engine.record.RecordFrame;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A slot of the ring: one inbound fact and all that the stages made of it. */
public final class EngineEvent {
    /** Most signals of one event; more go on at the next one. */
    public static final int MAX_SIGNALS = 10;

    /** Room for what detect writes for one event, in bytes: its signals, as many judgements, and what is told of strategies. */
    public static final int SIGNALS_CAPACITY = 4_096;

    /** Room for what risk writes for one event, in bytes: a verdict and an order of each signal for each account. */
    public static final int DECISIONS_CAPACITY = 20_480;

    private static final int PROOFS_CAPACITY = 128;
    private static final int CACHE_LINE = 64;

    private final FactSlot inbound = new FactSlot(allocate(RecordFrame.MAX_LENGTH));
    private final Section signals;
    private final Section decisions;
    private final Section proofs;

    private long ingestStamp = -1;
    private long inboundCount;
    private long inboundHash;
    private long ingestHash;
    private boolean warmUp;
    private boolean checkpointDue;
    private long journalledStamp = -1;

    /** A slot of its own. */
    public EngineEvent() {
        this(section(SIGNALS_CAPACITY), section(DECISIONS_CAPACITY), section(PROOFS_CAPACITY));
    }

    private EngineEvent(Section signals, Section decisions, Section proofs) {
        this.signals = signals;
        this.decisions = decisions;
        this.proofs = proofs;
    }

    /** Makes the slots of a ring whose stages are at several events at once. */
    public static EventFactory<EngineEvent> factory() {
        return EngineEvent::new;
    }

    /**
     * Makes slots that have one place for what the stages write: for a thread that takes an event through all stages before it begins
     * the next. That place stays in the nearest cache, where a slot's own would have left it since it was used last.
     */
    public static EventFactory<EngineEvent> sharingFactory() {
        EngineEvent first = new EngineEvent();
        return () -> new EngineEvent(first.signals, first.decisions, first.proofs);
    }

    private static Section section(int bytes) {
        return new Section(allocate(bytes));
    }

    private static UnsafeBuffer allocate(int bytes) {
        ByteBuffer memory = BufferUtil.allocateDirectAligned(bytes, CACHE_LINE);
        return new UnsafeBuffer(memory);
    }

    /** The fact. Written by ingress and ingest. */
    public FactSlot inbound() {
        return inbound;
    }

    /** Written by detect. */
    public Section signals() {
        return signals;
    }

    /** Written by risk. */
    public Section decisions() {
        return decisions;
    }

    /** Written by route. */
    public Section proofs() {
        return proofs;
    }

    /** Says, before publication, whether this is history that warms detect up: not journalled, and nothing comes of it. */
    public void warmUp(boolean isHistory) {
        warmUp = isHistory;
    }

    /** Whether this event only warms detect up. */
    public boolean isWarmUp() {
        return warmUp;
    }

    /** Ingest is done with this event, and no checkpoint is due. */
    public void ingested(long sequence) {
        ingestStamp = sequence;
        checkpointDue = false;
    }

    /** Ingest is done with this event, and every stage must state its hash. */
    public void ingestedAtCheckpoint(long sequence, long count, long chainHash, long stateHash) {
        ingestStamp = sequence;
        checkpointDue = true;
        inboundCount = count;
        inboundHash = chainHash;
        ingestHash = stateHash;
    }

    /** Whether ingest did its work for that event. */
    public boolean isIngested(long sequence) {
        return ingestStamp == sequence;
    }

    /** Whether every stage must state its hash at this event. */
    public boolean isCheckpointDue() {
        return checkpointDue;
    }

    /** Ingest's hash of its own state, at a checkpoint. */
    public long ingestHash() {
        return ingestHash;
    }

    /** Inbound records of this run up to this one, at a checkpoint. */
    public long inboundCount() {
        return inboundCount;
    }

    /** Chained hash of the inbound records of this run up to this one, at a checkpoint. */
    public long inboundHash() {
        return inboundHash;
    }

    /**
     * The fact is in the tick journal, or needs not be. Only ever moves forward: where one slot serves all events, the stamps
     * of earlier ones come in when their document is written, which may be after this one's own.
     */
    public void journalled(long sequence) {
        journalledStamp = Math.max(journalledStamp, sequence);
    }

    /** Whether the fact of that event is safe. */
    public boolean isJournalled(long sequence) {
        return journalledStamp == sequence;
    }
}
