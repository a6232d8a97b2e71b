package io.ringfire.app.command;

import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.adapters.easim.EaFaults;
import io.ringfire.adapters.easim.EaSim;
import io.ringfire.adapters.easim.EaTerms;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.service.DemoTerminal;
import io.ringfire.app.service.StopRequest;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ea-sim}: a simulated terminal on a made-up market, over real sockets. */
@Command(
        name = "ea-sim",
        description = "A simulated EA (2.05 or 2.06H) that connects to a running service. Made-up prices.",
        mixinStandardHelpOptions = true)
public final class EaSimCommand implements Callable<Integer> {
    private static final long LINE_EVERY_MS = 10_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--commands", defaultValue = "tcp://127.0.0.1:5555", description = "The service's mt5.commands.")
    private String commands;

    @Option(names = "--market", defaultValue = "tcp://127.0.0.1:5556", description = "The service's mt5.market.")
    private String market;

    @Option(names = "--confirmations", defaultValue = "tcp://127.0.0.1:5558", description = "Its mt5.confirmations.")
    private String confirmations;

    @Option(names = "--uuid", defaultValue = "DEMO_ACCOUNT_1", description = "What it calls itself.")
    private String uuid;

    @Option(names = "--login", defaultValue = "1001", description = "Account number.")
    private long login;

    @Option(names = "--server", defaultValue = "Demo-1", description = "The broker's server.")
    private String server;

    @Option(names = "--leverage", defaultValue = "500", description = "n of 1:n.")
    private int leverage;

    @Option(names = "--balance", defaultValue = "100000", description = "In USD, at the start.")
    private BigDecimal balance;

    @Option(names = "--zone", defaultValue = "America/New_York", description = "The broker's zone, before --shift.")
    private ZoneId zone;

    @Option(names = "--shift", defaultValue = "7", description = "Hours to add to it: NY+7 by default.")
    private int shift;

    @Option(names = "--chart", defaultValue = "EURUSD", description = "Symbol of its chart.")
    private String chart;

    @Option(names = "--ea", defaultValue = "2.05", description = "2.05 or 2.06H.")
    private String ea;

    @Option(names = "--seed", defaultValue = "1", description = "Of the made-up market.")
    private long seed;

    @Option(names = "--heartbeat-seconds", defaultValue = "30", description = "Between heartbeats.")
    private int heartbeatSeconds;

    @Option(names = "--ignore-stops", description = "The broker lost every stop: nothing closes at one.")
    private boolean ignoresStops;

    @Option(names = "--drop-confirmations", defaultValue = "0", description = "So many are not sent.")
    private int drop;

    @Option(names = "--duplicate-confirmations", defaultValue = "0", description = "So many are sent twice.")
    private int duplicate;

    @Option(names = "--reorder-confirmations", defaultValue = "0", description = "So many go behind the next one.")
    private int reorder;

    @Option(names = "--delay-confirmations-ms", defaultValue = "0", description = "Each waits so long.")
    private int delayMs;

    @Option(names = "--refuse-fires", defaultValue = "0", description = "So many are refused by the broker.")
    private int refuse;

    @Option(names = "--retcode", defaultValue = "10006", description = "The broker's code of a refusal.")
    private int retcode;

    @Option(names = "--garbage", defaultValue = "0", description = "So many frames of garbage on each socket.")
    private int garbage;

    @Override
    public Integer call() throws InterruptedException {
        if (!ea.equals("2.05") && !ea.equals("2.06H")) {
            throw new ParameterException(spec.commandLine(), "--ea " + ea + " is neither 2.05 nor 2.06H");
        }
        if (DemoMarket.defaultSymbols().stream()
                .noneMatch(symbol -> symbol.symbol().equals(chart))) {
            throw new ParameterException(spec.commandLine(), "--chart " + chart + " is not in the made-up market");
        }
        StopRequest stop = StopRequest.onSignals();
        PrintWriter out = spec.commandLine().getOut();
        EaTerms terms = new EaTerms(
                commands,
                market,
                confirmations,
                uuid,
                login,
                server,
                "Simulated Ltd",
                "USD",
                leverage,
                balance,
                zone,
                shift,
                chart,
                ea.equals("2.06H"),
                heartbeatSeconds,
                ignoresStops,
                false);
        EaFaults faults = new EaFaults();
        faults.dropConfirmations.set(drop);
        faults.duplicateConfirmations.set(duplicate);
        faults.reorderConfirmations.set(reorder);
        faults.delayConfirmationsMs.set(delayMs);
        faults.refuseFires.set(refuse);
        faults.retcode.set(retcode);
        faults.garbage.set(garbage);
        options.useInstalledFile();
        InstrumentCatalog catalog = new InstrumentCatalog(
                options.loader(Purpose.BACKTEST).load().settings().instruments());
        EaSim sim = new EaSim(
                terms,
                DemoTerminal.symbols(
                        DemoMarket.defaultSymbols(), List.copyOf(catalog.all().values())),
                DemoTerminal.market(new DemoMarket(seed, DemoMarket.defaultSymbols())),
                SystemEpochNanoClock.INSTANCE,
                faults);
        try (AgentRunner runner = new AgentRunner(
                new SleepingMillisIdleStrategy(1), error -> out.println("failed: " + error), null, sim)) {
            AgentRunner.startOnThread(runner);
            out.println("DEMO " + uuid + " as " + sim.nodeId() + ", EA " + ea + "; made-up prices. Ctrl-C stops");
            out.flush();
            while (!stop.await(LINE_EVERY_MS)) {
                out.println(String.format(
                        Locale.ROOT,
                        "DEMO %s: %,d ticks sent, %,d fires executed, longest send %.1f ms",
                        uuid,
                        sim.ticksSent(),
                        sim.fireIds().size(),
                        sim.longestSendNs() / 1e6));
                out.flush();
            }
        }
        return ExitCode.DONE;
    }
}
