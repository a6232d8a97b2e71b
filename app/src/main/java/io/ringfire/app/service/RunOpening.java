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
import io.ringfire.journal.layout.DataDirectory;
import java.util.List;

/**
 * What a run begins with, in this order: RunStarted, definitions, snapshots; ticks of earlier runs, with signals muted; what is
 * known by now of orders that were in doubt. Only then may anything be traded.
 */
final class RunOpening {
    private final FactWriter facts;
    private final SnapshotFrames frames;
    private final TradingSide side;
    private final TakenOver taken;

    RunOpening(FactWriter facts, TradingSide side, TakenOver taken) {
        this.facts = facts;
        this.frames = new SnapshotFrames(facts);
        this.side = side;
        this.taken = taken;
    }

    /** Publishes definitions and snapshots, and gives the side what it goes on with. */
    void define(long startNs, RunSpec run, List<AccountSpec> accounts, Recovery recovery) {
        facts.runStarted(startNs, run);
        for (Instrument instrument : side.instruments()) {
            facts.instrumentDefined(startNs, instrument);
        }
        for (int i = 0; i < accounts.size(); i++) {
            facts.snapshot(startNs, i, accounts.get(i));
        }
        for (TakenOver.TradesOfDay trades : taken.trades()) {
            frames.trades(startNs, trades);
        }
        side.takeOver(taken, recovery, accounts, frames, startNs);
    }

    /** Publishes the ticks that warm detect up; returns how many. */
    long warmUp(DataDirectory data, Recovery recovery, RunSpec run, long startNs) {
        return new WarmUp(data, side.instruments()).publish(recovery.runs(), facts, run.warmUpFromNs(), startNs);
    }

    /** Resolves what was in doubt as far as a restart can; returns how many. */
    int resolve(long eventNs) {
        return side.resolve(taken, frames, eventNs);
    }

    /** Where the journals prove that they do not tell all: trade nothing on such a ledger until a person has looked. */
    void halt(long eventNs, String why) {
        facts.command(
                eventNs, CommandKind.HALT, FactWriter.NO_ACCOUNT, FactWriter.NO_INSTRUMENT, 0, "", "ringfire", why);
    }
}
