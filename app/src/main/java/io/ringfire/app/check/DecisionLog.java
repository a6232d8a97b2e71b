package io.ringfire.app.check;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Keeps what strategies decide in memory, in order, and nothing else. */
final class DecisionLog implements RecordLog {
    private static final int MOST = 1_000_000;

    private final List<Decision> decisions = new ArrayList<>();

    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        for (int at = offset; at < offset + length; at += RecordFrame.length(buffer, at)) {
            if (Decision.isOne(buffer, at)) {
                if (decisions.size() == MOST) {
                    throw new JournalException("more than " + MOST
                            + " signals are too many to be compared; give a shorter --from and --to");
                }
                decisions.add(Decision.copy(buffer, at));
            }
        }
    }

    /** What there is. */
    List<Decision> decisions() {
        return decisions;
    }

    @Override
    public void force() {
        // nothing is on a disk
    }

    @Override
    public void close() {
        // nothing is open
    }
}
