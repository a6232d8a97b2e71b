package io.ringfire.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.OperatorTokens.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTokensTest {
    @TempDir
    private Path directory;

    @Test
    void shouldMakeATokenARoleForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("operator.token");
        OperatorTokens tokens = OperatorTokens.open(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String trade = OperatorTokens.read(file, Role.TRADE).orElseThrow();
        assertEquals(Optional.of(Role.TRADE), tokens.roleOf(trade));
        assertEquals(Optional.empty(), tokens.roleOf(trade.substring(1)));
        assertEquals(Optional.empty(), tokens.roleOf(""));
        assertEquals(Optional.of(Role.TRADE), OperatorTokens.open(file).roleOf(trade), "kept");
    }

    /** Seen failing: the new line was put behind the last one, and the file could not be read at the next start. */
    @Test
    void shouldAddALineToAFileThatSomebodyEdited() throws IOException {
        Path file = directory.resolve("operator.token");
        Files.writeString(file, "view 0123456789abcdef0123456789abcdef");
        OperatorTokens.open(file);
        OperatorTokens again = OperatorTokens.open(file);
        assertEquals(Optional.of(Role.VIEW), again.roleOf("0123456789abcdef0123456789abcdef"));
        assertEquals(
                Optional.of(Role.TRADE),
                again.roleOf(OperatorTokens.read(file, Role.TRADE).orElseThrow()));
    }

    @Test
    void shouldTakeAFileAwayFromOthersEyes() throws IOException {
        Path file = directory.resolve("operator.token");
        Files.writeString(file, "view 0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OperatorTokens.open(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** Somebody's own word would be guessed, and a role that there is not would never be found. */
    @Test
    void shouldRefuseWhatIsNoToken() throws IOException {
        for (String line : new String[] {"trade x", "admin 0123456789abcdef0123456789abcdef", "trade", "a b c"}) {
            Path file = directory.resolve("wrong.token");
            Files.writeString(file, line + "\n");
            String message = assertThrows(IOException.class, () -> OperatorTokens.open(file))
                    .getMessage();
            assertTrue(message.contains("wrong.token"), message);
        }
    }

    /** As on Windows: a file system whose files have no mode. */
    @Test
    void shouldMakeTokensWhereFilesHaveNoMode() throws IOException {
        try (FileSystem other = FileSystems.newFileSystem(
                URI.create("jar:" + directory.resolve("other.zip").toUri()), Map.of("create", "true"))) {
            Path file = other.getPath("operator.token");
            OperatorTokens tokens = OperatorTokens.open(file);
            assertEquals(
                    Optional.of(Role.VIEW),
                    tokens.roleOf(OperatorTokens.read(file, Role.VIEW).orElseThrow()));
        }
    }
}
