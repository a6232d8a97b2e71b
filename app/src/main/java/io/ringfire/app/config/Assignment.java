package io.ringfire.app.config;

import java.util.Optional;

/** A value given beside the file: {@code key} is dotted, {@code place} names the option or environment variable. */
record Assignment(Place place, String key, String text) {
    private static final int LONGEST_SHOWN = 120; // characters

    /** Reads {@code key=value} of {@code --set}; empty after a problem. Spaces and quotes around the value are taken off and said. */
    static Optional<Assignment> ofSet(String argument, ReadContext context) {
        Place place = Place.outsideFiles("--set " + Quoted.shortened(argument, LONGEST_SHOWN));
        int equals = argument.indexOf('=');
        if (equals < 1 || argument.substring(0, equals).isBlank()) {
            context.problem(place, "", "is no key=value; give for example --set costs.slippagePoints=2");
            return Optional.empty();
        }
        String key = argument.substring(0, equals).strip();
        return Optional.of(of(place, key, argument.substring(equals + 1), context));
    }

    /** Takes spaces and quotes off a value and says so. */
    static Assignment of(Place place, String key, String raw, ReadContext context) {
        String value = raw.strip();
        boolean spaces = !value.equals(raw);
        boolean quotes = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        if (quotes) {
            value = value.substring(1, value.length() - 1).strip();
        }
        if (spaces || quotes) {
            String what = spaces && quotes ? "spaces and quotes" : spaces ? "spaces" : "quotes";
            context.notice(place + ": " + what + " around the value are left out, " + key + " is " + Quoted.of(value));
        }
        return new Assignment(place, key, value);
    }

    boolean isOfStrategy() {
        return key.startsWith("strategy.") || key.equals("strategy");
    }
}
