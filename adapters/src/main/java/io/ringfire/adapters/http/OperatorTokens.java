package io.ringfire.adapters.http;

import io.ringfire.adapters.secret.OwnerFile;
import io.ringfire.adapters.socketio.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
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
    private static final String TOKEN = "[0-9A-Za-z]{32,}";

    private final Map<Role, byte[]> tokens = new HashMap<>();

    private OperatorTokens() {}

    /**
     * Reads the file, and adds what it lacks.
     *
     * @throws IOException when it cannot be read or written, or holds what is no token
     */
    public static OperatorTokens open(Path file) throws IOException {
        OwnerFile.open(file);
        OperatorTokens tokens = new OperatorTokens();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            String[] words = line.strip().split("\\s+");
            Optional<Role> role = role(words[0]);
            if (words.length == 2 && role.isPresent() && words[1].matches(TOKEN)) {
                tokens.tokens.put(role.get(), bytes(words[1]));
            } else if (!line.isBlank()) {
                throw new IOException(file + ": '" + words[0]
                        + " …' is no line of a role (view or trade) and a token of 32 letters and digits or"
                        + " more, such as: view 0a1b…; remove it, and a new one is made");
            }
        }
        for (Role role : Role.values()) {
            if (!tokens.tokens.containsKey(role)) {
                String token = make();
                tokens.tokens.put(role, bytes(token));
                String before = Files.readString(file, StandardCharsets.US_ASCII);
                boolean isCut = !before.isEmpty() && !before.endsWith("\n");
                Files.writeString(
                        file,
                        (isCut ? System.lineSeparator() : "") + name(role) + " " + token + System.lineSeparator(),
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.APPEND);
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

    /** The same, as Socket.IO has it. */
    Optional<Access> accessOf(String token) {
        return roleOf(token).map(role -> role == Role.TRADE ? Access.TRADE : Access.VIEW);
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
