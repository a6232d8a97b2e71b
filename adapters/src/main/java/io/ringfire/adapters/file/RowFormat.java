package io.ringfire.adapters.file;

import java.util.List;

/** A format whose every line is a row by itself. A row gives its quotes to the tally only when nothing in it is refused. */
interface RowFormat {
    /** The order in which to read; as given unless the names say better. */
    default List<Member> inOrder(List<Member> members) throws ImportException {
        return members;
    }

    /** Prepares for another file; nothing of the one before may leak into it. */
    default void begin(Member member) throws ImportException {}

    /** Takes a file's first line. Returns false if it is a row already. */
    default boolean header(LineReader line) throws ImportException {
        return false;
    }

    /** Reads a row. Returns why it is refused, or null when its quotes went to the tally. */
    Refusal row(LineReader line);
}
