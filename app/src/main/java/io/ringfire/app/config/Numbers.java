package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Kinds of numbers. All are exact; a decimal is a {@link BigDecimal} without trailing zeros, so equal values are equal. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");

    private Numbers() {}

    /** A whole number that fits an int. {@code unit} is the plural behind "whole number of", or empty. */
    static Kind<Integer> wholeNumber(String unit, int least, int most) {
        return whole("a whole number" + of(unit) + range(least, most), least, most, Math::toIntExact);
    }

    /** A whole number of up to 18 digits. */
    static Kind<Long> longNumber(String unit, long least, long most) {
        return whole("a whole number" + of(unit) + range(least, most), least, most, value -> value);
    }

    /** A power of two within bounds that are powers of two. */
    static Kind<Integer> powerOfTwo(String unit, int least, int most) {
        return whole("a power of two" + range(least, most) + (unit.isEmpty() ? "" : " " + unit), least, most, value -> {
            if (Long.bitCount(value) != 1) {
                throw new Misfit("is not a power of two");
            }
            return Math.toIntExact(value);
        });
    }

    private static <T> Kind<T> whole(String expects, long least, long most, Function<Long, T> narrow) {
        return new ScalarKind<>(
                expects, text -> narrow.apply(parseWhole(text, least, most)), String::valueOf, true, schema -> {
                    schema.put("type", "integer");
                    schema.put("minimum", least);
                    schema.put("maximum", most);
                });
    }

    private static long parseWhole(String text, long least, long most) {
        if (!WHOLE.matcher(text).matches()) {
            throw new Misfit("is not a whole number");
        }
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw new Misfit("is out of range");
        }
        return value;
    }

    /** A number within bounds, with at most {@code places} digits behind the point. */
    static Kind<BigDecimal> decimal(String unit, String least, String most, int places) {
        BigDecimal from = new BigDecimal(least);
        BigDecimal to = new BigDecimal(most);
        String expects =
                "a number" + of(unit) + " from " + least + " to " + most + " with at most " + places + " decimals";
        return new ScalarKind<>(
                expects, text -> parseDecimal(text, from, to, places), BigDecimal::toPlainString, true, schema -> {
                    schema.put("type", "number");
                    schema.put("minimum", from);
                    schema.put("maximum", to);
                });
    }

    private static BigDecimal parseDecimal(String text, BigDecimal least, BigDecimal most, int places) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new Misfit("is not a number");
        }
        BigDecimal value = plain(new BigDecimal(text));
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Misfit("is out of range");
        }
        if (value.scale() > places) {
            throw new Misfit("has more than " + places + " decimals");
        }
        return value;
    }

    /** The same value without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String of(String unit) {
        return unit.isEmpty() ? "" : " of " + unit;
    }

    private static String range(long least, long most) {
        return " from " + least + " to " + most;
    }
}
