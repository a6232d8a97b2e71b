/**
 * The slot of the ring and its sections. Every section has one writer and is stamped with the sequence that it was written
 * for, so that a stage can tell whether the stage before it did its work.
 *
 * <pre>
 *   EngineEvent
 *   +- inbound    ingress fills it, ingest completes it, read-only from there on
 *   +- signals    detect: Signal, StrategyDisabled
 *   +- decisions  risk: OrderState, PositionClosed, RiskVerdict, Order
 *   +- proofs     route: Checkpoint
 * </pre>
 */
package io.ringfire.engine.ring;
