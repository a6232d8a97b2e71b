package io.ringfire.engine.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a ring runs. Set what differs from the defaults, then hand it to {@link Pipeline}, which concludes it. */
public final class PipelineContext {
    /** Up to this many cores, {@link Threading#AUTO} means fused: on 2 cores a chain of threads was 10^4 times slower. */
    public static final int FUSED_UP_TO_CORES = 4;

    /** Which threads run the stages. */
    public enum Threading {
        /** Fused up to {@link #FUSED_UP_TO_CORES} cores, else pipelined. */
        AUTO,
        /** All stages on one thread, event by event. */
        FUSED,
        /** One thread a stage. */
        PIPELINED
    }

    /** How idle threads wait. */
    public enum Profile {
        /** Spin, yield, park: an idle service is nearly free. */
        EFFICIENT,
        /** Busy spin. */
        LOW_LATENCY,
        /** Yield and never park: for a run that works without a pause until it ends. */
        BATCH
    }

    /**
     * Most slots where the producer's own thread takes what it published at the end of each turn: as many as market data in one. A slot is
     * some 16 cache lines for a tick; of more of them each would have left the nearest caches when its turn comes again.
     */
    static final int FUSED_SLOTS = 256;

    private int ringSize = 1024; // slots
    private Threading threading = Threading.AUTO;
    private Profile profile = Profile.EFFICIENT;
    private long startTimeoutNs = 5_000_000_000L;
    private long drainTimeoutNs = 1_500_000_000L;
    private StageTimes stageTimes;
    private int cores = Runtime.getRuntime().availableProcessors();

    /** Slots of the ring, a power of two. */
    public PipelineContext ringSize(int slots) {
        ringSize = slots;
        return this;
    }

    /** Slots of the ring; fused, once concluded, {@link #FUSED_SLOTS} at most. */
    public int ringSize() {
        return ringSize;
    }

    /** Which threads run the stages. */
    public PipelineContext threading(Threading newThreading) {
        threading = newThreading;
        return this;
    }

    /** Which threads run the stages; never AUTO once concluded. */
    public Threading threading() {
        return threading;
    }

    /** How idle threads wait. */
    public PipelineContext profile(Profile newProfile) {
        profile = newProfile;
        return this;
    }

    /** How idle threads wait. */
    public Profile profile() {
        return profile;
    }

    /** A new one of what a stage's thread waits with under this profile. */
    public WaitStrategy waitStrategy() {
        return switch (profile) {
            case EFFICIENT -> new BackoffWaitStrategy();
            case LOW_LATENCY -> new BusySpinWaitStrategy();
            case BATCH -> new YieldingWaitStrategy();
        };
    }

    /** Where it is noted how long events take; nowhere by default. */
    public PipelineContext stageTimes(StageTimes times) {
        stageTimes = times;
        return this;
    }

    /** Where it is noted how long events take; null for nowhere. */
    StageTimes stageTimes() {
        return stageTimes;
    }

    /** Cores that AUTO looks at. */
    public PipelineContext cores(int newCores) {
        cores = newCores;
        return this;
    }

    /** How long a stage may take to start. */
    public PipelineContext startTimeoutNs(long timeoutNs) {
        startTimeoutNs = timeoutNs;
        return this;
    }

    /** How long a stage may take to start. */
    public long startTimeoutNs() {
        return startTimeoutNs;
    }

    /** How long the stages may take to reach the cursor at the end. */
    public PipelineContext drainTimeoutNs(long timeoutNs) {
        drainTimeoutNs = timeoutNs;
        return this;
    }

    /** How long the stages may take to reach the cursor at the end. */
    public long drainTimeoutNs() {
        return drainTimeoutNs;
    }

    /**
     * Resolves what was left open and checks the whole.
     *
     * @throws IllegalArgumentException naming key and value
     */
    public PipelineContext conclude() {
        if (Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ringSize=" + ringSize + " is not a power of two");
        }
        if (threading == Threading.AUTO) {
            threading = cores <= FUSED_UP_TO_CORES ? Threading.FUSED : Threading.PIPELINED;
        }
        if (threading == Threading.FUSED) {
            ringSize = Math.min(ringSize, FUSED_SLOTS);
        }
        return this;
    }
}
