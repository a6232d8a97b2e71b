package io.ringfire.app.config;

import java.math.BigDecimal;

/** {@code account.*}: the account of the simulated venue. The balance is exact, in its currency; leverage is n of 1:n. */
public record SimulatedAccount(String currency, BigDecimal balance, AccountSettings.PositionMode mode, int leverage) {
    /** What it is called where accounts have names. */
    public static final String NAME = "simulated";
}
