package io.ringfire.app.service;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.IdleStrategy;

/**
 * The thread of the ring's producer and, fused, of the stages. An AgentRunner would do but for its interrupts: one that comes while a
 * journal grows closes the file under it.
 */
final class IngressThread {
    private final AgentInvoker agent;
    private final IdleStrategy idle;
    private final ErrorHandler errors;
    private final Runnable atEnd;
    private final Thread thread;
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean isRunning = true;
    private RuntimeException endFailure;

    /** A thread that is not started. It calls {@code atEnd} when the agent is closed. */
    IngressThread(Agent agent, IdleStrategy idle, ErrorHandler errors, Runnable atEnd) {
        this.agent = new AgentInvoker(errors, null, agent);
        this.idle = idle;
        this.errors = errors;
        this.atEnd = atEnd;
        this.thread =
                new Thread(this::run, "ringfire-ingress"); // of the composite's names a system shows fifteen letters
    }

    void start() {
        thread.start();
    }

    /** Turns so far. Any thread. */
    long turns() {
        return turns.get();
    }

    /** The thread itself. */
    Thread thread() {
        return thread;
    }

    private void run() {
        agent.start();
        while (isRunning) {
            int work = agent.invoke(); // which tells of its errors by itself
            turns.lazySet(turns.getPlain() + 1);
            try {
                idle.idle(work);
            } catch (RuntimeException | Error e) {
                errors.onError(e);
            }
        }
        agent.close();
        try {
            atEnd.run();
        } catch (RuntimeException e) {
            endFailure = e;
        }
    }

    /**
     * Lets the turn that runs come to its end, and the run to its own.
     *
     * @param patienceMs how long to wait for both
     * @throws IllegalStateException saying where the thread is if it does not end; nobody else must touch what it owns then
     */
    void close(long patienceMs) {
        isRunning = false;
        try {
            thread.join(patienceMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            StackTraceElement[] frames = thread.getStackTrace();
            throw new IllegalStateException("it does not end"
                    + (frames.length == 0 ? "" : "; it is at " + frames[0] + ", called by " + ours(frames)));
        }
        if (endFailure != null) {
            throw endFailure;
        }
    }

    private static String ours(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().startsWith("io.ringfire.")) {
                return frame.toString();
            }
        }
        return "nothing of Ringfire's";
    }
}
