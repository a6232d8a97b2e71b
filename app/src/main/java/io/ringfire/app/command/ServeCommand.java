package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.log.ServiceLog;
import io.ringfire.app.service.DemoTerminal;
import io.ringfire.app.service.EngineService;
import io.ringfire.app.service.Screen;
import io.ringfire.app.service.ServiceStart;
import io.ringfire.app.service.StepLog;
import io.ringfire.app.service.StopRequest;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the service, until it is asked to stop. */
@Command(
        name = "serve",
        description = "Runs the service until SIGTERM or Ctrl-C. Without --config: config/ringfire.yaml.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--demo", description = "A made-up market in a data directory of its own, labelled DEMO.")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        StopRequest stop = StopRequest.onSignals();
        PrintWriter out = output.isJson()
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        Settings settings = settings();
        boolean isMadeUp = demo
                || settings.mode() == Settings.Mode.PAPER && settings.paper().source() == Settings.PaperSource.DEMO;
        StepLog steps = new StepLog(out, isMadeUp ? DemoMarket.LABEL : "");
        EngineService service;
        try (ServiceLog log = ServiceLog.open(settings.log())) {
            service = ServiceStart.start(settings, demo, steps, log);
            try {
                new Screen(out, Screen.isTerminal() && !output.isJson()).show(service, stop);
            } finally {
                service.close();
            }
        }
        if (output.isJson()) {
            Output.print(spec.commandLine().getOut(), toJson(service));
        }
        service.rethrowFailure();
        return ExitCode.DONE;
    }

    private Settings settings() {
        options.useInstalledFile();
        PrintWriter err = spec.commandLine().getErr();
        if (!demo) {
            return checked(ConfigOptions.load(options.loader(Purpose.SERVICE), err));
        }
        options.data(options.loader(Purpose.SERVICE).load().settings().data().resolve("demo"));
        Settings settings = checked(ConfigOptions.load(options.loader(Purpose.SERVICE), err));
        return settings.live(List.of(DemoTerminal.account()), settings.mt5().onFreePorts());
    }

    /** What is wrong with a strategy is said with its place while that is known. */
    private static Settings checked(LoadedSettings loaded) {
        Strategies.check(loaded);
        return loaded.settings();
    }

    private static ObjectNode toJson(EngineService service) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", "STOPPED").put("run", service.runNumber());
        if (!service.label().isEmpty()) {
            json.put("label", service.label());
        }
        for (Counter counter :
                new Counter[] {Counter.TICKS, Counter.BARS, Counter.SIGNALS, Counter.ORDERS, Counter.FILLS}) {
            json.put(counter.name().toLowerCase(Locale.ROOT), service.count(counter));
        }
        return json;
    }
}
