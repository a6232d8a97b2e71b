package io.ringfire.engine.recovery;

/**
 * A terminal as a run knew it last.
 *
 * @param nodeId of that start of the EA
 * @param chartSymbol the broker's name of the symbol of its chart
 * @param version of the EA
 */
public record KnownTerminal(String nodeId, String chartSymbol, String version) {}
