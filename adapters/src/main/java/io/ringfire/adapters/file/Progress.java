package io.ringfire.adapters.file;

/** Adds up the stored bytes that were read and tells the listener in steps of half a percent. */
final class Progress {
    private static final int STEPS = 200;

    private final ProgressListener listener;
    private final long totalBytes;
    private final long stepBytes;
    private long readBytes;
    private long nextBytes;

    Progress(ProgressListener listener, long totalBytes) {
        this.listener = listener;
        this.totalBytes = totalBytes;
        this.stepBytes = Math.max(1, totalBytes / STEPS);
        this.nextBytes = stepBytes;
    }

    /** Counts only: streams call this where an exception of the listener would look like one of theirs. */
    void add(long bytes) {
        readBytes = Math.min(totalBytes, readBytes + bytes);
    }

    /** Tells the listener if a step is due. */
    void tell() {
        if (readBytes >= nextBytes && readBytes < totalBytes) {
            nextBytes = readBytes + stepBytes;
            listener.onProgress(readBytes, totalBytes);
        }
    }

    /** Tells that all is read; what a decoder left unread at a file's end counts as read. */
    void finish() {
        listener.onProgress(totalBytes, totalBytes);
    }
}
