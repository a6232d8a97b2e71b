package io.ringfire.adapters.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The columns of a file by the names in its first line, in any case, with or without MT5's angle brackets. The separator
 * is the one of comma, semicolon and tab that occurs most in that line.
 */
final class Header {
    private final String place;
    private final char separator;
    private final List<String> names = new ArrayList<>();

    private Header(String place, char separator) {
        this.place = place;
        this.separator = separator;
    }

    static Header read(LineReader line, Cells cells) throws ImportException {
        Header header = new Header(line.place(), separator(line));
        if (line.tooLong() || !cells.split(line, header.separator) || cells.count() > Cells.MAX_CELLS) {
            throw ImportException.file(line.place(), "is no header: " + line.text());
        }
        for (int i = 0; i < cells.count(); i++) {
            String name = cells.text(i).strip().toLowerCase(Locale.ROOT);
            boolean bracketed = name.startsWith("<") && name.endsWith(">") && name.length() > 1;
            header.names.add(bracketed ? name.substring(1, name.length() - 1) : name);
        }
        return header;
    }

    private static char separator(LineReader line) {
        char best = ',';
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int count(LineReader line, char character) {
        int count = 0;
        for (int i = line.from(); i < line.to(); i++) {
            count += line.bytes()[i] == character ? 1 : 0;
        }
        return count;
    }

    char separator() {
        return separator;
    }

    int columns() {
        return names.size();
    }

    /** The column of the first of these names that is there; -1 if none is. */
    int find(String... wanted) throws ImportException {
        for (String name : wanted) {
            int column = names.indexOf(name);
            if (column >= 0) {
                if (names.lastIndexOf(name) != column) {
                    throw ImportException.file(place, "names column " + name + " twice");
                }
                return column;
            }
        }
        return -1;
    }

    /** As {@link #find}, but one of them must be there. */
    int require(String... wanted) throws ImportException {
        int column = find(wanted);
        if (column < 0) {
            throw ImportException.file(
                    place,
                    "the header has no column " + String.join("|", wanted) + "; it has "
                            + Excerpt.of(names.stream().collect(Collectors.joining(", "))));
        }
        return column;
    }
}
