package io.ringfire.app.view;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest signals, those that the shield stopped among them, and what became of each. Publisher's thread. */
final class Signals {
    /** Signals that are shown; older ones are in the fire journal. */
    static final int KEPT = 200;

    private final Deque<SeenSignal> latest = new ArrayDeque<>();
    private final Map<Long, SeenSignal> byId = new HashMap<>();
    private final Set<SeenSignal> changed = new LinkedHashSet<>();
    private final List<SeenSignal> gone = new ArrayList<>();
    private long count;

    /** The shield has judged an entry. A passed one's signal follows. */
    void onShield(ShieldVerdictDecoder judged, String strategy, Instrument instrument) {
        if (instrument != null) {
            seen(judged.signalId(), judged.eventNs(), strategy, instrument).judged(judged);
        }
    }

    /** A strategy wishes to trade. */
    void onSignal(SignalDecoder signal, String strategy, Instrument instrument) {
        if (instrument != null) {
            seen(signal.signalId(), signal.eventNs(), strategy, instrument).wished(signal);
        }
    }

    /** Risk has refused it on an account. */
    void onVerdict(RiskVerdictDecoder verdict, String account) {
        SeenSignal signal = find(verdict.signalId());
        if (signal != null) {
            signal.refused(account, RefusalReason.of(verdict.reason()), verdict.limitValue(), verdict.actualValue());
        }
    }

    /** An order was made of it. */
    void onOrder(OrderDecoder order, String account) {
        SeenSignal signal = find(order.signalId());
        if (signal != null) {
            signal.ordered(account, order.orderId());
        }
    }

    /** It waits for a person, or does so no more; what then becomes of it is told by a verdict or an order. */
    void onApproval(ApprovalAskedDecoder asked, String account) {
        if (ApprovalState.of(asked.state()) == ApprovalState.ASKED) {
            SeenSignal signal = find(asked.signalId());
            if (signal != null) {
                signal.asked(account);
            }
        }
    }

    /** Those that are new or changed since the last call. */
    List<SeenSignal> takeChanged() {
        List<SeenSignal> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** Those that made room since the last call. */
    List<SeenSignal> takeGone() {
        List<SeenSignal> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** One that is known and changes now; null for none, and for those of an operator, which have no signal. */
    private SeenSignal find(long signalId) {
        SeenSignal signal = signalId == 0 ? null : byId.get(signalId);
        if (signal != null) {
            changed.add(signal);
        }
        return signal;
    }

    private SeenSignal seen(long signalId, long eventNs, String strategy, Instrument instrument) {
        SeenSignal known = find(signalId);
        if (known != null) {
            return known;
        }
        SeenSignal made = new SeenSignal(++count, signalId, eventNs, strategy, instrument);
        latest.addLast(made);
        changed.add(made);
        if (signalId != 0) {
            byId.put(signalId, made);
        }
        if (latest.size() > KEPT) {
            SeenSignal oldest = latest.removeFirst();
            byId.remove(oldest.signalId(), oldest);
            changed.remove(oldest);
            gone.add(oldest);
        }
        return made;
    }
}
