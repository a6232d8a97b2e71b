package io.ringfire.adapters.file;

/** Hears how far an import has come. Called on the import's thread, at most a few hundred times, at the end included. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (bytesRead, totalBytes) -> {};

    /**
     * Takes the position.
     *
     * @param bytesRead bytes read so far, as stored on disk; never falls
     * @param totalBytes bytes of all files, as stored on disk
     */
    void onProgress(long bytesRead, long totalBytes);
}
