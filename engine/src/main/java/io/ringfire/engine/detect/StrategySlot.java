package io.ringfire.engine.detect;

import io.ringfire.engine.strategy.Strategy;
import java.util.List;

/**
 * One configured strategy.
 *
 * @param id the name that the configuration gives it
 * @param strategy made for this run alone
 * @param symbols what it trades; empty for every instrument of the run that is not for conversion alone
 */
public record StrategySlot(String id, Strategy strategy, List<String> symbols) {}
