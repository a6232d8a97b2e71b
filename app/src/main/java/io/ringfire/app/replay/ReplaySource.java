package io.ringfire.app.replay;

import io.ringfire.app.config.Settings;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.simulation.MarketData;
import java.util.List;
import java.util.Optional;

/** One run as a replay needs it: its configuration, its facts, and what it decided. */
interface ReplaySource {
    /** How a person would name the run. */
    String name();

    /** The configuration that the run had. */
    Settings settings();

    /** The run's own inbound records, from its RunStarted on. */
    RecordSource inbound();

    /** Where the ticks come from that the inbound records lack; empty when they hold all. */
    Optional<MarketData> marketData();

    /** What the run decided, from its first outbound record on; opened anew at each call. */
    RecordSource fires();

    /** Warms detect up as the run did, once its preamble is published. */
    void warmUp(FactWriter facts);

    /** Whether the run was over when it was looked at; else what it decided up to then is compared. */
    boolean isOver();

    /** Whether this build and this code of strategies decided the run. */
    boolean isOfThisCode();

    /** What is wrong with the run's files, or worth knowing, before a record is compared. */
    List<String> findings();
}
