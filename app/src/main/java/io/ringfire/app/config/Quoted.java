package io.ringfire.app.config;

/** Values as messages show them: in quotes, shortened, and unable to disturb a terminal. */
final class Quoted {
    private static final int LONGEST_SHOWN = 60; // characters

    private Quoted() {}

    static String of(String text) {
        return "'" + shortened(text, LONGEST_SHOWN) + "'";
    }

    /** The first characters, with an ellipsis where there are more. */
    static String shortened(String text, int most) {
        boolean fits = text.codePointCount(0, text.length()) <= most;
        return harmless(fits ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "…");
    }

    /** One line in which control and formatting characters are spelt out. */
    static String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || !Character.isDefined(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
