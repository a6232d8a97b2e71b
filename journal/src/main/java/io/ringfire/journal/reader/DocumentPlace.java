package io.ringfire.journal.reader;

/**
 * Where a data document lies in a queue.
 *
 * @param fileName name of the data file
 * @param position of the document's header in it, as a reader of this process found it
 */
public record DocumentPlace(String fileName, long position) {}
