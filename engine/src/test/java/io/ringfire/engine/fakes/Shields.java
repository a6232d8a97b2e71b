package io.ringfire.engine.fakes;

import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.shield.ShieldClass;
import io.ringfire.engine.shield.ShieldComponent;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.shield.ThrottleRules;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rules of a shield on bars of minutes, so that a test need not wait for hours. */
public final class Shields {
    private static final long QUARTER_NS = 900_000_000_000L;

    private Shields() {}

    /** Every component counts the same; full size for all; the threshold stays. */
    public static ShieldRules rules(int minScorePermille, long coolDownNs, int bySymbol, int inAll) {
        return rules(
                minScorePermille,
                Collections.nCopies(ShieldComponent.COUNT, 10),
                Collections.nCopies(ShieldClass.COUNT, 1000),
                ThrottleRules.NONE,
                coolDownNs,
                bySymbol,
                inAll,
                0);
    }

    /** One component counts. */
    public static ShieldRules judging(ShieldComponent component, int sessionMask) {
        return rules(
                0,
                IntStream.range(0, ShieldComponent.COUNT)
                        .map(code -> code == component.code() ? 10 : 0)
                        .boxed()
                        .toList(),
                Collections.nCopies(ShieldClass.COUNT, 1000),
                ThrottleRules.NONE,
                0,
                0,
                0,
                sessionMask);
    }

    /** On minutes, with trends of minutes (weight 1) and of five (weight 3), the first of which is the regime. */
    public static ShieldRules rules(
            int minScorePermille,
            List<Integer> weights,
            List<Integer> sizes,
            ThrottleRules throttle,
            long coolDownNs,
            int bySymbol,
            int inAll,
            int sessionMask) {
        BarSpec minutes = BarSpec.parse("1-minute-mid");
        return new ShieldRules(
                minutes,
                List.of(
                        new ShieldRules.Timeframe(minutes, 1),
                        new ShieldRules.Timeframe(BarSpec.parse("5-minute-mid"), 3)),
                0,
                weights,
                minScorePermille,
                sizes,
                throttle,
                coolDownNs,
                bySymbol,
                inAll,
                QUARTER_NS,
                sessionMask);
    }
}
