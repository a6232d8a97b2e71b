package io.ringfire.app.command;

import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.builtin.BuiltInStrategies;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options by which a command finds its configuration. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration; default: the installation's for the service, built-in values for a backtest.")
    private Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory; default: key data, or ./data.")
    private Path data;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of the configuration; may be repeated.")
    private List<String> set = new ArrayList<>();

    /** A loader that knows file, environment and options. */
    SettingsLoader loader(Purpose purpose) {
        SettingsLoader loader = new SettingsLoader(purpose)
                .defaultsDirectory(Home.config())
                .environment(System.getenv())
                .knownStrategies(Set.copyOf(BuiltInStrategies.names()))
                .set(set);
        if (config != null) {
            loader.file(config);
        }
        if (data != null) {
            loader.option("--data", "data", data.toString());
        }
        return loader;
    }

    /** Where no file is named, takes the installation's, if it is there. */
    void useInstalledFile() {
        Path installed = Home.config().resolve("ringfire.yaml");
        if (config == null && Files.isRegularFile(installed)) {
            config = installed;
        }
    }

    Path config() {
        return config;
    }

    void config(Path file) {
        config = file;
    }

    Path data() {
        return data;
    }

    void data(Path directory) {
        data = directory;
    }

    /** Loads, and says on {@code err} what was stripped or assumed. */
    static LoadedSettings load(SettingsLoader loader, PrintWriter err) {
        LoadedSettings loaded = loader.load();
        loaded.notices().forEach(notice -> err.println("note: " + notice));
        err.flush();
        return loaded;
    }
}
