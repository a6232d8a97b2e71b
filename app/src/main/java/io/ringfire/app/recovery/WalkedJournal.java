package io.ringfire.app.recovery;

import io.ringfire.engine.record.ForwardingRecordSource;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A tick journal from one of its files on, that looks for runs in all that is read of it: who folds it need not read it twice. */
final class WalkedJournal extends ForwardingRecordSource<QueueRecordSource> {
    private final Map<Path, FileWalk> walks = new HashMap<>();
    private FileWalk walk;

    /** Records from the current one on that were looked at. */
    private int looked;

    /** Reads this, which is closed with it. */
    WalkedJournal(QueueRecordSource source) {
        super(source);
    }

    @Override
    public boolean next() {
        boolean hasNext = source.next();
        if (looked > 1 && hasNext) {
            looked--;
            return true;
        }
        looked = 0;
        if (source.file() != null) {
            walk = walks.computeIfAbsent(source.file(), FileWalk::new);
        }
        if (hasNext) {
            looked = walk.look(source);
        } else if (walk != null) {
            walk.ends(source);
        }
        return hasNext;
    }

    /** Reads on to the end; returns what was found, by file; of one that is not there nothing was. */
    Map<Path, FileWalk> finish() {
        while (next()) {
            skip(looked - 1);
        }
        return walks;
    }

    @Override
    public int atHand() {
        return Math.max(1, looked);
    }

    @Override
    public void skip(int records) {
        source.skip(records);
        looked -= records;
    }
}
