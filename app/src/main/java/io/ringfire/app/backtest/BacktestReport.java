package io.ringfire.app.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backtest found. Money is in the account's currency.
 *
 * @param run number of its directory
 * @param disabled strategies that threw, and traded no more from there on
 * @param headline what a reader must know before any figure: zero costs, demo data
 */
@JsonInclude
public record BacktestReport(
        long run,
        long ticks,
        long bars,
        long signals,
        long orders,
        long fills,
        long positions,
        Map<String, Long> rejects,
        List<DisabledStrategy> disabled,
        List<Trade> trades,
        String currency,
        BigDecimal startBalance,
        BigDecimal balance,
        BigDecimal netProfit,
        BigDecimal commission,
        BigDecimal swap,
        BigDecimal maxDrawdown,
        String stateHash,
        double elapsedSeconds,
        long ticksPerSecond,
        List<String> headline) {

    private static final int LOTS_DIGITS = 2;
    private static final double NS_PER_SECOND = 1e9;

    static BacktestReport of(
            long run,
            EngineAssembly.Engine engine,
            OutcomeTally tally,
            long startBalanceMicros,
            long elapsedNs,
            List<String> headline) {
        EngineCounters counters = engine.counters();
        Account account = engine.stages().risk().ledger().account(0);
        Map<String, Long> rejects = new TreeMap<>();
        for (Map.Entry<RefusalReason, Long> entry : tally.rejects().entrySet()) {
            rejects.put(entry.getKey().name(), entry.getValue());
        }
        long ticks = counters.get(Counter.TICKS);
        int digits = Currency.digits(account.currency());
        return new BacktestReport(
                run,
                ticks,
                counters.get(Counter.BARS),
                counters.get(Counter.SIGNALS),
                counters.get(Counter.ORDERS),
                counters.get(Counter.FILLS),
                counters.get(Counter.POSITIONS),
                rejects,
                tally.disabled(engine.failures().thrown()),
                List.copyOf(tally.trades()),
                Currency.text(account.currency()),
                money(startBalanceMicros, digits),
                money(account.balanceMicros(), digits),
                money(account.balanceMicros() - startBalanceMicros, digits),
                money(account.commissionMicros(), digits),
                money(account.swapMicros(), digits),
                money(account.maxDrawdownMicros(), digits),
                tally.stateHash(),
                elapsedNs / NS_PER_SECOND,
                elapsedNs == 0 ? 0 : Math.round(ticks * NS_PER_SECOND / elapsedNs),
                headline);
    }

    /** As one JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run)
                .put("ticks", ticks)
                .put("bars", bars)
                .put("signals", signals)
                .put("orders", orders)
                .put("fills", fills)
                .put("positions", positions);
        ObjectNode byReason = json.putObject("rejects");
        rejects.forEach(byReason::put);
        ArrayNode stopped = json.putArray("disabled");
        disabled.forEach(each -> stopped.add(each.toJson()));
        json.put("currency", currency)
                .put("startBalance", startBalance)
                .put("balance", balance)
                .put("netProfit", netProfit)
                .put("commission", commission)
                .put("swap", swap)
                .put("maxDrawdown", maxDrawdown)
                .put("stateHash", stateHash)
                .put("elapsedSeconds", elapsedSeconds)
                .put("ticksPerSecond", ticksPerSecond);
        ArrayNode notes = json.putArray("headline");
        headline.forEach(notes::add);
        ArrayNode list = json.putArray("trades");
        trades.forEach(trade -> list.add(toJson(trade)));
        return json;
    }

    private ObjectNode toJson(Trade trade) {
        int moneyDigits = Currency.digits(Currency.of(currency));
        return JsonNodeFactory.instance
                .objectNode()
                .put("openTime", time(trade.openNs()))
                .put("closeTime", time(trade.closeNs()))
                .put("side", trade.side().name().toLowerCase(Locale.ROOT))
                .put("symbol", trade.symbol())
                .put("strategy", trade.strategyId())
                .put("quantity", lots(trade.quantityMicroLots()))
                .put("entry", BigDecimal.valueOf(trade.entryPoints(), trade.digits()))
                .put("exit", BigDecimal.valueOf(trade.exitPoints(), trade.digits()))
                .put("profit", money(trade.profitMicros(), moneyDigits))
                .put("commission", money(trade.commissionMicros(), moneyDigits))
                .put("swap", money(trade.swapMicros(), moneyDigits))
                .put("reason", trade.reason().name());
    }

    /** Exact: two decimals, or more where the volume is finer. */
    static BigDecimal lots(long microLots) {
        BigDecimal exact = BigDecimal.valueOf(microLots, Scale.MICRO_DIGITS).stripTrailingZeros();
        return exact.scale() < LOTS_DIGITS ? exact.setScale(LOTS_DIGITS) : exact;
    }

    private static BigDecimal money(long micros, int digits) {
        return BigDecimal.valueOf(micros, Scale.MICRO_DIGITS).setScale(digits, java.math.RoundingMode.HALF_UP);
    }

    static String time(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).toString();
    }
}
