package io.ringfire.app.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfire.engine.strategy.Strategy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What watches a strategy must pass every call on, also those that the port gets later. */
class WatchedStrategyTest {
    /** Seen failing with {@code onRefusal} left out: a default method swallows the call without a word. */
    @Test
    void shouldPassEveryCallOnAndNoteWhatItThrows() throws ReflectiveOperationException {
        IllegalStateException thrown = new IllegalStateException("x");
        List<String> called = new ArrayList<>();
        Strategy strategy = (Strategy) Proxy.newProxyInstance(
                Strategy.class.getClassLoader(), new Class<?>[] {Strategy.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    throw thrown;
                });
        List<RuntimeException> noted = new ArrayList<>();
        WatchedStrategy watched = new WatchedStrategy(strategy, noted::add);
        List<String> port = new ArrayList<>();
        for (Method method : Strategy.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            port.add(method.getName());
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == long.class ? (Object) 0L : type == int.class ? 0 : null)
                    .toArray();
            InvocationTargetException error = assertThrows(
                    InvocationTargetException.class, () -> method.invoke(watched, arguments), method.getName());
            assertSame(thrown, error.getCause());
        }
        assertEquals(port, called);
        assertEquals(port.size(), noted.size());
        assertNotNull(Strategy.class.getMethod("wantsTicks"));
    }
}
