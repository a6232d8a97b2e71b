package io.ringfire.adapters.file;

/** Where the current row stands, asked for only when a row is shown. */
interface RowPlace {
    /** File and line, or file and record. */
    String place();

    /** The row's text, fit to be shown. */
    String text();
}
