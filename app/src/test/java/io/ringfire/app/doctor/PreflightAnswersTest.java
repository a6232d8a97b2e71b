package io.ringfire.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.app.doctor.Check.Level;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a preflight makes of a service's answers. */
class PreflightAnswersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void shouldTakeEachReadinessCheckAndSayHowToMendThoseThatFail() throws IOException {
        List<Check> checks = Preflight.readiness(new OperatorClient.Answer(503, json("""
                {"checks": [{"name": "state", "ok": false, "reason": "HALTED"}, {"name": "gate", "ok": true},
                 {"name": "session 2", "ok": false, "reason": "STALE"}, {"name": "quote EURUSD", "ok": false, "reason": "old"}]}
                """)));
        assertEquals(
                List.of(Level.FAIL, Level.OK, Level.FAIL, Level.FAIL),
                checks.stream().map(Check::level).toList());
        assertTrue(checks.get(0).mend().contains("resume"), checks.toString());
        assertTrue(checks.get(2).mend().contains("mt5.md"), checks.toString());
        assertTrue(checks.get(3).mend().contains("Market Watch"), checks.toString());
        assertTrue(checks.stream()
                .noneMatch(check -> check.level() == Level.FAIL && check.mend().isEmpty()));
    }

    @Test
    void shouldNotTakeAnotherProgramForTheService() throws IOException {
        assertEquals(
                Level.FAIL,
                Preflight.readiness(new OperatorClient.Answer(404, json("{}")))
                        .get(0)
                        .level());
    }

    @Test
    void shouldSayTheMeasuredOffsetAndWhereItIsNotAsConfigured() throws IOException {
        Check well = Preflight.offset(json("{\"uuid\": \"A\", \"offsetSeconds\": 10800, \"clockDisagrees\": false}"));
        assertEquals(Level.OK, well.level());
        assertTrue(well.found().contains("+3.00 h"), well.found());
        Check wrong = Preflight.offset(json("{\"uuid\": \"A\", \"offsetSeconds\": 7200, \"clockDisagrees\": true}"));
        assertEquals(Level.FAIL, wrong.level());
        assertTrue(wrong.mend().contains("serverTime"), wrong.mend());
        Check unmeasured = Preflight.offset(json("{\"uuid\": \"A\", \"offsetSeconds\": 0, \"clockDisagrees\": false}"));
        assertFalse(unmeasured.found().contains("+0.00"), unmeasured.found());
    }

    /** A share outlives a restart, and nothing else of a morning's look would tell why entries are small. Seen failing without the look at sizes. */
    @Test
    void shouldWarnWhereEntriesGetLessThanTheirSize() throws IOException {
        Check less = Preflight.standing(json("""
                {"tradingState": "ACTIVE", "shut": [],
                 "sizes": [{"of": "all", "sizePercent": 50, "by": "ann"}, {"of": "account A", "sizePercent": 0, "by": "bob"}]}
                """)).get(1);
        assertEquals(Level.WARN, less.level());
        assertEquals(
                "entries of all get 50 % of their size, by ann; of account A get 0 % of their size, by bob",
                less.found());
        Check whole = Preflight.standing(json("{\"tradingState\": \"ACTIVE\", \"shut\": [], \"sizes\": []}"))
                .get(1);
        assertEquals(Level.OK, whole.level());
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) MAPPER.readTree(text);
    }
}
