package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One thing that was looked at. For everyone's eyes: it names no account and no amount of money.
 *
 * @param reason why it holds or does not; never empty where it does not
 * @param ageNs of what it rests on; negative where that has none
 */
record Check(String name, boolean isOk, String reason, long ageNs) {
    static final long NO_AGE = -1;

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** 200 only when all hold, else 503. */
    static Reply reply(List<Check> checks, long nowNs) {
        boolean isOk = checks.stream().allMatch(Check::isOk);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", isOk);
        json.put(
                "time",
                Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(nowNs)).toString());
        ArrayNode list = json.putArray("checks");
        for (Check check : checks) {
            ObjectNode one = list.addObject().put("name", check.name()).put("ok", check.isOk());
            if (!check.reason().isEmpty()) {
                one.put("reason", check.reason());
            }
            if (check.ageNs() >= 0) {
                one.put("ageMs", TimeUnit.NANOSECONDS.toMillis(check.ageNs()));
            }
        }
        return new Reply(isOk ? OK : UNAVAILABLE, json);
    }
}
