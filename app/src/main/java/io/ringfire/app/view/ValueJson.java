package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.MarginState;
import io.ringfire.engine.ledger.MarginStatement;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.risk.SizeShares;
import io.ringfire.journal.state.StateEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The published values as JSON. Publisher's thread. */
final class ValueJson {
    private static final int LONGEST_TEXT = 160;
    private static final long NS_PER_MS = 1_000_000L;

    private final ViewFold fold;
    private final EngineFacts facts;
    private final EngineGauges gauges;
    private final MarginStatement margin;
    private final long pid = ProcessHandle.current().pid();
    private final long processStartMs = ProcessHandle.current()
            .info()
            .startInstant()
            .map(java.time.Instant::toEpochMilli)
            .orElse(0L);

    ValueJson(ViewFold fold, EngineFacts facts, EngineGauges gauges) {
        this.fold = fold;
        this.facts = facts;
        this.gauges = gauges;
        this.margin = new MarginStatement(fold.ledger(), facts.marginCallPpm(), facts.stopOutPpm());
    }

    String quote(Instrument instrument, long ticks) {
        int id = instrument.id();
        return StateJson.text(labelled()
                .put("bid", Decimals.price(fold.ledger().quotes().bidPoints(id), instrument.digits()))
                .put("ask", Decimals.price(fold.ledger().quotes().askPoints(id), instrument.digits()))
                .put("eventNs", fold.ledger().quotes().eventNs(id))
                .put("ticks", ticks));
    }

    String injected(Instrument instrument, long bidPoints, long askPoints, long eventNs, long quotes) {
        return StateJson.text(labelled()
                .put("bid", Decimals.price(bidPoints, instrument.digits()))
                .put("ask", Decimals.price(askPoints, instrument.digits()))
                .put("eventNs", eventNs)
                .put("quotes", quotes));
    }

    String position(int index) {
        Position held = fold.ledger().positions().at(index);
        ObjectNode json = labelled()
                .put("account", fold.account(held.accountId()))
                .put("symbol", held.instrument().symbol())
                .put("strategy", fold.strategy(held.strategyId()))
                .put("side", held.side().name())
                .put("lots", Decimals.lots(held.quantityMicroLots()))
                .put("proof", held.proof().name())
                .put(
                        "openPrice",
                        Decimals.price(held.openPricePoints(), held.instrument().digits()))
                .put("openNs", held.openNs())
                .put("state", held.state().name())
                .put("openProfit", Decimals.money(held.openProfitMicros()))
                .put("commission", Decimals.money(held.commissionMicros()))
                .put("swap", Decimals.money(held.swapMicros()))
                .put("orderNumber", held.orderNumber());
        if (held.stopPoints() != 0) {
            json.put("stop", Decimals.price(held.stopPoints(), held.instrument().digits()));
        }
        if (held.targetPoints() != 0) {
            json.put(
                    "target",
                    Decimals.price(held.targetPoints(), held.instrument().digits()));
        }
        return StateJson.text(json);
    }

    String account(int accountId) {
        Account account = fold.ledger().account(accountId);
        int positions = 0;
        for (int i = 0; i < fold.ledger().positions().count(); i++) {
            positions += fold.ledger().positions().at(i).accountId() == accountId ? 1 : 0;
        }
        ObjectNode json = labelled()
                .put("currency", Currency.text(account.currency()))
                .put("mode", account.isNetting() ? "netting" : "hedging")
                .put("leverage", account.leverage())
                .put("balance", Decimals.money(account.balanceMicros()))
                .put("equity", Decimals.money(account.equityMicros()))
                .put("openProfit", Decimals.money(account.openProfitMicros()))
                .put("positions", positions);
        json.put("entries", fold.restraints().isShut(account.name()) ? "shut" : "open");
        if (fold.sizes().ofAccount(accountId) < SizeShares.FULL_PERCENT) {
            json.put("sizePercent", fold.sizes().ofAccount(accountId));
        }
        addMargin(json, accountId);
        if (fold.brokerBalanceMicros(accountId) != ViewFold.NOT_SAID) {
            json.put("brokerBalance", Decimals.money(fold.brokerBalanceMicros(accountId)))
                    .put("brokerEquity", Decimals.money(fold.brokerEquityMicros(accountId)))
                    .put(
                            "balanceDifference",
                            Decimals.money(fold.brokerBalanceMicros(accountId) - account.balanceMicros()));
        }
        return StateJson.text(json);
    }

    /** What the ledger says is bound. Where the terminal says what is, its word on the state goes before the ledger's. */
    private void addMargin(ObjectNode json, int accountId) {
        MarginState state = margin.take(accountId).state();
        if (state != MarginState.UNKNOWN) {
            json.put("margin", Decimals.money(margin.usedMicros()))
                    .put("freeMargin", Decimals.money(margin.freeMicros()));
        }
        if (margin.levelBasisPoints() != MarginStatement.NO_LEVEL) {
            json.put("marginLevel", BigDecimal.valueOf(margin.levelBasisPoints(), 2));
        }
        long brokerMargin = fold.brokerMarginMicros(accountId);
        if (brokerMargin != ViewFold.NOT_SAID) {
            json.put("brokerMargin", Decimals.money(brokerMargin));
            state = brokerMargin == 0
                    ? MarginState.OK
                    : margin.stateOf(fold.brokerEquityMicros(accountId), brokerMargin);
        }
        json.put("marginState", state.name());
    }

    String session(SessionView session) {
        ObjectNode json = labelled();
        if (!session.missing().isEmpty()) {
            json.put("missing", session.missing());
        }
        return StateJson.text(json.put("state", session.state())
                .put("fresh", session.isFresh())
                .put("ageMs", session.ageMs())
                .put("chartAgeMs", session.chartAgeMs())
                .put("chartSymbol", session.chartSymbol())
                .put("nodeId", session.nodeId())
                .put("version", session.version())
                .put("offsetSeconds", session.offsetSeconds())
                .put("clockDisagrees", session.clockDisagrees())
                .put("outstanding", session.outstanding())
                .put("pongs", session.pongs()));
    }

    String engine(String state) {
        return StateJson.text(labelled()
                .put("state", state)
                .put("mode", facts.mode())
                .put("source", facts.source())
                .put("run", facts.runNumber())
                .put("pid", pid)
                .put("processStartMs", processStartMs)
                .put("startedNs", facts.startedNs())
                .put("installation", facts.installation())
                .put("threading", facts.threading())
                .put("build", facts.build())
                .put("configHash", facts.configHash()));
    }

    String now(long sequence, long eventNs, long refused, long faults) {
        ObjectNode json = StateJson.object()
                .put("ticks", gauges.count(Counter.TICKS))
                .put("sequence", sequence)
                .put("eventNs", eventNs)
                .put("ringSize", facts.ringSize())
                .put("occupancy", gauges.occupancy())
                .put("tradingState", fold.tradingState().name())
                .put("viewRefused", refused)
                .put("viewFaults", faults)
                .put("freeBytes", gauges.freeBytes());
        gauges.gateReason().ifPresent(reason -> json.put("gate", reason));
        return fitting(json, fold.haltReason(), gauges.failure().orElse(""));
    }

    /** With both texts, as far as they fit into an entry: whoever halted may have had a lot to say, in whatever script. */
    static String fitting(ObjectNode json, String haltReason, String failure) {
        int halt = Math.min(haltReason.length(), LONGEST_TEXT);
        int failed = Math.min(failure.length(), LONGEST_TEXT);
        String text = with(json, cut(haltReason, halt), cut(failure, failed));
        while (text.getBytes(StandardCharsets.UTF_8).length > StateEntry.MAX_JSON_BYTES && halt + failed > 0) {
            if (halt > failed) {
                halt--;
            } else {
                failed--;
            }
            text = with(json, cut(haltReason, halt), cut(failure, failed));
        }
        return text;
    }

    private static String with(ObjectNode json, String haltReason, String failure) {
        if (!haltReason.isEmpty()) {
            json.put("haltReason", haltReason);
        }
        if (!failure.isEmpty()) {
            json.put("failure", failure);
        }
        return StateJson.text(json);
    }

    private static String cut(String text, int length) {
        boolean isSplit = length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, isSplit ? length - 1 : length);
    }

    /** The last step of the clock beyond {@code clock.maxStepMs}. */
    String clockStep() {
        return StateJson.text(
                StateJson.object().put("stepMs", fold.clockStepNs() / NS_PER_MS).put("eventNs", fold.clockStepAtNs()));
    }

    String firesByState() {
        ObjectNode json = StateJson.object();
        fold.fires().byState().forEach((state, count) -> json.put(state.name(), count));
        return StateJson.text(json);
    }

    String counter(Counter counter) {
        return StateJson.text(StateJson.object().put("count", gauges.count(counter)));
    }

    private ObjectNode labelled() {
        ObjectNode json = StateJson.object();
        return facts.label().isEmpty() ? json : json.put("label", facts.label());
    }
}
