package io.ringfire.journal.backup;

import io.ringfire.journal.inspect.Finding;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Every journal of a data directory, or of a copy, checked record by record.
 *
 * @param records of the service's journals
 * @param findings what is wrong anywhere
 */
record Verification(long records, List<Finding> findings) {
    static Verification of(DataDirectory data) {
        List<Finding> findings = new ArrayList<>();
        long records = 0;
        if (Files.isDirectory(data.ticks())) {
            JournalVerifier.Result service = JournalVerifier.verifyService(data);
            records = service.records();
            findings.addAll(service.findings());
        }
        for (Segment segment : new Segments(data).list()) {
            findings.addAll(JournalVerifier.verifySegment(segment).findings());
        }
        long latest = RunDirectory.latest(data).map(RunDirectory::number).orElse(0L);
        for (long number = 1; number <= latest; number++) {
            RunDirectory.find(data, number)
                    .ifPresent(run ->
                            findings.addAll(JournalVerifier.verifyRun(run).findings()));
        }
        return new Verification(records, List.copyOf(findings));
    }
}
