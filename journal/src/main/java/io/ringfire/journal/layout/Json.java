package io.ringfire.journal.layout;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests as JSON files: replaced whole, so that a reader sees the old one or the new one. Any thread. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    /** Reads a file as this type. Throws {@link JournalException} naming the file. */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file whole or not at all. Throws {@link JournalException} naming the file. */
    public static void write(Path file, Object value) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.write(draft, MAPPER.writeValueAsBytes(value));
            Disk.force(draft);
            Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JournalException("cannot write " + file + ": " + e, e);
        }
    }

    /** An empty tree for a manifest of free form. */
    public static ObjectNode newTree() {
        return MAPPER.createObjectNode();
    }

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
