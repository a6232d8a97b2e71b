package io.ringfire.adapters.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what: a token a role, in a file that its owner alone can read. {@code view} sees, {@code trade} also commands. Made at
 * first use; to change one, remove its line and start anew.
 */
public final class OperatorTokens {
    /** What a token allows. */
    public enum Role {
        /** To see. */
        VIEW,
        /** To see and to command. */
        TRADE
    }

    private static final int TOKEN_BYTES = 24;

    private final Map<Role, byte[]> tokens = new HashMap<>();

    private OperatorTokens() {}

    /**
     * Reads the file, and adds what it lacks.
     *
     * @throws IOException when it cannot be read or written, or holds what is no token
     */
    public static OperatorTokens open(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        OperatorTokens tokens = new OperatorTokens();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            String[] words = line.strip().split("\\s+");
            if (words.length == 2) {
                role(words[0]).ifPresent(role -> tokens.tokens.put(role, bytes(words[1])));
            } else if (!line.isBlank()) {
                throw new IOException(
                        file + ": '" + words[0] + " …' is no line of a role and a token, such as: view 0a1b…");
            }
        }
        for (Role role : Role.values()) {
            if (!tokens.tokens.containsKey(role)) {
                String token = make();
                tokens.tokens.put(role, bytes(token));
                Files.write(
                        file, List.of(name(role) + " " + token), StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
            }
        }
        return tokens;
    }

    /** A role's token as a file holds it; empty when it has none. */
    public static Optional<String> read(Path file, Role role) throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length == 2 && words[0].equals(name(role)))
                .map(words -> words[1])
                .findFirst();
    }

    /** The role of a token; empty for a wrong one. Takes as long for a nearly right one. */
    Optional<Role> roleOf(String token) {
        byte[] given = bytes(token);
        Optional<Role> found = Optional.empty();
        for (Role role : Role.values()) {
            if (MessageDigest.isEqual(given, tokens.get(role))) {
                found = Optional.of(role);
            }
        }
        return found;
    }

    private static Optional<Role> role(String name) {
        for (Role role : Role.values()) {
            if (name(role).equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private static String name(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String make() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
