package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a configuration, overrides it, and gives what comes out: settings, or problems with the folder taken off. */
final class ConfigFixture {
    /** The least that a service needs. */
    static final String LEAST = "account: {currency: USD, balance: 100000, mode: hedging}\n";

    private final Path folder;
    private final Path file;
    private Purpose purpose = Purpose.SERVICE;
    private Map<String, String> environment = Map.of();
    private List<String> sets = List.of();
    private List<String> strategies = List.of();
    private final List<String[]> options = new ArrayList<>();

    ConfigFixture(Path folder, String yaml) {
        this(folder, yaml.getBytes(StandardCharsets.UTF_8));
    }

    ConfigFixture(Path folder, byte[] yaml) {
        this.folder = folder;
        this.file = folder.resolve("ringfire.yaml");
        try {
            Files.write(file, yaml);
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    static Path shippedFolder() {
        return Path.of(System.getProperty("ringfire.root")).resolve("config");
    }

    ConfigFixture forBacktest() {
        purpose = Purpose.BACKTEST;
        return this;
    }

    ConfigFixture environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    ConfigFixture set(String... keysAndValues) {
        sets = List.of(keysAndValues);
        return this;
    }

    ConfigFixture strategies(String... names) {
        strategies = List.of(names);
        return this;
    }

    ConfigFixture option(String option, String key, String value) {
        options.add(new String[] {option, key, value});
        return this;
    }

    LoadedSettings load() {
        SettingsLoader loader = new SettingsLoader(purpose)
                .file(file)
                .workingDirectory(folder.resolve("here"))
                .environment(environment)
                .set(sets)
                .strategies(strategies);
        options.forEach(option -> loader.option(option[0], option[1], option[2]));
        return loader.load();
    }

    Settings settings() {
        return load().settings();
    }

    List<String> notices() {
        return load().notices().stream().map(this::withoutFolder).toList();
    }

    List<String> problems() {
        ConfigurationException error = assertThrows(ConfigurationException.class, this::load);
        return error.problems().stream().map(this::withoutFolder).toList();
    }

    private String withoutFolder(String text) {
        return text.replace(folder + "/", "");
    }
}
