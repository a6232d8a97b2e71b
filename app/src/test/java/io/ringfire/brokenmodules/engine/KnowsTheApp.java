package io.ringfire.brokenmodules.engine;

/** Looks outwards, as the engine must not. */
public final class KnowsTheApp {
    io.ringfire.app.Main outside;
}
