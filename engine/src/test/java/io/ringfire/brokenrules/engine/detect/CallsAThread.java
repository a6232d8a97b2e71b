package io.ringfire.brokenrules.engine.detect;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Knows of other threads. */
public final class CallsAThread {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong shared = new AtomicLong();

    void call() {
        lock.lock();
        Thread.yield();
        shared.incrementAndGet();
    }
}
