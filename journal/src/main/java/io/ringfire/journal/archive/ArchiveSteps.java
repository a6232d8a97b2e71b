package io.ringfire.journal.archive;

/** Hears of each step on the disk before it is taken. What it throws ends the work there; the next round takes it up. */
@FunctionalInterface
public interface ArchiveSteps {
    /** Called by the thread that archives. */
    void before(String step);

    /** Lets every step be taken. */
    static ArchiveSteps unheard() {
        return step -> {
            // nothing stops it
        };
    }
}
