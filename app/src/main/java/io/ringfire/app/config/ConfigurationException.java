package io.ringfire.app.config;

import java.util.List;

/**
 * The configuration cannot be used. The message has one line a problem, each naming the place (file, line and column, or the
 * option or environment variable), the key, what is wrong and what would be right. Nothing was started.
 */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String[] problems;

    /** For one problem or many, in the order in which they were found. */
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = problems.toArray(String[]::new);
    }

    /** One line a problem, in the order in which they were found. */
    public List<String> problems() {
        return List.of(problems);
    }
}
