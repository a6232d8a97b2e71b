package io.ringfire.app.guardian;

/** When one part is to be started anew. Takes instants; one thread. */
final class RestartPlan {
    /** Where a part stands. */
    enum State {
        /** It works, as far as it was looked at. */
        RUNNING,
        /** It ended, and waits to be started. */
        WAITING,
        /** It ended once too often, and stays as it is until the next start of the service. */
        GIVEN_UP
    }

    private final RestartRules rules;
    private State state = State.RUNNING;
    private int attempts;
    private long dueNs;
    private long startedNs;

    RestartPlan(RestartRules rules) {
        this.rules = rules;
    }

    /**
     * Takes what a look found.
     *
     * @return whether it is to be started now; that is an attempt, whatever comes of it
     */
    boolean isDue(boolean isDown, long nowNs) {
        if (!isDown) {
            state = State.RUNNING;
            if (attempts > 0 && nowNs - startedNs >= rules.stableNs()) {
                attempts = 0;
            }
            return false;
        }
        if (state == State.RUNNING) {
            state = attempts < rules.attempts() ? State.WAITING : State.GIVEN_UP;
            dueNs = nowNs + rules.waitNs();
            return false;
        }
        if (state == State.WAITING && nowNs - dueNs >= 0) {
            attempts++;
            startedNs = nowNs;
            state = State.RUNNING;
            return true;
        }
        return false;
    }

    State state() {
        return state;
    }

    /** Starts since it was stable last. */
    int attempts() {
        return attempts;
    }
}
