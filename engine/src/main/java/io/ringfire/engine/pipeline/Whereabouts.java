package io.ringfire.engine.pipeline;

/** What a thread is at, for a message. */
final class Whereabouts {
    private Whereabouts() {}

    static String of(Thread thread) {
        StackTraceElement[] frames = thread.getStackTrace();
        for (int i = 1; i < frames.length; i++) {
            String caller = frames[i].getClassName();
            if (caller.equals(GuardedStage.class.getName()) || caller.equals(EngineStages.class.getName())) {
                return "in " + frames[i - 1].getClassName() + ", at " + frames[0];
            }
        }
        return frames.length == 0 ? "its thread has ended" : "at " + frames[0];
    }
}
