package io.ringfire.app.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The file that a new strategy begins with: a strategy that runs as it stands. */
public final class StrategyTemplate {
    private static final String RESOURCE = "template.java.txt";
    private static final String PLACEHOLDER = "__NAME__";
    private static final int LONGEST_NAME = 32;

    private StrategyTemplate() {}

    /** What keeps a name from being a strategy's; empty for nothing. */
    public static Optional<String> whyNot(String name) {
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)) {
            return Optional.of("is no Java identifier");
        }
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || name.length() > LONGEST_NAME) {
            return Optional.of(
                    "cannot be a strategy's id: a letter, and up to " + (LONGEST_NAME - 1) + " letters, digits or _");
        }
        if (ownNames().contains(name) || isOfTheLanguage(name)) {
            return Optional.of("is the name of a class that strategies use");
        }
        return Optional.empty();
    }

    /** The source of a class of this name. */
    public static String of(String name) {
        return text().replace(PLACEHOLDER, name);
    }

    private static boolean isOfTheLanguage(String name) {
        return Object.class.getResource(name + ".class") != null;
    }

    private static Set<String> ownNames() {
        return text().lines()
                .filter(line -> line.startsWith("import "))
                .map(line -> line.substring(line.lastIndexOf('.') + 1, line.length() - 1))
                .collect(Collectors.toSet());
    }

    private static String text() {
        try (InputStream in = StrategyTemplate.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the template is not part of this build", e);
        }
    }
}
