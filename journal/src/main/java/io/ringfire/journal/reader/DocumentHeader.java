package io.ringfire.journal.reader;

/** The four bytes in front of every document of a queue file: 30 bits of length, a metadata bit, a not-ready bit. */
final class DocumentHeader {
    static final int BYTES = 4;

    /** Not written yet: the data ends here. */
    static final int NOTHING = 0;

    /** Closes a file: nothing will ever follow. */
    static final int END_OF_FILE = 0xC0000000;

    /** A document that its writer announced and never finished. */
    static final int ANNOUNCED = 0x80000000;

    private static final int METADATA = 0x40000000;
    private static final int NOT_READY = 0x80000000;
    private static final int LENGTH_MASK = 0x3FFFFFFF;

    private DocumentHeader() {}

    static boolean isNotReady(int header) {
        return (header & NOT_READY) != 0;
    }

    static boolean isMetadata(int header) {
        return (header & METADATA) != 0;
    }

    static int length(int header) {
        return header & LENGTH_MASK;
    }

    /** Position of the header behind a document; documents begin at multiples of four. */
    static long next(long position, int length) {
        return (position + BYTES + length + 3) & ~3L;
    }
}
