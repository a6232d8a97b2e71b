package io.ringfire.adapters.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** The bars of one file, one after the other: {@code timestamp,open,high,low,close} under a header. One thread. */
final class BarFile implements Closeable, RowPlace {
    private final SourceFiles source;
    private final Iterator<Member> members;
    private final IsoTime time;
    private final Cells cells = new Cells();
    private final Bar bar;
    private InputStream in;
    private LineReader line;
    private Member member;
    private Header header;
    private int timeColumn;
    private long closeNs;
    private Refusal refusal;

    /** Reads the only file of the source, which this object then owns. */
    BarFile(SourceFiles source, int digits, SourceZone zone) throws ImportException {
        this.source = source;
        this.members = source.members().iterator();
        this.time = new IsoTime(zone);
        this.bar = new Bar(digits);
    }

    /** Moves to the next row, good or bad. Returns false at the end. */
    boolean next() throws ImportException {
        while (line == null || !line.next()) {
            if (!nextMember()) {
                return false;
            }
        }
        readRow();
        return true;
    }

    private boolean nextMember() throws ImportException {
        closeStream();
        line = null;
        if (!members.hasNext()) {
            return false;
        }
        member = members.next();
        in = source.open(member);
        line = new LineReader(member.name(), in);
        if (line.next()) {
            header = Header.read(line, cells);
            timeColumn = header.require("timestamp", "time");
            bar.columns(header);
        }
        return true;
    }

    private void readRow() {
        closeNs = CivilTime.BAD;
        if (line.tooLong()) {
            refusal = Refusal.LINE_TOO_LONG;
        } else {
            refusal = cells.splitInto(line, header.separator(), header.columns(), header.columns());
            if (refusal == null) {
                closeNs = time.parse(cells.bytes(), cells.from(timeColumn), cells.to(timeColumn));
                refusal = closeNs == CivilTime.BAD ? Refusal.BAD_TIME : bar.parse(cells);
            }
        }
    }

    /** The bar's time in UTC nanoseconds; {@link CivilTime#BAD} if the row has none. */
    long closeNs() {
        return closeNs;
    }

    /** The row's prices; only meaningful without a refusal. */
    Bar bar() {
        return bar;
    }

    /** What is wrong with the row; null if nothing is. */
    Refusal refusal() {
        return refusal;
    }

    @Override
    public String place() {
        return line.place();
    }

    @Override
    public String text() {
        return line.text();
    }

    private void closeStream() throws ImportException {
        try {
            if (in != null) {
                in.close();
                in = null;
            }
        } catch (IOException e) {
            throw ImportException.reading(member.name(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try (source) {
            if (in != null) {
                in.close();
            }
        }
    }
}
