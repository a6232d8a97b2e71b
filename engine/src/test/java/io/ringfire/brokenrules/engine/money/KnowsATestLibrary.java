package io.ringfire.brokenrules.engine.money;

/** Knows somebody outside of the engine. */
public final class KnowsATestLibrary {
    org.junit.jupiter.api.Test outside;
}
