package io.ringfire.journal.inspect;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.CheckpointDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import org.agrona.DirectBuffer;

/**
 * Whether records stand in their order. Inbound: the sequence grows, and begins anew only at RunStarted. Outbound: cause and
 * ordinal grow together, and begin anew only at a Checkpoint, which every run's fires begin with. Event time never falls.
 * A segment's first record, its instrument, stands outside the order. One thread.
 */
final class OrderCheck {
    private static final int FIRST_OUTBOUND_TEMPLATE = 101;

    private boolean begun;
    private boolean ordered;
    private long sequence;
    private int ordinal;
    private long eventNs;

    /** What is wrong with this record after the ones before; null when nothing is. */
    String flawIn(DirectBuffer buffer, int offset) {
        int template = RecordFrame.templateId(buffer, offset);
        long nextSequence = RecordFrame.sequence(buffer, offset);
        int nextOrdinal = RecordFrame.ordinal(buffer, offset);
        long nextEventNs = RecordFrame.eventNs(buffer, offset);
        boolean outbound = template >= FIRST_OUTBOUND_TEMPLATE;
        boolean mayRestart = template == RunStartedDecoder.TEMPLATE_ID || template == CheckpointDecoder.TEMPLATE_ID;
        String flaw = null;
        if (ordered) {
            boolean grows = nextSequence > sequence || outbound && nextSequence == sequence && nextOrdinal > ordinal;
            if (!grows && !mayRestart) {
                flaw = "sequence " + nextSequence + (outbound ? " ordinal " + nextOrdinal : "") + " after " + sequence
                        + (outbound ? " ordinal " + ordinal : "");
            } else if (nextEventNs < eventNs) {
                flaw = "event time " + nextEventNs + " ns after " + eventNs + " ns";
            }
        }
        ordered = begun || outbound || mayRestart;
        begun = true;
        sequence = nextSequence;
        ordinal = nextOrdinal;
        eventNs = nextEventNs;
        return flaw;
    }
}
