package io.ringfire.app.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Takes the signals that ask a process to stop. The platform's class for it has no place in the standard API, and the compiler
 * warns of it in a way that cannot be turned off, hence by name. A shutdown hook would do, but not let the exit code be 0.
 */
final class StopSignals {
    private StopSignals() {}

    /**
     * Runs {@code action} on a thread of the platform's whenever the signal comes, in place of what the JVM would do.
     *
     * @param name without SIG, as TERM
     * @return false when this platform does not have the signal, or keeps it to itself
     */
    static boolean handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler invocation = (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return method.getName().equals("hashCode") ? System.identityHashCode(proxy) : proxy == arguments[0];
                }
                action.run();
                return null;
            };
            Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, invocation);
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return false;
            }
            throw new IllegalStateException("cannot take signal " + name, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot take signal " + name, e);
        }
    }
}
