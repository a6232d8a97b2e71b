package io.ringfire.adapters.file;

import java.io.IOException;
import java.io.InputStream;

/** Drives a {@link RowFormat} over the lines of every file. */
final class RowReader implements QuoteReader {
    private final RowFormat format;

    RowReader(RowFormat format) {
        this.format = format;
    }

    @Override
    public void read(SourceFiles source, QuoteTally tally) throws ImportException {
        for (Member member : format.inOrder(source.members())) {
            format.begin(member);
            try (InputStream in = source.open(member)) {
                readLines(new LineReader(member.name(), in), source, tally);
            } catch (IOException e) {
                throw ImportException.reading(member.name(), e);
            }
        }
    }

    private void readLines(LineReader line, SourceFiles source, QuoteTally tally) throws ImportException {
        if (!line.next() || (format.header(line) && !line.next())) {
            return;
        }
        do {
            tally.endRow(line.tooLong() ? Refusal.LINE_TOO_LONG : format.row(line), line);
            source.tellProgress();
        } while (line.next());
    }
}
