package io.ringfire.adapters.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Writes small files of every kind, and finds the real ones. */
final class TestFiles {
    private TestFiles() {}

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String... lines) {
        return write(file, text(lines));
    }

    static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        return pack(plain, GZIPOutputStream::new);
    }

    static byte[] lzma(byte[] plain) {
        return pack(plain, out -> new LZMAOutputStream(out, new LZMA2Options(0), plain.length));
    }

    /** A zip of entries given as name, text, name, text… */
    static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Dukascopy tick records. */
    static byte[] ticks(Object... msAskBidAskVolumeBidVolume) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * msAskBidAskVolumeBidVolume.length);
        for (Object field : msAskBidAskVolumeBidVolume) {
            if (field instanceof Float real) {
                buffer.putFloat(real);
            } else {
                buffer.putInt(((Number) field).intValue());
            }
        }
        return buffer.array();
    }

    static long ns(String instant) {
        Instant parsed = Instant.parse(instant);
        return parsed.getEpochSecond() * 1_000_000_000L + parsed.getNano();
    }

    /** A folder or file of the real data; skips the test, visibly, where there is none. */
    static Path real(String path) {
        String folder = System.getProperty("ringfire.testData", "");
        Assumptions.assumeTrue(!folder.isEmpty(), "set -Dringfire.testData=... to run");
        return Path.of(folder, path);
    }

    /** The files of a folder of real data whose names end so, by name. */
    static Path[] realFiles(String folder, String ending) {
        try (var files = Files.list(real(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toArray(Path[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Packer {
        OutputStream open(OutputStream out) throws IOException;
    }

    private static byte[] pack(byte[] plain, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.open(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
