package io.ringfire.adapters.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file of reference data, read row by row: columns named by a header, opened as plain text, gzip or zip. Unlike a row of
 * quotes, a row that is broken ends the reading: half a table is none. One thread.
 */
public final class CsvTable implements Closeable {
    private final SourceFiles source;
    private final String name;
    private InputStream in;
    private LineReader line;
    private Header header;
    private final Cells cells = new Cells();

    private CsvTable(Path file) throws ImportException {
        name = file.toString();
        source = SourceFiles.of(List.of(file), ProgressListener.NONE);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws ImportException if the file is missing, torn, damaged, a zip of several entries, or has no header
     */
    public static CsvTable open(Path file) throws ImportException {
        CsvTable table = new CsvTable(file);
        try {
            table.readHeader();
            return table;
        } catch (ImportException e) {
            try {
                table.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private void readHeader() throws ImportException {
        List<Member> members = source.members();
        if (members.size() != 1) {
            throw ImportException.file(name, "holds " + members.size() + " entries, not one");
        }
        Member member = members.get(0);
        in = source.open(member);
        line = new LineReader(member.name(), in);
        if (!line.next()) {
            throw ImportException.file(name, "is empty");
        }
        header = Header.read(line, cells);
    }

    /** The position of a column, its name in any case. */
    public int column(String columnName) throws ImportException {
        return header.require(columnName.toLowerCase(Locale.ROOT));
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end
     * @throws ImportException if the file is torn, or the row is too long, badly quoted or has a column too few or too many
     */
    public boolean next() throws ImportException {
        if (!line.next()) {
            return false;
        }
        if (line.tooLong()) {
            throw broken(Refusal.LINE_TOO_LONG);
        }
        Refusal columns = cells.splitInto(line, header.separator(), header.columns(), header.columns());
        if (columns != null) {
            throw broken(columns);
        }
        return true;
    }

    private ImportException broken(Refusal reason) {
        return ImportException.file(line.place(), reason.label() + ": " + line.text());
    }

    /** A cell of the row, without its quotes. */
    public String text(int column) {
        return cells.text(column);
    }

    /** The row as messages may show it: printable and cut. */
    public String rowText() {
        return line.text();
    }

    /** File and line, for messages. */
    public String place() {
        return line.place();
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
