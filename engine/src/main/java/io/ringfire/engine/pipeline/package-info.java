/**
 * How the stages are put together: called in turn by the thread that publishes, or as handlers on a ring, one thread for all
 * (fused) or one thread each (pipelined).
 *
 * <pre>
 *   ingest -> tick journal + detect -> risk -> route -> confirm
 * </pre>
 */
package io.ringfire.engine.pipeline;
