package io.ringfire.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.socketio.PublishedState;

/** What can be looked at. Called on HTTP threads; reads what the engine publishes and nothing else. */
public interface ConsoleApi {
    /** Lists that can be asked for. */
    enum Listing {
        /** Money by account. */
        ACCOUNTS,
        /** What is open. */
        POSITIONS,
        /** The latest quote of each symbol. */
        QUOTES,
        /** The latest orders. */
        FIRES,
        /** The latest signals. */
        SIGNALS,
        /** Signals that wait for a person. */
        MISSIONS
    }

    /** Whether the engine is on its way down: nothing is read and nothing done any more. */
    boolean isStopping();

    /** Whether the process lives and its threads turn: 200 or 503, with reasons. For everyone: no money, no names. */
    Reply health();

    /** Whether it could trade now: 200 or 503, with reasons. For everyone: no money, no names. */
    Reply readiness();

    /**
     * Adds all metrics.
     *
     * @param isTrusted whether whoever asks may see money and names of accounts
     */
    void metrics(MetricsPage page, boolean isTrusted);

    /**
     * A list, the latest first where it has an order in time.
     *
     * @param limit most items of it
     */
    Reply list(Listing listing, int limit);

    /** The worst state of all modules that are looked at, and each one's. */
    Reply systemHealth();

    /** Every module as it was found at the last look, the ring, quotes' ages, and what came and went by the hour. */
    Reply pulse();

    /** One module, with the stack of its thread where that does not do its work; 404 naming all modules where there is none of that name. */
    Reply module(String name);

    /** The journals' files, and what was appended in this run. */
    Reply journalStat();

    /**
     * The latest minutes of a symbol; 404 for one that this run does not know.
     *
     * @param minutes most candles
     */
    Reply candles(String symbol, int minutes);

    /**
     * What came of the signals of the last hours, told from the journals; 429 while another is being made, since each reads all facts of that
     * time.
     */
    Reply report(int hours);

    /** Grows with everything that is published: while it stands, a dashboard differs by ages alone. */
    long changes();

    /** All of it in one object, for a page; 503 while nothing is published yet. */
    Reply dashboard();

    /** Quotes, signals and orders as they come. One at a time may be in use. */
    LiveFeed feed();

    /** What is published, for those who subscribe to states. */
    PublishedState published();

    /** What older scripts ask for and post. */
    MarketDataApi marketData();

    /** What is wrong, the latest first, and behind it what was. */
    Reply alerts(int limit);

    /** Where the service's log is written, which levels hold, and whether it can be written. */
    Reply log();

    /** Another level until the next start: 200 with how it stands, 400 with what would be right. */
    Reply changeLog(ObjectNode body);

    /** Somebody looks at an alert: 200 with how it stands, 404 where there is none of that id. */
    Reply acknowledge(String id, ObjectNode body);
}
