package io.ringfire.journal.inspect;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * One kind of record as its generated decoder describes it: name, block, fields in wire order. Found by reflection once, so
 * that a new field is shown without a line here. One thread.
 */
final class Template {
    private final String name;
    private final MessageDecoderFlyweight decoder;
    private final List<Field> fields;

    Template(MessageDecoderFlyweight decoder) {
        this.decoder = decoder;
        this.name = decoder.getClass().getSimpleName().replaceFirst("Decoder$", "");
        this.fields = fieldsOf(decoder.getClass());
    }

    int id() {
        return decoder.sbeTemplateId();
    }

    String name() {
        return name;
    }

    int schemaId() {
        return decoder.sbeSchemaId();
    }

    int version() {
        return decoder.sbeSchemaVersion();
    }

    int blockLength() {
        return decoder.sbeBlockLength();
    }

    List<Field> fields() {
        return fields;
    }

    /** Points the decoder at a block; {@link Field#value} reads it then, the fields in their order. */
    MessageDecoderFlyweight wrap(DirectBuffer buffer, int blockOffset, int actingBlockLength, int actingVersion) {
        decoder.wrap(buffer, blockOffset, actingBlockLength, actingVersion);
        return decoder;
    }

    /** Bytes of the block wrapped last and the texts behind it, as these say themselves. */
    int decodedLength() {
        return decoder.sbeDecodedLength();
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            String name = method.getName();
            if (Modifier.isStatic(method.getModifiers()) && name.endsWith("SinceVersion")) {
                String field = name.substring(0, name.length() - "SinceVersion".length());
                found.add(new Field(field, order(type, field), getter(type, field)));
            }
        }
        found.sort(Comparator.comparingInt(Field::order));
        return List.copyOf(found);
    }

    /** Fields of the block come by their offset, those behind it by their number. */
    private static int order(Class<?> type, String field) {
        try {
            return (int) type.getMethod(field + "EncodingOffset").invoke(null);
        } catch (NoSuchMethodException e) {
            return Short.MAX_VALUE + number(type, field);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " does not describe its field " + field, e);
        }
    }

    private static int number(Class<?> type, String field) {
        try {
            return (int) type.getMethod(field + "Id").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " does not number its field " + field, e);
        }
    }

    private static Method getter(Class<?> type, String field) {
        try {
            boolean isRow = Stream.of(type.getMethods()).noneMatch(each -> isPlain(each, field));
            return isRow ? type.getMethod(field, int.class) : type.getMethod(field);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " does not read its field " + field, e);
        }
    }

    private static boolean isPlain(Method method, String field) {
        return method.getName().equals(field) && method.getParameterCount() == 0;
    }

    private static int length(Class<?> type, String field) throws ReflectiveOperationException {
        return (int) type.getMethod(field + "Length").invoke(null);
    }

    /** A field: its name, its place in the order of the wire, how it is read. */
    record Field(String name, int order, Method getter) {
        /** A number, a String, or a list of numbers where the field is a row of them. */
        Object value(MessageDecoderFlyweight decoder) {
            try {
                if (getter.getParameterCount() == 0) {
                    return getter.invoke(decoder);
                }
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < length(decoder.getClass(), name); i++) {
                    row.add(getter.invoke(decoder, i));
                }
                return row;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read the field " + name, e);
            }
        }
    }
}
