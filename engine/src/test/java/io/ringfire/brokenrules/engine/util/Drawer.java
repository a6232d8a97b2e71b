package io.ringfire.brokenrules.engine.util;

/** Lies in a package that is named after nothing. */
public final class Drawer {}
