package io.ringfire.app.service;

import io.ringfire.adapters.mt5.PongView;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.config.Settings;
import io.ringfire.app.console.BoundPort;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.recovery.SnapshotFrames;
import io.ringfire.app.recovery.TakenOver;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;

/** What a service trades with, and where its quotes come from: where paper and live differ. Called in the order of its methods. */
interface TradingSide {
    /** The first character of order ids. */
    char modeLetter();

    /** Put beside everything shown; empty for nothing. */
    String label();

    /** Accounts in configured order. */
    List<AccountSpec> accounts();

    /** All instruments, ids in symbol order. */
    List<Instrument> instruments();

    /** A run begins: makes what belongs to it. */
    void begin(RunSpec run, EngineAssembly.Engine engine);

    /** Takes over what was open, after its snapshots are published. */
    void takeOver(TakenOver taken, Recovery recovery, List<AccountSpec> accounts, SnapshotFrames frames, long startNs);

    /** Says what became of orders that a restart resolves by itself; returns how many. */
    int resolve(TakenOver taken, SnapshotFrames frames, long eventNs);

    /** The ring's producer. */
    Agent ingress(EventStamp stamp, FactWriter facts);

    /** What runs on ingress's thread: ingress, and what had better not be a thread of its own. */
    default Agent onIngressThread(Agent ingress) {
        return ingress;
    }

    /** What ingress's thread does in a turn without work. */
    default IdleStrategy idle(Settings.Profile profile) {
        return Agents.idle(profile);
    }

    /** Starts the threads that feed ingress. They stop before it. */
    void start(CloseStack parts);

    /** The thread that talks with terminals, where that is not ingress; its agent counts its turns. Empty before {@link #start}. */
    default Optional<AgentRunner> terminalsThread() {
        return Optional.empty();
    }

    /** No new quotes. */
    void stopFeeding();

    /** Whether nothing is under way that ingress would still have to take. By its thread. */
    boolean isQuiet();

    /** How many terminals may connect. */
    int terminals();

    /** Terminals, for people. Any thread. */
    List<SessionView> sessions();

    /** What became of the pings that ask whether commands get through; empty where none are sent. Any thread. */
    default List<PongView> pongs() {
        return List.of();
    }

    /** Ports that terminals connect to, once they are bound. Any thread. */
    default List<BoundPort> ports() {
        return List.of();
    }

    /** Asks a terminal for an answer. Returns false where there is none. */
    boolean ping(String account);
}
