package io.ringfire.app.command;

import io.ringfire.app.config.Purpose;
import io.ringfire.journal.layout.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Which data directory a command reads that looks at a service. */
final class StatePlace {
    private StatePlace() {}

    /** Where the published view lies: see {@link #data}. */
    static Path of(ConfigOptions options, PrintWriter err) {
        return data(options, err, DataDirectory::state).state();
    }

    /**
     * The one named or configured; where it lacks what is looked at, that of the demo inside it, and says so.
     *
     * @param needed what is looked at
     */
    static DataDirectory data(ConfigOptions options, PrintWriter err, Function<DataDirectory, Path> needed) {
        Path root = options.data();
        if (root == null) {
            options.useInstalledFile();
            root = options.loader(Purpose.BACKTEST).load().settings().data();
        }
        DataDirectory data = new DataDirectory(root);
        DataDirectory demo = new DataDirectory(root.resolve("demo"));
        if (!Files.exists(needed.apply(data)) && Files.exists(needed.apply(demo))) {
            err.println("note: showing the demo in " + demo.root());
            err.flush();
            return demo;
        }
        return data;
    }
}
