package io.ringfire.adapters.file;

/** Reads all files of an import. */
interface QuoteReader {
    /** Hands every row to the tally; throws if a file cannot be trusted as a whole. */
    void read(SourceFiles source, QuoteTally tally) throws ImportException;
}
