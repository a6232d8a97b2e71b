package io.ringfire.app.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts checked values into records and takes them out again. A key's dotted name is the path of record components that holds
 * its value ({@code clock.maxStepMs} is {@code clock().maxStepMs()}); free keys go to a component named {@code parameters}, and one
 * named {@code limits} holds keys that stand beside its own place, not under it.
 * A component whose key or section may be absent is an {@link Optional}.
 */
final class RecordBinder {
    private static final String FREE_COMPONENT = "parameters";
    private static final String INNER_COMPONENT = "limits";

    private RecordBinder() {}

    /** Call only for values without problems. */
    static <R extends Record> R bind(Class<R> type, Values values) {
        return type.cast(build(type, "", values));
    }

    private static Object build(Class<?> type, String prefix, Values values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = argument(components[i], prefix + components[i].getName(), values);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException error) {
            throw new IllegalStateException(
                    type.getSimpleName() + " refuses " + values.address(prefix), error.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException error) {
            throw new IllegalStateException("keys and record " + type.getSimpleName() + " disagree", error);
        }
    }

    private static Object argument(RecordComponent component, String name, Values values) {
        boolean optional = component.getType() == Optional.class;
        KeyTable table = values.table();
        Object value = values.get(name);
        if (value != null || table.find(name) != null) {
            return optional ? Optional.ofNullable(value) : value;
        }
        if (name.equals(FREE_COMPONENT) && table.takesFreeKeys()) {
            return values.free();
        }
        boolean isSection = table.names().stream().anyMatch(key -> key.startsWith(name + "."));
        if (component.getName().equals(INNER_COMPONENT) && !isSection) {
            String beside = name.substring(0, name.length() - INNER_COMPONENT.length());
            return build(component.getType(), beside, values);
        }
        if (!optional) {
            return build(component.getType(), name + ".", values);
        }
        boolean whole = table.names().stream()
                .filter(key -> key.startsWith(name + "."))
                .allMatch(key -> values.get(key) != null);
        var inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return whole ? Optional.of(build((Class<?>) inner, name + ".", values)) : Optional.empty();
    }

    /** The record as a section in table order, with the chosen keys only. */
    static YamlNode.Section section(KeyTable table, Record values, Predicate<Key<?>> chosen) {
        YamlNode.Section section = new YamlNode.Section(Place.BUILT_IN, Map.of());
        for (Key<?> key : table.keys()) {
            Object value = chosen.test(key) ? component(values, key.name()) : null;
            if (value != null) {
                section = section.with(key.name(), key.write(value));
            }
        }
        if (table.takesFreeKeys()) {
            for (var free : ((Map<?, ?>) component(values, FREE_COMPONENT)).entrySet()) {
                String text = (String) free.getValue();
                YamlNode node =
                        new YamlNode.Text(Place.BUILT_IN, text, text.matches("-?[0-9]+(\\.[0-9]+)?|true|false"));
                section = section.with((String) free.getKey(), node);
            }
        }
        return section;
    }

    private static Object component(Object holder, String path) {
        for (String name : path.split("\\.")) {
            if (holder != null) {
                holder = access(holder, name);
                holder = holder instanceof Optional<?> optional ? optional.orElse(null) : holder;
            }
        }
        return holder;
    }

    private static Object access(Object holder, String name) {
        try {
            boolean isOwn = Arrays.stream(holder.getClass().getRecordComponents())
                    .anyMatch(each -> each.getName().equals(name));
            Object of = isOwn
                    ? holder
                    : holder.getClass().getMethod(INNER_COMPONENT).invoke(holder);
            return of.getClass().getMethod(name).invoke(of);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(
                    "no component " + name + " in " + holder.getClass().getSimpleName(), error);
        }
    }
}
