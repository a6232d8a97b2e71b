package io.ringfire.engine.pipeline;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.agrona.concurrent.Agent;

/** The stages on a ring; as an agent, those that run on the producer's thread. */
public interface Pipeline extends FactPublisher, Agent {
    /**
     * Puts the stages on a ring. Where they have threads of their own, every one has started when this returns.
     *
     * @param threads makes the stages' threads, where they have any
     * @throws IllegalStateException naming a stage that did not start in time
     */
    static Pipeline launch(EngineStages stages, PipelineContext context, ThreadFactory threads) {
        context.conclude();
        return context.threading() == PipelineContext.Threading.FUSED
                ? new FusedPipeline(stages, context)
                : ThreadedPipeline.launch(stages, context, threads);
    }

    /**
     * Takes what was published through the stages, where they run on the producer's thread; they do so nowhere else, so a producer
     * calls this whenever it has published what it has. By the producer's thread.
     *
     * @return how many events went through
     */
    @Override
    int doWork();

    /** Whether every stage is through with all that was published. By the producer's thread. */
    boolean isDrained();

    /** Slots that hold events on their way. Any thread. */
    long occupancy();

    /** What works on the ring, in the order of its way: all stages as one where they share a thread, else one by one. Any thread. */
    default List<StageProgress> progress() {
        return List.of();
    }

    @Override
    default String roleName() {
        return "ringfire-stages";
    }
}
