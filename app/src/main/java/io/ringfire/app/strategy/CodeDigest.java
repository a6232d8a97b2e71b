package io.ringfire.app.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of a strategy's code. */
final class CodeDigest {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int MOST_FILES = 100_000;

    private CodeDigest() {}

    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /**
     * Of everything on a path: of each jar its bytes, of each folder the names and bytes of all files in it, in the order of the path and
     * of names. Where folders and jars lie plays no part.
     */
    static String of(List<Path> path) throws IOException {
        MessageDigest digest = sha256();
        for (Path place : path) {
            if (Files.isDirectory(place)) {
                for (Path file : filesIn(place)) {
                    add(digest, place.relativize(file).toString().replace('\\', '/'), file);
                }
            } else {
                add(digest, "jar", place);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(Files::isRegularFile).limit(MOST_FILES + 1).toList();
            if (found.size() > MOST_FILES) {
                throw new IOException(
                        folder + " holds more than " + MOST_FILES + " files; name the folder of the classes");
            }
            return found.stream()
                    .sorted((a, b) -> folder.relativize(a)
                            .toString()
                            .compareTo(folder.relativize(b).toString()))
                    .toList();
        }
    }

    private static void add(MessageDigest digest, String name, Path file) throws IOException {
        MessageDigest ofFile = sha256();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                ofFile.update(block, 0, read);
            }
        }
        String line = HexFormat.of().formatHex(ofFile.digest()) + "  " + name + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
