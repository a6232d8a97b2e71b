package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveKeysTest {
    @TempDir
    private Path directory;

    @Test
    void shouldMakeAKeyForItsOwnerAloneAndKeepIt() throws IOException {
        byte[] key = CurveKeys.secretKey(directory);
        assertEquals(32, key.length);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("curve.secret"))));
        assertArrayEquals(key, CurveKeys.secretKey(directory));
    }

    /** As on Windows. */
    @Test
    void shouldMakeAKeyWhereFilesHaveNoMode() throws IOException {
        try (FileSystem other = FileSystems.newFileSystem(
                URI.create("jar:" + directory.resolve("other.zip").toUri()), Map.of("create", "true"))) {
            assertEquals(32, CurveKeys.secretKey(other.getPath("/")).length);
        }
    }

    /** Seen failing with ArrayIndexOutOfBoundsException. */
    @Test
    void shouldSayWhichFileHoldsNoKey() throws IOException {
        for (String text : new String[] {"", "abc", "\u0001".repeat(40), "~".repeat(40), "0".repeat(39)}) {
            Files.writeString(directory.resolve("curve.secret"), text);
            String message = assertThrows(IllegalStateException.class, () -> CurveKeys.secretKey(directory))
                    .getMessage();
            assertTrue(message.contains("curve.secret"), message);
        }
    }
}
