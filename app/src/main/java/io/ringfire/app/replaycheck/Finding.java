package io.ringfire.app.replaycheck;

/**
 * What one replay found.
 *
 * @param text what differs, or why it failed, for a person; how much was equal where nothing differs
 */
public record Finding(Verdict verdict, String text) {}
