package io.ringfire.brokenmodules.util;

/** Lies in a package that is named after nothing. */
public final class Drawer {}
