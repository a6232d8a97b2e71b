package io.ringfire.app.config;

import io.ringfire.engine.market.BarSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One strategy to run.
 *
 * @param id unique; at most 32 characters
 * @param name which strategy it is: one of the engine's, a class, or the path of a {@code .java} file
 * @param strategyPath where the class is found; empty for a file and for the engine's own
 * @param codeSha256 what the code must be: of a file its SHA-256, of a class that of everything on its path
 * @param bars empty where the strategy chooses its own
 * @param quantity lots an order, a multiple of 10⁻⁶; where empty, risk computes them by one of the two keys behind it, or a strategy of
 *     someone's own says them
 * @param riskAtStop what an entry may lose at its stop
 * @param riskAtAtr what an entry may lose where the market moves {@code atrMultiple} average true ranges against it
 * @param atrPeriod bars of the average true range; with {@code riskAtAtr} alone
 * @param atrMultiple with {@code riskAtAtr} alone
 * @param maxQuantity most lots that are computed; with either of the two
 * @param shield whether the shield judges its entries
 * @param symbols those it trades; empty = every symbol of the run
 * @param parameters the strategy's own keys as written, sorted by name; the strategy checks them
 */
public record StrategySettings(
        String id,
        String name,
        Optional<List<Path>> strategyPath,
        Optional<String> codeSha256,
        Optional<BarSpec> bars,
        Optional<BigDecimal> quantity,
        Optional<EquityShare> riskAtStop,
        Optional<EquityShare> riskAtAtr,
        Optional<Integer> atrPeriod,
        Optional<BigDecimal> atrMultiple,
        Optional<BigDecimal> maxQuantity,
        FlatBy flatBy,
        boolean shield,
        List<String> symbols,
        SortedMap<String, String> parameters) {
    /** On which positions "flat" is judged. */
    public enum FlatBy {
        /** The strategy's own. */
        OWN,
        /** The net over all strategies. */
        NET
    }

    /** Whether it is a {@code .java} file. */
    public boolean isSource() {
        return StrategyName.isSource(name);
    }

    /** Whether it is a class on a path. */
    public boolean isClass() {
        return strategyPath.isPresent();
    }

    /** The simple name of its class, or its name where it is one of the engine's. */
    public String simpleName() {
        return StrategyName.simple(name);
    }

    /** Whether risk computes the volume of its entries. */
    public boolean isSizedByRisk() {
        return riskAtStop.isPresent() || riskAtAtr.isPresent();
    }

    /** The same with another name, path and SHA-256. */
    public StrategySettings withCode(String otherName, Optional<List<Path>> path, Optional<String> sha256) {
        return RecordCopy.with(this, Map.of("name", otherName, "strategyPath", path, "codeSha256", sha256));
    }

    /** The same without the places of its code, which decide nothing: what the code is does. */
    StrategySettings withoutPlaces() {
        return isSource()
                ? withCode(simpleName() + ".java", strategyPath, codeSha256)
                : withCode(name, Optional.empty(), codeSha256);
    }
}
