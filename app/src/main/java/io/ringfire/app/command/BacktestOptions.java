package io.ringfire.app.command;

import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.backtest.Backtest;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.strategy.Strategies;
import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What a command runs over history: strategies, symbols, and from when to when. */
final class BacktestOptions {
    @Option(
            names = "--strategy",
            split = ",",
            paramLabel = "STRATEGY",
            description =
                    "Strategies to run: ids or names of the configuration, names of the engine's, .java files, or classes.")
    private List<String> strategies = List.of();

    @Option(
            names = "--strategy-path",
            paramLabel = "PATH",
            description = "Where the classes are: folders of classes and jars, as on a class path.")
    private String strategyPath = "";

    @Option(names = "--symbol", split = ",", description = "Symbols to trade; default: all that have data.")
    private List<String> symbols = List.of();

    @Option(
            names = "--source",
            defaultValue = "all",
            description = "segments, recorded (by a service in this data directory), or all (default).")
    private Backtest.Source source;

    @Option(names = "--from", description = "First instant: a date, or an ISO time with zone, UTC without.")
    private String from;

    @Option(names = "--to", description = "End, not included; a date means its beginning.")
    private String to;

    /** The configuration with the strategies that are chosen, each of which can be made. Says on {@code err} what was assumed. */
    Settings load(ConfigOptions options, PrintWriter err) {
        SettingsLoader loader = options.loader(Purpose.BACKTEST);
        if (!strategies.isEmpty()) {
            loader.strategies(strategies);
        }
        if (!strategyPath.isEmpty()) {
            loader.strategyPath(List.of(strategyPath.split(File.pathSeparator)));
        }
        LoadedSettings loaded = ConfigOptions.load(loader, err);
        if (loaded.settings().strategies().isEmpty()) {
            throw new ConfigurationException(
                    List.of("no strategy to run: name one with --strategy, or in the configuration's strategies"));
        }
        EngineAssembly.checkNeeds(loaded.settings(), Strategies.check(loaded).slots());
        return loaded.settings();
    }

    Set<String> symbols() {
        return new TreeSet<>(symbols);
    }

    Backtest.Source source() {
        return source;
    }

    long fromNs() {
        return from == null ? Long.MIN_VALUE : Instants.parse("--from", from);
    }

    long toNs() {
        return to == null ? Long.MAX_VALUE : Instants.parse("--to", to);
    }
}
