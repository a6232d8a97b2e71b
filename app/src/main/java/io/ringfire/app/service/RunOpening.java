package io.ringfire.app.service;

import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.recovery.SnapshotFrames;
import io.ringfire.app.recovery.TakenOver;
import io.ringfire.app.recovery.WarmUp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.journal.layout.DataDirectory;
import java.util.List;

/**
 * What a run begins with, in this order: RunStarted, definitions, snapshots; ticks of earlier runs, with signals muted; what
 * became of orders that the simulated venue forgot. Only then may anything be traded.
 */
final class RunOpening {
    private final FactWriter facts;
    private final SnapshotFrames frames;
    private final List<Instrument> instruments;
    private final TakenOver taken;

    RunOpening(FactWriter facts, List<Instrument> instruments, TakenOver taken) {
        this.facts = facts;
        this.frames = new SnapshotFrames(facts);
        this.instruments = instruments;
        this.taken = taken;
    }

    /** Publishes definitions and snapshots, and gives the venue its account and positions. */
    void define(long startNs, RunSpec run, AccountSpec account, SimulatedVenue venue) {
        facts.runStarted(startNs, run);
        for (Instrument instrument : instruments) {
            venue.define(instrument);
            facts.instrumentDefined(startNs, instrument);
        }
        venue.addAccount(0, account.currency(), account.leverage(), account.isNetting(), account.balanceMicros());
        facts.snapshot(startNs, 0, account);
        for (TakenOver.HeldPosition position : taken.positions()) {
            venue.restorePosition(0, frames.position(startNs, position));
        }
        for (TakenOver.DoubtfulOrder order : taken.orders()) {
            frames.order(startNs, order);
        }
    }

    /** Publishes the ticks that warm detect up; returns how many. */
    long warmUp(DataDirectory data, Recovery recovery, RunSpec run, long startNs) {
        return new WarmUp(data, instruments).publish(recovery.runs(), facts, run.warmUpFromNs(), startNs);
    }

    /** Resolves what was in doubt, by evidence: the simulated venue lives and dies with the engine. Returns how many. */
    int resolve(long eventNs) {
        for (TakenOver.DoubtfulOrder order : taken.orders()) {
            frames.lost(eventNs, order);
        }
        return taken.orders().size();
    }

    /** Orders without their cause prove that the journals lost their ends: trade nothing on such a ledger. */
    void haltAfterPowerLoss(long eventNs) {
        facts.command(
                eventNs,
                CommandKind.HALT,
                FactWriter.NO_ACCOUNT,
                FactWriter.NO_INSTRUMENT,
                0,
                "",
                "ringfire",
                "orders without their cause: power was lost");
    }
}
