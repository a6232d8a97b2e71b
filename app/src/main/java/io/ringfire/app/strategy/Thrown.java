package io.ringfire.app.strategy;

import java.util.Optional;

/**
 * What a strategy threw, for people.
 *
 * @param exception name of its class
 * @param message what it said, on one line, at most {@value #MOST_CHARACTERS} characters; empty for nothing
 * @param place file and line in the strategy's own code where it came from; empty where the code does not tell
 */
public record Thrown(String exception, String message, Optional<String> place) {
    private static final int MOST_CHARACTERS = 300;

    /** What a strategy of this class threw. */
    static Thrown by(Class<?> strategy, Throwable error) {
        String message = error.getMessage() == null ? "" : error.getMessage().replaceAll("\\s+", " ");
        return new Thrown(
                error.getClass().getName(),
                message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) + "…" : message,
                place(strategy, error));
    }

    /** All of it on one line. */
    public String text() {
        return exception
                + (message.isEmpty() ? "" : ": " + message)
                + place.map(where -> " (" + where + ")").orElse("");
    }

    /** The topmost call that is the strategy's own: of its class loader, or, for the engine's, of its class. */
    private static Optional<String> place(Class<?> strategy, Throwable error) {
        String loader = strategy.getClassLoader().getName();
        boolean hasOwnLoader = strategy.getClassLoader() != Thrown.class.getClassLoader();
        for (StackTraceElement call : error.getStackTrace()) {
            boolean isOwn = hasOwnLoader && loader != null
                    ? loader.equals(call.getClassLoaderName())
                    : (call.getClassName() + "$").startsWith(strategy.getName() + "$");
            if (isOwn && call.getFileName() != null && call.getLineNumber() > 0) {
                return Optional.of(call.getFileName() + ":" + call.getLineNumber());
            }
        }
        return Optional.empty();
    }
}
