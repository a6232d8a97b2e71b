package io.ringfire.app.command;

import io.ringfire.app.config.Purpose;
import io.ringfire.app.doctor.Check;
import io.ringfire.app.doctor.Preflight;
import io.ringfire.app.doctor.ServiceAnswers;
import io.ringfire.app.service.OperatorAccess;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code preflight}: what would keep a running service from trading today, or in the coming week. */
@Command(
        name = "preflight",
        description =
                "Checks what doctor does but ports, then the running service: sessions, broker's clocks, quotes, journals, disk,"
                        + " halts; terms of trade, calendar and news. Exit 1 when a check fails.",
        mixinStandardHelpOptions = true)
public final class PreflightCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--ping", description = "Asks each terminal for an answer, on the way that fires take.")
    private boolean ping;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "preflight",
            description = "Who asks for the ping; kept in the journal. Default: preflight.")
    private String by;

    @Override
    public Integer call() {
        options.useInstalledFile();
        List<Check> checks = new Preflight(new SystemEpochNanoClock(), SystemNanoClock.INSTANCE)
                .examine(
                        () -> options.loader(Purpose.SERVICE).load(),
                        () -> ServiceAnswers.of(OperatorAccess.client(options.loader(Purpose.SERVICE)
                                .load()
                                .settings()
                                .data())),
                        ping ? new Preflight.Asker(by, "preflight --ping") : null);
        return CheckList.print(checks, output.isJson(), spec.commandLine().getOut());
    }
}
