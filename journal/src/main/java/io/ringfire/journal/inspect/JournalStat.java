package io.ringfire.journal.inspect;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a queue holds.
 *
 * @param records all of them
 * @param byTemplate their number by the name of their template
 * @param firstNs event time of the first, epoch ns; 0 when there is none
 * @param lastNs event time of the last, epoch ns; 0 when there is none
 * @param files data files
 * @param fileBytes length of the data files together; holes in them take no space
 * @param recordBytes bytes of all records
 * @param tornTail whether an unfinished document lies behind the last one
 */
public record JournalStat(
        long records,
        Map<String, Long> byTemplate,
        long firstNs,
        long lastNs,
        int files,
        long fileBytes,
        long recordBytes,
        boolean tornTail) {
    private static final int TEMPLATE_IDS = 1 << 16;

    /** Reads a queue whole. Throws {@link JournalException} at what is not a record. */
    public static JournalStat of(Path queueDirectory) {
        long[] counts = new long[TEMPLATE_IDS];
        long records = 0;
        long recordBytes = 0;
        long firstNs = 0;
        long lastNs = 0;
        boolean tornTail;
        try (QueueRecordSource source = QueueRecordSource.open(queueDirectory)) {
            while (source.next()) {
                counts[RecordFrame.templateId(source.buffer(), source.offset())]++;
                lastNs = RecordFrame.eventNs(source.buffer(), source.offset());
                firstNs = records == 0 ? lastNs : firstNs;
                recordBytes += source.length();
                records++;
            }
            tornTail = source.hasTornTail();
        }
        List<Path> files = QueueFiles.of(queueDirectory);
        return new JournalStat(
                records, byName(counts), firstNs, lastNs, files.size(), lengthOf(files), recordBytes, tornTail);
    }

    private static Map<String, Long> byName(long[] counts) {
        Templates templates = new Templates();
        Map<String, Long> byName = new TreeMap<>();
        for (int id = 0; id < TEMPLATE_IDS; id++) {
            if (counts[id] > 0) {
                byName.put(templates.nameOf(id), counts[id]);
            }
        }
        return byName;
    }

    private static long lengthOf(List<Path> files) {
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                throw new JournalException("cannot look at " + file + ": " + e, e);
            }
        }
        return bytes;
    }
}
