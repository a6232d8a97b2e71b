package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.risk.SizeShares;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whose entries get less than their configured size, and by whom. Publisher's thread. */
final class Sizes {
    private static final String ALL = "all";

    private final SizeShares shares = new SizeShares();
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> lines = new TreeMap<>();

    /** Takes a command of the kind RISK, as risk does; names are empty for what it is not about. */
    void onCommand(OperatorCommandDecoder command, String account, String strategy) {
        if (!shares.adjust(command)) {
            return;
        }
        String whose = !strategy.isEmpty() ? "strategy " + strategy : !account.isEmpty() ? "account " + account : ALL;
        int percent = command.sizePercent();
        if (percent == SizeShares.FULL_PERCENT) {
            values.remove(whose);
            lines.remove(whose);
            return;
        }
        String by = command.who();
        ObjectNode json = StateJson.object().put("sizePercent", percent).put("by", by);
        values.put(whose, StateJson.text(json));
        lines.put(
                whose,
                "entries of " + whose + " get " + (percent == 0 ? "nothing" : percent + " %") + " of their size, by "
                        + by);
    }

    /** Of an account's entries by whatever strategy, in percent. */
    int ofAccount(int accountId) {
        return Math.min(shares.ofAll(), shares.ofAccount(accountId));
    }

    /** A value each, for the view. */
    void putInto(Map<String, String> all) {
        values.forEach((whose, value) -> all.put("size/" + whose, value));
    }

    /** A line each. */
    List<String> lines() {
        return new ArrayList<>(lines.values());
    }
}
