package io.ringfire.adapters.easim;

import java.math.BigDecimal;

/**
 * A symbol of the simulated broker.
 *
 * @param name the broker's name
 * @param contractSize base units in a lot
 * @param profitRate what a unit of the profit currency is worth in the account's: the simulated broker converts at a fixed rate
 */
public record SimSymbol(String name, int digits, BigDecimal contractSize, BigDecimal profitRate) {}
