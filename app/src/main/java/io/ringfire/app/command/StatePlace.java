package io.ringfire.app.command;

import io.ringfire.app.config.Purpose;
import io.ringfire.journal.layout.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which data directory's published view a command reads. */
final class StatePlace {
    private StatePlace() {}

    /** The one named or configured; where nothing was ever published there, that of the demo beside it, and says so. */
    static Path of(ConfigOptions options, PrintWriter err) {
        Path data = options.data();
        if (data == null) {
            options.useInstalledFile();
            data = options.loader(Purpose.BACKTEST).load().settings().data();
        }
        Path state = new DataDirectory(data).state();
        Path demo = new DataDirectory(data.resolve("demo")).state();
        if (!Files.exists(state) && Files.exists(demo)) {
            err.println("note: showing the demo in " + data.resolve("demo"));
            err.flush();
            return demo;
        }
        return state;
    }
}
