package io.ringfire.app.service;

import io.ringfire.adapters.http.ConsoleApi;
import io.ringfire.adapters.http.HttpLimits;
import io.ringfire.adapters.http.Listening;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.adapters.http.OperatorServer;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.RateLimit;
import io.ringfire.adapters.http.TlsFiles;
import io.ringfire.adapters.http.TlsKeys;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.ConsoleSettings;
import io.ringfire.app.operator.CommandDesk;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens the operator's HTTP surface, and leaves in the data directory what a command line needs to find it. */
public final class OperatorAccess {
    private static final String TOKENS = "operator.token";
    private static final String ADDRESS = "operator.address";
    private static final String CERTIFICATE = "operator.certificate";
    private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "[::]");

    private OperatorAccess() {}

    /** Tokens, a role a line; for the owner's eyes alone. */
    public static Path tokens(Path data) {
        return data.resolve(TOKENS);
    }

    /** The tokens themselves, to be kept out of what others may read. */
    static List<String> secrets(Path data) {
        List<String> secrets = new ArrayList<>();
        for (OperatorTokens.Role role : OperatorTokens.Role.values()) {
            try {
                OperatorTokens.read(tokens(data), role).ifPresent(secrets::add);
            } catch (IOException e) {
                throw new ConfigurationException(List.of(tokens(data) + " cannot be read: " + e.getMessage()));
            }
        }
        return secrets;
    }

    /** Where a running service listens, and below it its process. */
    public static Path address(Path data) {
        return data.resolve(ADDRESS);
    }

    /**
     * The page's address with the token to view behind its #, which a browser never sends: to print where nothing is at stake.
     */
    static String viewLink(String url, Path data) {
        try {
            return OperatorTokens.read(tokens(data), OperatorTokens.Role.VIEW)
                    .map(token -> url + "/#token=" + token)
                    .orElse(url);
        } catch (IOException e) {
            return url; // the page asks for the token, then
        }
    }

    /**
     * A client of the service that runs on a data directory.
     *
     * @throws ConfigurationException when none runs there, or its token cannot be read
     */
    public static OperatorClient client(Path data) {
        if (!Files.exists(address(data))) {
            throw new ConfigurationException(List.of("no service runs on " + data + " (there is no "
                    + address(data).getFileName() + "); start one with serve --data " + data));
        }
        try {
            String token = OperatorTokens.read(tokens(data), OperatorTokens.Role.TRADE)
                    .orElseThrow(() -> new ConfigurationException(List.of(
                            tokens(data) + " has no token of role trade; start the service anew, which adds one")));
            return new OperatorClient(addressOfTheLiving(data), token, certificate(data));
        } catch (IOException e) {
            throw new ConfigurationException(List.of("cannot read " + tokens(data) + " (" + e.getMessage()
                    + "): run this as the user who runs the service"));
        }
    }

    /** A killed service leaves its address behind, and by now anybody may listen there: a token is sent to a live one alone. */
    private static String addressOfTheLiving(Path data) throws IOException {
        List<String> lines = Files.readAllLines(address(data));
        boolean isAlive = lines.size() == 2
                && lines.get(1).matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(lines.get(1)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        if (!isAlive) {
            throw new ConfigurationException(
                    List.of("the service on " + data + " was killed; start it anew with serve --data " + data));
        }
        return lines.get(0);
    }

    /** Where a server listens, for whoever is on this machine. */
    static String url(Listening where, ConsoleServer server) {
        String host = EVERYWHERE.contains(where.host()) ? "127.0.0.1" : where.host();
        return (where.tls().isPresent() ? "https://" : "http://") + host + ":" + server.port();
    }

    /**
     * Reads what the configuration names, before anything is opened.
     *
     * @throws ConfigurationException when certificate and key do not read, or are no pair
     */
    static Listening listening(ConsoleSettings console) {
        ConsoleSettings.Limits limits = console.limits();
        try {
            Optional<TlsFiles> keys = console.tls().isEmpty()
                    ? Optional.empty()
                    : Optional.of(TlsFiles.read(
                            console.tls().get().certificate(),
                            console.tls().get().key()));
            return new Listening(
                    console.http().host(),
                    console.http().port(),
                    console.hosts(),
                    keys,
                    new HttpLimits(
                            new RateLimit(limits.readsPerSecond(), limits.readsBurst()),
                            new RateLimit(limits.commandsPerSecond(), limits.commandsBurst()),
                            limits.wrongTokensPerMinute(),
                            limits.connections(),
                            limits.requestSeconds()));
        } catch (IOException e) {
            throw new ConfigurationException(List.of("console.tls: " + e.getMessage()));
        }
    }

    /** What commands of this machine are to find behind the address: the one certificate, or none. */
    private static Optional<X509Certificate> certificate(Path data) throws IOException {
        Path file = data.resolve(CERTIFICATE);
        return Files.exists(file) ? Optional.of(TlsKeys.certificates(file).get(0)) : Optional.empty();
    }

    static void leaveCertificate(Path data, Optional<TlsKeys> keys) throws IOException {
        Path file = data.resolve(CERTIFICATE);
        if (keys.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path fresh = data.resolve(CERTIFICATE + ".new");
        Files.writeString(fresh, keys.get().pem());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Serves until the parts are closed; {@link #url} says where.
     *
     * @param server where to leave the server to be closed; that comes late, so that it can say that the engine is stopping
     * @param parts where to leave what is done first: nobody new is to find the way
     * @param stopping told when the parts are closed
     */
    static ConsoleServer open(
            CloseStack server,
            CloseStack parts,
            Runnable stopping,
            DataDirectory data,
            Listening where,
            CommandDesk desk,
            ConsoleApi console) {
        try {
            leaveCertificate(data.root(), where.tls().map(TlsFiles::keys));
            OperatorTokens known = OperatorTokens.open(tokens(data.root()));
            ConsoleServer opened =
                    new ConsoleServer(port -> OperatorServer.start(where.at(port), desk, console, known), where.port());
            String url = url(where, opened);
            Path address = address(data.root());
            long pid = ProcessHandle.current().pid();
            Files.writeString(address, url + System.lineSeparator() + pid + System.lineSeparator());
            server.push("console", opened::close);
            parts.push("way to the console", () -> {
                stopping.run();
                address.toFile().delete();
            });
            return opened;
        } catch (IOException e) {
            throw new ConfigurationException(List.of("operator access: " + e.getMessage()));
        } catch (RuntimeException e) {
            throw new ConfigurationException(List.of("console.http: " + where.host() + ":" + where.port()
                    + " cannot be bound ("
                    + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
                    + "); stop what listens there, or choose another port"));
        }
    }
}
