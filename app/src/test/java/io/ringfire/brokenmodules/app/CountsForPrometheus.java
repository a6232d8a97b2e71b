package io.ringfire.brokenmodules.app;

/** Breaks a rule of ModuleArrowsTest: metrics are made in one package of the adapters. */
public final class CountsForPrometheus {
    io.prometheus.metrics.model.snapshots.Labels labels;
}
