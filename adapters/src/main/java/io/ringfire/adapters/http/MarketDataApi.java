package io.ringfire.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;

/** Quotes as the receiver of before gave and took them. Called on HTTP threads. */
public interface MarketDataApi {
    /** The latest quote of each symbol. */
    Reply all();

    /** Whether any symbol is quoted: 200 or 503. */
    Reply health();

    /** The latest quote of a symbol; 404 for one that this run does not know, or that has none. */
    Reply feed(String symbol);

    /**
     * Takes quotes that are no market's: 202 once they are handed over, 400 with what is wrong and where, 403 where only test instruments
     * may be quoted so, 429 with how many were taken before there was no room, 503 when none was.
     */
    Reply inject(ObjectNode body);
}
