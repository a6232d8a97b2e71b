package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An amount of the account's currency, or a percentage of equity: {@code 500} or {@code 1.5%}. */
public record EquityShare(BigDecimal value, boolean isPercent) {
    static final String EXPECTS = "a percentage of equity from 0.0001% to 100%, or an amount in the account's currency";

    static final String EXPOSURE_EXPECTS =
            "a percentage of equity from 0.0001% to 100000%, or an amount in the account's currency";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)(%?)");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_EXPOSURE = BigDecimal.valueOf(100_000);
    private static final int PERCENT_PLACES = 4;

    static EquityShare parse(String text) {
        return parse(text, WHOLE);
    }

    /** What is held may be worth many times as much as the account. */
    static EquityShare parseExposure(String text) {
        return parse(text, MOST_EXPOSURE);
    }

    private static EquityShare parse(String text, BigDecimal mostPercent) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new Misfit("is neither a percentage nor an amount");
        }
        BigDecimal value = Numbers.plain(new BigDecimal(match.group(1)));
        boolean isPercent = !match.group(2).isEmpty();
        if (value.signum() == 0) {
            throw new Misfit("would let nothing through; leave the key out for no limit");
        }
        if (isPercent && value.compareTo(mostPercent) > 0) {
            throw new Misfit("is more than " + mostPercent.toPlainString() + "%");
        }
        if (isPercent && value.scale() > PERCENT_PLACES) {
            throw new Misfit("has more than " + PERCENT_PLACES + " decimals");
        }
        return new EquityShare(value, isPercent);
    }

    @Override
    public String toString() {
        return value.toPlainString() + (isPercent ? "%" : "");
    }
}
