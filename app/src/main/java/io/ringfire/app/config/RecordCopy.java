package io.ringfire.app.config;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Copies of records in which a few components are others, so that records of many need not list the rest each time. */
final class RecordCopy {
    private RecordCopy() {}

    /**
     * The same record with other values of some components.
     *
     * @param others by component; each of its type
     * @throws IllegalStateException for a name that is no component, or a value of another type
     */
    static <R extends Record> R with(R record, Map<String, Object> others) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        Set<String> unknown = new TreeSet<>(others.keySet());
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                types[i] = components[i].getType();
                values[i] = unknown.remove(name)
                        ? others.get(name)
                        : components[i].getAccessor().invoke(record);
            }
            if (!unknown.isEmpty()) {
                throw new IllegalStateException(type.getSimpleName() + " has no " + String.join(", ", unknown));
            }
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException error) {
            throw new IllegalStateException("cannot copy a " + type.getSimpleName() + " with " + others, error);
        }
    }
}
