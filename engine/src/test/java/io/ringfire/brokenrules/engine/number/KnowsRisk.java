package io.ringfire.brokenrules.engine.number;

/** Looks ahead, as number must not. */
public final class KnowsRisk {
    io.ringfire.engine.risk.RiskStage ahead;
}
