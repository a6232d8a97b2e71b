package io.ringfire.app.recovery;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The end of a fire journal, and where its newest run begins: it is much shorter than the tick journal, so it is asked first where to look there. */
final class FireWalk {
    private long lastEventNs = Long.MIN_VALUE;
    private Optional<Begin> newest = Optional.empty();

    /**
     * Where a run begins.
     *
     * @param fileName of the data file, in both journals
     * @param eventNs event time of its RunStarted
     */
    record Begin(String fileName, long eventNs) {}

    /** Walks back, file by file, until it has both. */
    FireWalk(Path fires) {
        List<Path> files = QueueFiles.of(fires);
        for (int i = files.size() - 1; i >= 0 && newest.isEmpty(); i--) {
            walk(files.get(i));
        }
    }

    private void walk(Path file) {
        try (QueueRecordSource source = QueueRecordSource.openFile(file, false)) {
            long lastNs = Long.MIN_VALUE;
            while (source.next()) {
                lastNs = RecordFrame.eventNs(source.buffer(), source.offset());
                if (RunRecords.isFirstFire(source.buffer(), source.offset())) {
                    newest = Optional.of(new Begin(file.getFileName().toString(), lastNs));
                }
            }
            lastEventNs = Math.max(lastEventNs, lastNs);
        }
    }

    /** Event time of the last record, {@code Long.MIN_VALUE} for none. */
    long lastEventNs() {
        return lastEventNs;
    }

    /** The newest run that wrote anything; empty for none. */
    Optional<Begin> newest() {
        return newest;
    }
}
