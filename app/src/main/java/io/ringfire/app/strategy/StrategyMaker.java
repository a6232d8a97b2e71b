package io.ringfire.app.strategy;

import io.ringfire.engine.strategy.ParameterFault;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes a strategy of someone's own by its public constructor: with its parameters, or without any. */
final class StrategyMaker {
    private StrategyMaker() {}

    /** Whether a class is a strategy that can be made: public, whole, with a constructor that fits. */
    static boolean canBeMade(Class<?> type) {
        return isStrategy(type) && constructor(type) != null;
    }

    /** Why it cannot, to stand behind a colon. */
    static String whyNot(Class<?> type) {
        String name = "class " + type.getName();
        if (!Strategy.class.isAssignableFrom(type)) {
            return name + " does not implement " + Strategy.class.getName();
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return name + " is not public";
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return name + " is abstract";
        }
        return name + " has no public constructor with one StrategyParameters, and none without parameters";
    }

    /**
     * Makes one.
     *
     * @throws ParameterFault when its constructor asks for a key that is missing or wrong, or it takes no keys and there are some
     * @throws StrategyFault when its constructor throws anything else
     */
    static Strategy make(Class<? extends Strategy> type, StrategyParameters parameters) {
        Constructor<?> constructor = constructor(type);
        boolean takesKeys = constructor.getParameterCount() == 1;
        if (!takesKeys) {
            parameters.requireNothingElse();
        }
        try {
            return (Strategy) (takesKeys ? constructor.newInstance(parameters) : constructor.newInstance());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ParameterFault fault) {
                throw fault;
            }
            throw thrown(type, parameters, "its constructor", e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw thrown(type, parameters, "the initialiser of a class", e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new StrategyFault("strategy." + parameters.strategyId(), "cannot be made: " + e, e);
        }
    }

    private static StrategyFault thrown(Class<?> type, StrategyParameters parameters, String where, Throwable error) {
        return new StrategyFault(
                "strategy." + parameters.strategyId(),
                where + " threw " + Thrown.by(type, error).text(),
                error);
    }

    private static boolean isStrategy(Class<?> type) {
        return Strategy.class.isAssignableFrom(type)
                && Modifier.isPublic(type.getModifiers())
                && !Modifier.isAbstract(type.getModifiers());
    }

    private static Constructor<?> constructor(Class<?> type) {
        Constructor<?> bare = null;
        for (Constructor<?> each : type.getConstructors()) {
            Class<?>[] takes = each.getParameterTypes();
            if (takes.length == 1 && takes[0] == StrategyParameters.class) {
                return each;
            }
            bare = takes.length == 0 ? each : bare;
        }
        return bare;
    }
}
