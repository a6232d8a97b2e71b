package io.ringfire.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text of a configuration file: UTF-8, of bounded length. */
final class ConfigurationFile {
    static final int LONGEST_BYTES = 1 << 20;

    private ConfigurationFile() {}

    /** The text without a byte order mark; empty after a problem, which is in the context then. */
    static Optional<String> read(Path file, ReadContext context) {
        Place place = Place.outsideFiles(file.toString());
        if (!Files.isRegularFile(file)) {
            String what = Files.exists(file) ? "is not a file" : "no such file";
            context.problem(place, "", what + "; name a readable YAML file");
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST_BYTES + 1);
        } catch (IOException error) {
            context.problem(place, "", "cannot be read (" + error + "); check the file's permissions");
            return Optional.empty();
        }
        if (bytes.length > LONGEST_BYTES) {
            context.problem(place, "", "longer than " + LONGEST_BYTES + " bytes; this is no configuration file");
            return Optional.empty();
        }
        return decode(file.toString(), bytes, context);
    }

    private static Optional<String> decode(String file, byte[] bytes, ReadContext context) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(from, to, true);
        String text = to.flip().toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            context.problem(new Place(file, line, column), "", "not UTF-8; save the file with UTF-8 encoding");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
