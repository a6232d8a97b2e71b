package io.ringfire.adapters.easim;

import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * What a simulated EA is and where it connects.
 *
 * @param commands endpoint of the engine's ROUTER
 * @param market endpoint of its market PULL
 * @param confirmations endpoint of its confirmations PULL
 * @param balance at the start, in {@code currency}
 * @param brokerZone zone of the broker's clock
 * @param brokerShiftHours hours to add to that zone's time: 7 for New York plus seven
 * @param chartSymbol the symbol on whose ticks alone it reads commands
 * @param listsPositions true for 2.06H
 * @param heartbeatSeconds 30 in the field
 * @param ignoresStops the broker lost every stop and target: nothing closes at them
 * @param sendsEveryTick for load: every quote is sent as it comes, which no EA does
 */
public record EaTerms(
        String commands,
        String market,
        String confirmations,
        String uuid,
        long login,
        String server,
        String company,
        String currency,
        int leverage,
        BigDecimal balance,
        ZoneId brokerZone,
        int brokerShiftHours,
        String chartSymbol,
        boolean listsPositions,
        int heartbeatSeconds,
        boolean ignoresStops,
        boolean sendsEveryTick) {}
