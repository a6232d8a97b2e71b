package io.ringfire.app.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.Decimals;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Of one group of entries: how many were signalled, and what became of them. A close counts as won or lost only where the venue itself
 * named what it earned; where that is an estimate it is {@code unknown}, and its money is in no sum.
 */
final class Outcomes {
    private final SortedMap<String, Long> netMicros = new TreeMap<>();
    private long signals;
    private long stopped;
    private long refused;
    private long executed;
    private long won;
    private long lost;
    private long even;
    private long unknown;

    void signalled() {
        signals++;
    }

    void stopped() {
        stopped++;
    }

    void refused() {
        refused++;
    }

    void executed() {
        executed++;
    }

    void closed(String currency, long micros) {
        if (micros > 0) {
            won++;
        } else if (micros < 0) {
            lost++;
        } else {
            even++;
        }
        netMicros.merge(currency, micros, Math::addExact);
    }

    void closedWithoutProof() {
        unknown++;
    }

    /** Numbers; {@code wonShare} of those that were proven, none where none was. */
    void put(ObjectNode json) {
        json.put("signals", signals)
                .put("stopped", stopped)
                .put("refused", refused)
                .put("executed", executed)
                .put("won", won)
                .put("lost", lost)
                .put("even", even)
                .put("unknown", unknown);
        long proven = won + lost + even;
        if (proven > 0) {
            json.put("wonShare", Math.round(1_000.0 * won / proven) / 1_000.0);
        }
        ObjectNode net = json.putObject("net");
        netMicros.forEach((currency, micros) -> net.put(currency, Decimals.money(micros)));
    }
}
