package io.ringfire.app.doctor;

import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.HostPort;
import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Settings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.journal.ModuleFlags;
import io.ringfire.journal.layout.FreeSpaceGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** Looks at the Java, its flags, the configuration, its ports, the data directory and the clock. Changes nothing. One thread. */
public final class Doctor {
    private static final int OLDEST_JAVA = 17;
    private static final int NEWEST_JAVA = 25;
    private static final int QUEUES = 2;
    private static final long MIB = 1 << 20;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long WATCH_CLOCK_NS = 200 * NS_PER_MS;
    private static final long WORST_DRIFT_NS = 10 * NS_PER_MS;
    private static final Instant BUILT_AFTER = Instant.parse("2025-01-01T00:00:00Z");

    private final EpochNanoClock clock;
    private final NanoClock monotonic;

    /** Looks at these clocks. */
    public Doctor(EpochNanoClock clock, NanoClock monotonic) {
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /** Looks at everything; what depends on a configuration that does not read is left out. */
    public List<Check> examine(Supplier<LoadedSettings> configuration) {
        return examine(configuration, true);
    }

    /** As the other; ports are left out where the service has them already. */
    List<Check> examine(Supplier<LoadedSettings> configuration, boolean withPorts) {
        List<Check> checks = new ArrayList<>();
        checks.add(java(Runtime.version().feature(), ToolProvider.getSystemJavaCompiler() != null));
        checks.add(flags(ModuleFlags.check()));
        Optional<Settings> settings = configuration(configuration, checks);
        settings.ifPresent(read -> {
            if (withPorts) {
                checks.add(port("mt5.commands", read.mt5().commands()));
                checks.add(port("mt5.market", read.mt5().market()));
                checks.add(port("mt5.confirmations", read.mt5().confirmations()));
                checks.add(port("console.http", read.console().http()));
            }
            read.console().tls().ifPresent(tls -> checks.add(CertificateCheck.of(read.console(), clock.nanoTime())));
            checks.add(dataDirectory(read));
            checks.add(limits(read));
        });
        checks.add(clock());
        return checks;
    }

    static Check java(int feature, boolean hasCompiler) {
        String found = "Java " + feature + (hasCompiler ? ", a JDK" : ", without a compiler");
        if (feature < OLDEST_JAVA) {
            return Check.fail("java", found, "install a JDK from 17 to 25; run.sh finds it, or set RINGFIRE_JAVA");
        }
        if (!hasCompiler) {
            return Check.fail(
                    "java", found, "install the JDK, not the JRE: the shared state is compiled when it is opened");
        }
        return feature > NEWEST_JAVA
                ? Check.warn("java", found, "tested up to Java 25; set RINGFIRE_JAVA to one of 17 to 25")
                : Check.ok("java", found);
    }

    static Check flags(List<String> missing) {
        return missing.isEmpty()
                ? Check.ok("flags", "all module flags are set")
                : Check.fail(
                        "flags",
                        "missing: " + String.join(" ", missing),
                        "start by run.sh, or with @config/jvm.options");
    }

    static Check port(String key, HostPort address) {
        String where = address.host() + ":" + address.port();
        if (address.port() == 0) {
            return Check.ok(key, where + ": any free port");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(
                    address.host().equals("*") ? null : InetAddress.getByName(address.host()), address.port()));
            return Check.ok(key, where + " is free");
        } catch (IOException e) {
            return Check.fail(key, where + ": " + e.getMessage(), "stop what listens there, or set " + key);
        }
    }

    private static Optional<Settings> configuration(Supplier<LoadedSettings> configuration, List<Check> checks) {
        try {
            LoadedSettings loaded = configuration.get();
            EngineAssembly.checkNeeds(
                    loaded.settings(), Strategies.check(loaded).slots());
            checks.add(Check.ok(
                    "config",
                    "valid; mode "
                            + loaded.settings().mode().name().toLowerCase(java.util.Locale.ROOT) + ", "
                            + loaded.settings().strategies().size() + " strategies"));
            loaded.notices().forEach(notice -> checks.add(Check.warn("config", notice, "write it as it is meant")));
            return Optional.of(loaded.settings());
        } catch (ConfigurationException e) {
            checks.add(Check.fail("config", e.getMessage(), "mend the keys named; see config/ringfire.yaml"));
            return Optional.empty();
        }
    }

    private static Check limits(Settings settings) {
        try {
            EngineAssembly.checkLimits(settings);
            return Check.ok("limits", "valid, with the calendar and the news that they need");
        } catch (ConfigurationException e) {
            return Check.fail("limits", e.getMessage(), "mend the files and keys named; see docs/risk.md");
        }
    }

    private static Check dataDirectory(Settings settings) {
        Path root = settings.data().toAbsolutePath();
        Path nearest = root;
        while (nearest.getParent() != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Check.fail("data", nearest + " cannot be written", "give this user the right, or set data");
        }
        long blockBytes = settings.journal().blockSizeMiB() * MIB;
        long requiredBytes = FreeSpaceGuard.requiredBytes(QUEUES, blockBytes, 0);
        try {
            long freeBytes = Files.getFileStore(nearest).getUsableSpace();
            String found = root + ", " + freeBytes / MIB + " MiB free";
            return freeBytes < requiredBytes
                    ? Check.fail("data", found, "free " + requiredBytes / MIB + " MiB, or lower journal.blockSizeMiB")
                    : Check.ok("data", found);
        } catch (IOException e) {
            return Check.fail("data", nearest + ": " + e.getMessage(), "mend the file system, or set data");
        }
    }

    private Check clock() {
        long epochNs = clock.nanoTime();
        long monotonicNs = monotonic.nanoTime();
        while (monotonic.nanoTime() - monotonicNs < WATCH_CLOCK_NS) {
            Thread.onSpinWait();
        }
        long driftNs = clock.nanoTime() - epochNs - (monotonic.nanoTime() - monotonicNs);
        Instant now = Instant.EPOCH.plus(Duration.ofNanos(epochNs));
        if (now.isBefore(BUILT_AFTER)) {
            return Check.fail("clock", "it says " + now, "set the clock, and keep it by NTP");
        }
        String found = String.format(
                java.util.Locale.ROOT,
                "it went %+.3f ms beside the monotonic one in 200 ms",
                driftNs / (double) NS_PER_MS);
        return Math.abs(driftNs) > WORST_DRIFT_NS
                ? Check.warn("clock", found, "keep the clock by NTP with slewing; a step halts trading")
                : Check.ok("clock", found);
    }
}
