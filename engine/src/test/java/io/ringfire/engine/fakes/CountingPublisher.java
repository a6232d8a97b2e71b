package io.ringfire.engine.fakes;

import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;

/** Hands everything on to another publisher, and counts what passes. */
public final class CountingPublisher implements FactPublisher {
    private final FactPublisher publisher;
    private long slots;
    private long ticks;
    private long blocks;
    private long inBlocks;
    private long warmUps;

    /** Hands on to this one. */
    public CountingPublisher(FactPublisher publisher) {
        this.publisher = publisher;
    }

    /** Facts that were published as events. */
    public long slots() {
        return slots;
    }

    /** Ticks that were asked about alone. */
    public long ticks() {
        return ticks;
    }

    /** Blocks that were asked about. */
    public long blocks() {
        return blocks;
    }

    /** Ticks that were noted in blocks. */
    public long inBlocks() {
        return inBlocks;
    }

    /** Ticks that warmed up without a slot. */
    public long warmUps() {
        return warmUps;
    }

    @Override
    public EngineEvent claim() {
        return publisher.claim();
    }

    @Override
    public long sequence() {
        return publisher.sequence();
    }

    @Override
    public void publish() {
        slots++;
        publisher.publish();
    }

    @Override
    public boolean note(Tick tick) {
        ticks++;
        return publisher.note(tick);
    }

    @Override
    public boolean noteWarmUp(Tick tick) {
        boolean isNoted = publisher.noteWarmUp(tick);
        warmUps += isNoted ? 1 : 0;
        return isNoted;
    }

    @Override
    public boolean isQuiet() {
        return publisher.isQuiet();
    }

    @Override
    public int note(TickBlock block) {
        blocks++;
        int noted = publisher.note(block);
        inBlocks += noted;
        return noted;
    }

    @Override
    public void close() {
        publisher.close();
    }

    @Override
    public String toString() {
        return slots + " slots, " + ticks + " ticks and " + blocks + " blocks asked";
    }
}
