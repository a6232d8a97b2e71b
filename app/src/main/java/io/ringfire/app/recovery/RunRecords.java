package io.ringfire.app.recovery;

import io.ringfire.engine.record.ForwardingRecordSource;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.sbe.CheckpointDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import org.agrona.DirectBuffer;

/** One run's records of a queue that holds many: from the run's first record up to the next run's. */
final class RunRecords extends ForwardingRecordSource<RecordSource> {
    /** Knows the records that a run begins with. */
    @FunctionalInterface
    interface FirstRecord {
        boolean isFirst(DirectBuffer buffer, int offset);
    }

    private final FirstRecord first;
    private final long startNs;
    private boolean isInRun;
    private boolean isAtEnd;

    /** The run whose first record has this event time. */
    RunRecords(RecordSource queue, FirstRecord first, long startNs) {
        super(queue);
        this.first = first;
        this.startNs = startNs;
    }

    /** Outbound records of the run whose first has this event time and lies in this file. */
    static RunRecords fires(DataDirectory data, String fileName, long startNs) {
        return new RunRecords(QueueRecordSource.openFrom(data.fires(), fileName), RunRecords::isFirstFire, startNs);
    }

    /** A run's facts begin with its RunStarted. */
    static boolean isRunStarted(DirectBuffer buffer, int offset) {
        return RecordFrame.templateId(buffer, offset) == RunStartedDecoder.TEMPLATE_ID;
    }

    /** A run's fires begin with the Checkpoint that its RunStarted, which has sequence 0, causes. */
    static boolean isFirstFire(DirectBuffer buffer, int offset) {
        return RecordFrame.templateId(buffer, offset) == CheckpointDecoder.TEMPLATE_ID
                && RecordFrame.sequence(buffer, offset) == 0;
    }

    @Override
    public boolean next() {
        while (!isAtEnd && source.next()) {
            if (first.isFirst(source.buffer(), source.offset())) {
                long eventNs = RecordFrame.eventNs(source.buffer(), source.offset());
                isAtEnd = isInRun || eventNs > startNs;
                isInRun = eventNs == startNs;
            }
            if (isInRun) {
                return true;
            }
            source.skip(atHand() - 1);
        }
        isAtEnd = true;
        return false;
    }

    /** No record that a run begins with is as short as a tick. */
    @Override
    public int atHand() {
        return source.length() == Tick.FRAME_LENGTH ? source.atHand() : 1;
    }

    @Override
    public void skip(int records) {
        source.skip(records);
    }

    @Override
    public int length() {
        return isAtEnd ? 0 : source.length();
    }
}
