package io.ringfire.app.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.TicksAtHand;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.simulation.Preamble;
import io.ringfire.journal.reader.DocumentPlace;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one file of a tick journal holds of runs, by a look at each record of it. One thread. */
final class FileWalk {
    /** Looks between two places that are remembered: documents, where they hold ticks. */
    private static final int STRIDE = 1_024;

    private final List<ServiceRun> runs = new ArrayList<>();
    private final List<String> commandIds = new ArrayList<>();
    private final NavigableMap<Long, DocumentPlace> places = new TreeMap<>();
    private final String fileName;
    private final RunStartedDecoder started = new RunStartedDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final TicksAtHand ticks = new TicksAtHand();
    private long looks;
    private boolean isLedByRecords;
    private boolean isLedByAnEnd;
    private boolean hasTornTail;
    private long lastEventNs = Long.MIN_VALUE;

    /** Of a file of which nothing was looked at yet. */
    FileWalk(Path file) {
        fileName = file.getFileName().toString();
    }

    /**
     * Of a whole file.
     *
     * @throws io.ringfire.engine.record.JournalException at what is no record, naming file and position
     */
    static FileWalk of(Path file) {
        FileWalk walk = new FileWalk(file);
        try (QueueRecordSource source = QueueRecordSource.openFile(file, false)) {
            while (source.next()) {
                source.skip(walk.look(source) - 1);
            }
            walk.ends(source);
        }
        return walk;
    }

    /** Looks at the current record, and at what is at hand behind it as far as that is ticks; returns at how many. */
    int look(QueueRecordSource source) {
        if (looks++ % STRIDE == 0) {
            remember(source);
        }
        int atHand = ticks.look(source);
        if (atHand == 0) {
            lookAtOne(source);
            return 1;
        }
        ticks.go(atHand - 1);
        lastEventNs = ticks.eventNs();
        markLast(false);
        return atHand;
    }

    /** Nothing more is in it. */
    void ends(QueueRecordSource source) {
        hasTornTail = source.hasTornTail();
    }

    private void remember(QueueRecordSource source) {
        long eventNs = RecordFrame.eventNs(source.buffer(), source.offset());
        places.putIfAbsent(eventNs, new DocumentPlace(fileName, source.documentPosition()));
    }

    private void lookAtOne(QueueRecordSource source) {
        int templateId = RecordFrame.templateId(source.buffer(), source.offset());
        lastEventNs = RecordFrame.eventNs(source.buffer(), source.offset());
        if (templateId == RunStartedDecoder.TEMPLATE_ID) {
            runs.add(read(source));
            remember(source);
        } else if (!Preamble.isPartOf(templateId)) {
            if (templateId == OperatorCommandDecoder.TEMPLATE_ID) {
                addId(source);
            }
            markLast(templateId == RunEndedDecoder.TEMPLATE_ID);
        }
    }

    /** Commands of the engine's own have none. */
    private void addId(RecordSource source) {
        command.wrap(
                source.buffer(),
                source.offset() + BLOCK_OFFSET,
                RecordFrame.blockLength(source.buffer(), source.offset()),
                RecordFrame.version(source.buffer(), source.offset()));
        String id = command.commandId();
        if (!id.isEmpty()) {
            commandIds.add(id);
        }
    }

    /** Something happened in the last run, or in one that began in a file before. */
    private void markLast(boolean isEnd) {
        if (runs.isEmpty()) {
            isLedByRecords = true;
            isLedByAnEnd |= isEnd;
        } else {
            mark(runs, isEnd);
        }
    }

    /** Something happened in the last one of these. */
    static void mark(List<ServiceRun> runs, boolean isEnd) {
        int last = runs.size() - 1;
        if (last >= 0 && !runs.get(last).hasBegun()) {
            runs.set(last, runs.get(last).begun());
        }
        if (last >= 0 && isEnd) {
            runs.set(last, runs.get(last).ended());
        }
    }

    private ServiceRun read(RecordSource source) {
        started.wrap(
                source.buffer(),
                source.offset() + BLOCK_OFFSET,
                RecordFrame.blockLength(source.buffer(), source.offset()),
                RecordFrame.version(source.buffer(), source.offset()));
        byte[] installation = new byte[RunStartedDecoder.installationLength()];
        started.getInstallation(installation, 0);
        return new ServiceRun(
                fileName,
                started.eventNs(),
                started.runNumber(),
                started.configHash(),
                new String(installation, StandardCharsets.US_ASCII),
                started.warmUpFromNs(),
                false,
                false);
    }

    /** Runs that begin in it, oldest first. */
    List<ServiceRun> runs() {
        return runs;
    }

    /** Ids of the operators' commands, oldest first. */
    List<String> commandIds() {
        return commandIds;
    }

    /** Places of documents, by the event time of a record of theirs: what comes before the document is not later. */
    NavigableMap<Long, DocumentPlace> places() {
        return places;
    }

    /** Whether something that is no preamble comes before the first run of this file. */
    boolean isLedByRecords() {
        return isLedByRecords;
    }

    /** Whether the run that goes on in it ended in it. */
    boolean isLedByAnEnd() {
        return isLedByAnEnd;
    }

    /** Whether an append was under way at its end. */
    boolean hasTornTail() {
        return hasTornTail;
    }

    /** Event time of its last record, {@code Long.MIN_VALUE} for none. */
    long lastEventNs() {
        return lastEventNs;
    }
}
