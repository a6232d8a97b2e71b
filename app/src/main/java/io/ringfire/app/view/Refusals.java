package io.ringfire.app.view;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What risk has refused in this run, by reason: how often, and the last one. Publisher's thread. */
final class Refusals {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private record Refused(long count, long eventNs, String account, String strategy, String symbol, long[] values) {}

    private final Map<RefusalReason, Refused> byReason = new EnumMap<>(RefusalReason.class);

    /** Takes one; names are empty for what it is not about. */
    void onRefusal(RiskVerdictDecoder verdict, String account, String strategy, String symbol) {
        RefusalReason reason = RefusalReason.of(verdict.reason());
        Refused before = byReason.get(reason);
        byReason.put(
                reason,
                new Refused(
                        before == null ? 1 : before.count() + 1,
                        verdict.eventNs(),
                        account,
                        strategy,
                        symbol,
                        new long[] {verdict.limitValue(), verdict.actualValue()}));
    }

    /** A value each, for the view. Limit and finding are in the unit of the check. */
    void putInto(Map<String, String> values) {
        byReason.forEach((reason, refused) -> values.put(
                "refusal/" + reason,
                StateJson.text(StateJson.object()
                        .put("count", refused.count())
                        .put(
                                "lastTime",
                                Instant.ofEpochSecond(0, refused.eventNs() / NS_PER_SECOND * NS_PER_SECOND)
                                        .toString())
                        .put("lastAccount", refused.account())
                        .put("lastStrategy", refused.strategy())
                        .put("lastSymbol", refused.symbol())
                        .put("lastLimit", refused.values()[0])
                        .put("lastActual", refused.values()[1]))));
    }
}
