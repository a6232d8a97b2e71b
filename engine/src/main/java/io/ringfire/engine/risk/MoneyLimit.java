package io.ringfire.engine.risk;

/** A limit on entries that is a {@link Share} of money. */
public enum MoneyLimit {
    /** Most that an entry may lose at its stop; of equity. */
    RISK_PER_TRADE,
    /** Most that all positions and entries of the account may lose at their stops, this one's included; of equity. */
    OPEN_RISK,
    /** Most that one order may be worth; of equity. */
    ORDER_VALUE,
    /** Most that all positions and awaited entries of the account may be worth, bought or sold, this one included; of equity. */
    GROSS_EXPOSURE,
    /** Most that what was bought less what was sold in the symbol may be worth; of equity. */
    NET_EXPOSURE,
    /** Most of one currency that the account may be long or short over all symbols; of equity. */
    CURRENCY_EXPOSURE,
    /** Most that the account may lose in a day, open profit included; of the day's base. */
    DAILY_LOSS,
    /** Most that the account may lose in a day by what is realised; of the day's base. */
    DAILY_REALISED_LOSS,
    /** Furthest that the account's equity may be below its peak; of the peak. */
    DRAWDOWN;

    private static final MoneyLimit[] VALUES = values();

    static int count() {
        return VALUES.length;
    }

    static MoneyLimit at(int ordinal) {
        return VALUES[ordinal];
    }
}
