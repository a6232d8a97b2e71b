package io.ringfire.app.assembly;

import io.ringfire.app.config.Settings;
import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.OpenHours;
import java.util.function.Function;

/** When symbols are open, for those who watch: the hours that risk keeps to. */
public final class TradingHours {
    private TradingHours() {}

    /** Hours by symbol: always open where no hours are kept, never where nothing is known of a symbol. */
    public static Function<String, OpenHours> of(Settings settings, MarketCalendar calendar) {
        if (!settings.risk().limits().tradingHours()) {
            return symbol -> OpenHours.ALWAYS;
        }
        return symbol -> calendar.hours().getOrDefault(symbol, OpenHours.NEVER);
    }
}
