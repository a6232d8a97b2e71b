package io.ringfire.app.telegram;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;

/** Looks twice a second at what is published, and says what is new. A thread of its own, which waits for nobody. */
final class ViewWatch implements Agent {
    private static final long EVERY_MS = TimeUnit.MILLISECONDS.toMillis(500);

    private final Missions missions;
    private final FillWatch fills;
    private final Followed followed;
    private final Questions questions;
    private final EpochClock clock;
    private long lookedMs;

    ViewWatch(Missions missions, FillWatch fills, Followed followed, Questions questions, EpochClock clock) {
        this.missions = missions;
        this.fills = fills;
        this.followed = followed;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public int doWork() {
        long nowMs = clock.time();
        if (Math.abs(nowMs - lookedMs) < EVERY_MS) {
            return 0;
        }
        lookedMs = nowMs;
        missions.look(nowMs);
        fills.look(nowMs);
        followed.look(nowMs);
        questions.look(nowMs);
        return 1;
    }

    @Override
    public String roleName() {
        return "ringfire-telegram-watch";
    }
}
