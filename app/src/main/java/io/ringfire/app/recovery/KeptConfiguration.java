package io.ringfire.app.recovery;

import io.ringfire.app.assembly.DecisionFiles;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Each configuration that a run had, whole, beside the journals, under the SHA-256 of its text; and beside it, under theirs, the
 * files on which decisions depend, so that the hash of a configuration stands for them too.
 */
public final class KeptConfiguration {
    private KeptConfiguration() {}

    /**
     * What a run is started with.
     *
     * @param hash SHA-256 hex of the kept configuration
     * @param settings the configuration, its files those that were kept
     */
    public record Kept(String hash, Settings settings) {}

    /** Keeps a configuration, on the disk when this returns. */
    public static Kept keep(DataDirectory data, Settings settings) {
        Path folder = data.configFile("").getParent();
        Settings named = DecisionFiles.keep(settings, (role, content) -> {
            Path name = Path.of(sha256(content) + "." + role);
            write(folder.resolve(name), content);
            return name;
        });
        byte[] text = named.toYaml().getBytes(StandardCharsets.UTF_8);
        String hash = sha256(text);
        Path file = data.configFile(hash);
        try {
            write(file, text);
        } catch (IOException e) {
            throw new JournalException("cannot keep the configuration as " + file + ": " + e, e);
        }
        return new Kept(hash, DecisionFiles.resolve(named, folder));
    }

    /** Writes what is not there yet; never half of it. */
    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.write(draft, content);
        Disk.force(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Ids of the strategies of a kept configuration, by place.
     *
     * @throws JournalException when it is not there, or does not read
     */
    public static List<String> strategies(DataDirectory data, String hash) {
        Path file = data.configFile(hash);
        if (!Files.exists(file)) {
            throw new JournalException(file + " is missing: the last run's strategies cannot be told; restore it");
        }
        try {
            return new SettingsLoader(Purpose.SERVICE)
                    .file(file).load().settings().strategies().stream()
                            .map(StrategySettings::id)
                            .toList();
        } catch (ConfigurationException e) {
            throw new JournalException("the last run's configuration does not read: " + e.getMessage(), e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
