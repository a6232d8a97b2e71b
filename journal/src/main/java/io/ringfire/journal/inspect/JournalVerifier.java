package io.ringfire.journal.inspect;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.SegmentManifest;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks journals whole: closed files against their seals by plain reads, then every record for length, checksum, shape and
 * order. Whatever the bytes are, it returns what it found. A file is left at its first damage, as nothing behind that
 * can be trusted; the next file is looked at again. One thread.
 */
public final class JournalVerifier {
    /** Most findings of one call; it stops there. */
    public static final int MAX_FINDINGS = 100;

    private final Templates templates = new Templates();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private long records;

    private JournalVerifier() {}

    /**
     * What a check found.
     *
     * @param records records read
     * @param findings what is wrong; empty when all is well
     * @param notes what is no damage: the unfinished document of an engine that runs, or was killed
     */
    public record Result(long records, List<Finding> findings, List<Finding> notes) {}

    /** Checks both queues of the service. */
    public static Result verifyService(DataDirectory data) {
        JournalVerifier verifier = new JournalVerifier();
        for (Path queue : List.of(data.ticks(), data.fires())) {
            verifier.checkSeals(queue, QueueSeal.sealedFiles(queue));
            verifier.walk(queue, false, null);
        }
        return verifier.result();
    }

    /** Checks any queue directory that has no seals. */
    public static Result verifyQueue(Path queueDirectory) {
        JournalVerifier verifier = new JournalVerifier();
        verifier.walk(queueDirectory, false, null);
        return verifier.result();
    }

    /** Checks a segment against its manifest. */
    public static Result verifySegment(Segment segment) {
        JournalVerifier verifier = new JournalVerifier();
        SegmentManifest manifest = segment.manifest();
        verifier.checkSeals(segment.directory(), manifest.files());
        MessageDigest content = FileSeal.newDigest();
        verifier.walk(segment.queueDirectory(), true, content);
        if (verifier.findings.isEmpty()) {
            verifier.checkContent(segment, HexFormat.of().formatHex(content.digest()));
        }
        return verifier.result();
    }

    /** Checks a run, against its manifest when it is sealed. */
    public static Result verifyRun(RunDirectory run) {
        JournalVerifier verifier = new JournalVerifier();
        List<FileSeal> seals = run.seals();
        verifier.checkSeals(run.directory(), seals);
        verifier.walk(run.inbound(), !seals.isEmpty(), null);
        verifier.walk(run.fires(), !seals.isEmpty(), null);
        return verifier.result();
    }

    private Result result() {
        return new Result(records, List.copyOf(findings), List.copyOf(notes));
    }

    private void checkSeals(Path directory, List<FileSeal> seals) {
        for (FileSeal seal : seals) {
            String difference = seal.differenceIn(directory);
            if (difference != null) {
                add(directory.resolve(seal.name()), 0, difference);
            }
        }
    }

    private void checkContent(Segment segment, String contentSha256) {
        SegmentManifest manifest = segment.manifest();
        if (records != manifest.records() || !contentSha256.equals(manifest.contentSha256())) {
            add(
                    segment.queueDirectory(),
                    0,
                    records + " records of SHA-256 " + contentSha256 + ", the manifest says " + manifest.records()
                            + " of " + manifest.contentSha256());
        }
    }

    private void walk(Path queueDirectory, boolean closed, MessageDigest content) {
        List<Path> files = QueueFiles.of(queueDirectory);
        OrderCheck order = new OrderCheck();
        for (int i = 0; i < files.size() && findings.size() < MAX_FINDINGS; i++) {
            boolean mustBeClosed = closed || i < files.size() - 1;
            try (QueueRecordSource source = QueueRecordSource.openFile(files.get(i), mustBeClosed)) {
                walk(source, order, content);
                if (source.hasTornTail()) {
                    notes.add(new Finding(
                            files.get(i).toString(), source.position(), "an unfinished document at the end"));
                }
            } catch (JournalException e) {
                addDamage(files.get(i), e);
            }
        }
    }

    private void walk(QueueRecordSource source, OrderCheck order, MessageDigest content) {
        byte[] bytes = new byte[RecordFrame.MAX_LENGTH];
        while (findings.size() < MAX_FINDINGS && source.next()) {
            records++;
            String shape = templates.flawIn(source.buffer(), source.offset(), source.length());
            if (shape != null) {
                add(source.file(), source.position(), shape);
            }
            String place = order.flawIn(source.buffer(), source.offset());
            if (place != null) {
                add(source.file(), source.position(), place);
            }
            if (content != null) {
                source.buffer().getBytes(source.offset(), bytes, 0, source.length());
                content.update(bytes, 0, source.length());
            }
        }
    }

    /** The walker's message begins with file and position. */
    private void addDamage(Path file, JournalException damage) {
        String message = damage.getMessage();
        String prefix = file + ":";
        int end = message.startsWith(prefix) ? message.indexOf(": ", prefix.length()) : -1;
        if (end > 0) {
            add(file, Long.parseLong(message.substring(prefix.length(), end)), message.substring(end + 2));
        } else {
            add(file, 0, message);
        }
    }

    private void add(Path file, long position, String what) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new Finding(file.toString(), position, what));
        }
    }
}
