package io.ringfire.app.service;

import io.ringfire.adapters.http.ConsoleApi;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.adapters.http.OperatorServer;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.HostPort;
import io.ringfire.app.operator.CommandDesk;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens the operator's HTTP surface, and leaves in the data directory what a command line needs to find it. */
public final class OperatorAccess {
    private static final String TOKENS = "operator.token";
    private static final String ADDRESS = "operator.address";

    private OperatorAccess() {}

    /** Tokens, a role a line; for the owner's eyes alone. */
    public static Path tokens(Path data) {
        return data.resolve(TOKENS);
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
            return new OperatorClient(addressOfTheLiving(data), token);
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

    /**
     * Serves until the parts are closed; returns the address.
     *
     * @param server where to leave the server to be closed; that comes late, so that it can say that the engine is stopping
     * @param parts where to leave what is done first: nobody new is to find the way
     * @param stopping told when the parts are closed
     */
    static String open(
            CloseStack server,
            CloseStack parts,
            Runnable stopping,
            DataDirectory data,
            HostPort where,
            CommandDesk desk,
            ConsoleApi console) {
        try {
            OperatorServer opened = OperatorServer.start(
                    where.host(), where.port(), desk, console, OperatorTokens.open(tokens(data.root())));
            String host = where.host().equals("*") ? "127.0.0.1" : where.host();
            String url = "http://" + host + ":" + opened.port();
            Path address = address(data.root());
            long pid = ProcessHandle.current().pid();
            Files.writeString(address, url + System.lineSeparator() + pid + System.lineSeparator());
            server.push("console", opened::close);
            parts.push("way to the console", () -> {
                stopping.run();
                address.toFile().delete();
            });
            return url;
        } catch (IOException e) {
            throw new ConfigurationException(List.of("operator access: " + e.getMessage()));
        } catch (RuntimeException e) {
            throw new ConfigurationException(List.of("console.http: " + where + " cannot be bound ("
                    + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
                    + "); stop what listens there, or choose another port"));
        }
    }
}
