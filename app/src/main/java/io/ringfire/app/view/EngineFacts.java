package io.ringfire.app.view;

import java.util.List;

/**
 * What is known of a run before its first event.
 *
 * @param mode paper or live
 * @param source where quotes come from
 * @param label put beside everything shown; empty for none
 * @param runNumber of this data directory
 * @param installation six base-32 characters
 * @param startedNs event time of RunStarted, epoch ns
 * @param build version
 * @param configHash names the configuration
 * @param threading fused or pipelined
 * @param ringSize slots
 * @param strategyIds by place
 * @param marginCallPpm equity by margin at or below which an account is called, in millionths; 0 for never
 * @param stopOutPpm at or below which it is stopped out
 */
public record EngineFacts(
        String mode,
        String source,
        String label,
        long runNumber,
        String installation,
        long startedNs,
        String build,
        String configHash,
        String threading,
        int ringSize,
        List<String> strategyIds,
        int marginCallPpm,
        int stopOutPpm) {

    /** What the order ids of the run begin with: mode letter and installation. */
    public String orderIdPrefix() {
        return ("live".equals(mode) ? "L" : "P") + installation;
    }
}
