package io.ringfire.app.service;

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

/** Each configuration that a run had, whole, beside the journals, under the SHA-256 of its text. */
public final class KeptConfiguration {
    private KeptConfiguration() {}

    /**
     * Keeps a configuration, on the disk when this returns.
     *
     * @return SHA-256 hex of {@link Settings#toYaml}
     */
    public static String keep(DataDirectory data, Settings settings) {
        byte[] text = settings.toYaml().getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(sha256().digest(text));
        Path file = data.configFile(hash);
        if (Files.exists(file)) {
            return hash;
        }
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(hash + ".draft");
            Files.write(draft, text);
            Disk.force(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return hash;
        } catch (IOException e) {
            throw new JournalException("cannot keep the configuration as " + file + ": " + e, e);
        }
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
