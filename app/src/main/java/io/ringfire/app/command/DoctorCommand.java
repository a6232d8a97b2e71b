package io.ringfire.app.command;

import io.ringfire.app.config.Purpose;
import io.ringfire.app.doctor.Check;
import io.ringfire.app.doctor.Doctor;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what would keep the service from running. */
@Command(
        name = "doctor",
        description = "Checks Java, flags, configuration, ports, disk and clock, and says how to mend what is wrong.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        options.useInstalledFile();
        List<Check> checks = new Doctor(new SystemEpochNanoClock(), SystemNanoClock.INSTANCE)
                .examine(() -> options.loader(Purpose.SERVICE).load());
        return CheckList.print(checks, output.isJson(), spec.commandLine().getOut());
    }
}
