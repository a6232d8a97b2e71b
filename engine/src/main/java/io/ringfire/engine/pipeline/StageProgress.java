package io.ringfire.engine.pipeline;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far something is that works on the ring. Any thread.
 *
 * @param name of the stage, in lower case; {@code ring} for all stages as one
 * @param published the last sequence that was published
 * @param done the last sequence that this is through with
 * @param thread that works there now; null while none does
 */
public record StageProgress(String name, LongSupplier published, LongSupplier done, Supplier<Thread> thread) {}
