package io.ringfire.journal.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfire.engine.record.RecordFrame;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/** Shows a record as one line of JSON: its template's name, then every field by its name in the schema. One thread. */
public final class RecordJson {
    private final Templates templates = new Templates();
    private final JsonFactory json = new JsonFactory();

    /** The frame at {@code offset} as a line without its end. The frame must be whole and in bounds. */
    public String line(DirectBuffer buffer, int offset) {
        StringWriter out = new StringWriter(512);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            write(generator, buffer, offset);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void write(JsonGenerator generator, DirectBuffer buffer, int offset) throws IOException {
        int id = RecordFrame.templateId(buffer, offset);
        Template template = templates.find(id);
        generator.writeStringField("record", templates.nameOf(id));
        if (template == null) {
            generator.writeNumberField("sequence", RecordFrame.sequence(buffer, offset));
            generator.writeNumberField("eventNs", RecordFrame.eventNs(buffer, offset));
            return;
        }
        MessageDecoderFlyweight decoder = template.wrap(
                buffer,
                offset + RecordFrame.BLOCK_OFFSET,
                RecordFrame.blockLength(buffer, offset),
                RecordFrame.version(buffer, offset));
        for (Template.Field field : template.fields()) {
            generator.writeFieldName(field.name());
            write(generator, field.value(decoder));
        }
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof List<?> row) {
            generator.writeStartArray();
            for (Object each : row) {
                write(generator, each);
            }
            generator.writeEndArray();
        } else {
            generator.writeString(String.valueOf(value));
        }
    }
}
