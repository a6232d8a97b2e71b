package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.Commands;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import io.ringfire.journal.run.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live run under limits, and a backtest of the ticks that it recorded under the same file: they refuse the same signals. */
@Timeout(400)
class SameRefusalsTest {
    private static final int SECONDS = 240;
    private static final int ENOUGH = 4;
    private static final Set<String> BOTH = Set.of("SPREAD_LIMIT", "STOP_REQUIRED");

    @TempDir
    Path directory;

    /** Seen failing with the limit on the spread taken out of risk for simulated accounts alone. */
    @Test
    void shouldRefuseInABacktestWhatWasRefusedLive() throws Exception {
        String limits = """
                strategies: [{name: ema-cross, bars: 2-tick-bid, quantity: 0.1, fast: 2, slow: 3, symbols: [EURUSD]}]
                risk:
                  maxSpreadPoints: 12
                  maxLots: 1
                  requireStop: true
                  riskPerTrade: 1%
                  maxOpenRisk: 5%
                  dailyLoss: 5%
                  maxDrawdown: 10%
                """;
        try (LiveRig rig =
                new LiveRig(directory, limits, "account: {currency: USD, balance: 10000, mode: hedging}\n")) {
            rig.market.isMoving = true;
            rig.startTerminal(false);
            rig.startService();
            rig.awaitFresh();
            rig.service.await(
                    "refusals of both kinds",
                    () -> rig.status(
                            json -> json.path("counters").path("REFUSALS").asInt()
                                            > ENOUGH + 6 // some, at the start, are of the session
                                    && json.path("refusals").findValuesAsText("reason").stream()
                                                    .filter(BOTH::contains)
                                                    .distinct()
                                                    .count()
                                            == BOTH.size()),
                    SECONDS);
            rig.service.terminate();
        }
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        List<String> live = verdicts(QueueRecordSource.open(data.fires()));
        JsonNode report = Commands.run(
                        "backtest",
                        "--config",
                        directory.resolve("live.yaml").toString(),
                        "--data",
                        data.root().toString(),
                        "--source",
                        "recorded",
                        "--set",
                        "risk.tradingHours=false", // as the service has it, on Saturdays
                        "--json")
                .json();
        assertEquals(0, report.path("orders").asInt(), report.toString());
        List<String> backtest = verdicts(
                QueueRecordSource.open(RunDirectory.latest(data).orElseThrow().fires()));
        assertEquals(live.size(), backtest.size());
        int compared = 0;
        for (int i = 0; i < live.size(); i++) {
            // before it was fresh, the terminal's own state refused
            if (!live.get(i).startsWith("SESSION_")) {
                assertEquals(live.get(i), backtest.get(i), "signal " + i);
                compared++;
            }
        }
        assertTrue(compared > ENOUGH, compared + " of " + live.size());
        assertTrue(live.stream().anyMatch(verdict -> verdict.startsWith("SPREAD_LIMIT")), live.toString());
        assertTrue(live.stream().anyMatch(verdict -> verdict.startsWith("STOP_REQUIRED")), live.toString());
    }

    /** Reason, limit and finding of each, in order. */
    private static List<String> verdicts(RecordSource source) {
        List<String> verdicts = new ArrayList<>();
        RiskVerdictDecoder verdict = new RiskVerdictDecoder();
        try (source) {
            while (source.next()) {
                if (RecordFrame.templateId(source.buffer(), source.offset()) == RiskVerdictDecoder.TEMPLATE_ID) {
                    verdict.wrap(
                            source.buffer(),
                            source.offset() + RecordFrame.BLOCK_OFFSET,
                            RecordFrame.blockLength(source.buffer(), source.offset()),
                            RecordFrame.version(source.buffer(), source.offset()));
                    verdicts.add(RefusalReason.of(verdict.reason()) + " " + verdict.limitValue() + " "
                            + verdict.actualValue());
                }
            }
        }
        return verdicts;
    }
}
