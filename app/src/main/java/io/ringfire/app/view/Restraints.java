package io.ringfire.app.view;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.sbe.StateChangedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accounts and strategies whose entries are shut, and why. Publisher's thread. */
final class Restraints {
    private static final int ALL = 0xFFFF;

    /** Why, by the account's name. */
    private final Map<String, String> accounts = new TreeMap<>();

    private final Map<String, String> resting = new TreeMap<>();
    private final Map<String, String> strategies = new TreeMap<>();

    /** Takes a change; names are empty for what it is not about. */
    void onChange(StateChangedDecoder changed, String account, String strategy) {
        TradingState state = TradingState.of(changed.state());
        StateCause cause = StateCause.of(changed.cause());
        if (changed.strategyId() != ALL) {
            put(strategies, strategy, state, why(changed, state, cause));
        } else if (changed.accountId() != ALL) {
            put(cause == StateCause.BREAKER ? resting : accounts, account, state, why(changed, state, cause));
        }
    }

    /** Whether an account takes exits only. */
    boolean isShut(String account) {
        return accounts.containsKey(account) || resting.containsKey(account);
    }

    /** A value each, for the view. */
    void putInto(Map<String, String> values) {
        accounts.forEach((account, why) -> values.put("shut/account " + account, json(why)));
        resting.forEach((account, why) -> values.put("shut/route of " + account, json(why)));
        strategies.forEach((strategy, why) -> values.put("shut/strategy " + strategy, json(why)));
    }

    private static String json(String why) {
        return StateJson.text(StateJson.object().put("why", why));
    }

    /** A line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        accounts.forEach((account, why) -> lines.add("account " + account + " takes exits only: " + why));
        resting.forEach((account, why) -> lines.add("account " + account + " takes exits only for now: " + why));
        strategies.forEach((strategy, why) -> lines.add("strategy " + strategy + " takes exits only: " + why));
        return lines;
    }

    private static void put(Map<String, String> all, String name, TradingState state, String why) {
        if (state == TradingState.ACTIVE) {
            all.remove(name);
        } else {
            all.put(name, why);
        }
    }

    private static String why(StateChangedDecoder changed, TradingState state, StateCause cause) {
        RefusalReason reason = RefusalReason.of(changed.reason());
        return switch (reason) {
            case DAILY_LOSS, DRAWDOWN ->
                reason + ", lost " + Decimals.money(changed.actualValue()) + " where "
                        + Decimals.money(changed.limitValue()) + " is the limit";
            case BREAKER_OPEN -> changed.actualValue() + " orders failed";
            case REPEATED_ORDER -> reason + ", " + changed.limitValue() + " times";
            default -> state + " by " + cause;
        };
    }
}
