package io.ringfire.app.service;

import io.ringfire.app.config.Settings;
import io.ringfire.app.view.EngineFacts;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.pipeline.PipelineContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A run in the words of the configuration. */
final class EngineDescription {
    private static final int PERCENT_TO_PPM_DIGITS = 4;

    private EngineDescription() {}

    /** What is published of it. */
    static EngineFacts facts(
            Settings settings,
            String label,
            PipelineContext context,
            RunSpec run,
            long startNs,
            List<String> strategyIds) {
        return new EngineFacts(
                word(settings.mode()),
                settings.mode() == Settings.Mode.LIVE
                        ? "terminals"
                        : word(settings.paper().source()),
                label,
                run.runNumber(),
                run.installation(),
                startNs,
                run.build(),
                run.configHash(),
                word(context.threading()),
                context.ringSize(),
                strategyIds,
                ppm(settings.margin().callLevelPercent()),
                ppm(settings.margin().stopOutLevelPercent()));
    }

    /** How its ring runs, in a line. */
    static String line(Settings settings, PipelineContext context) {
        return context.ringSize() + " slots, " + word(context.threading()) + ", " + word(settings.profile());
    }

    /** Percent of at most two decimals, as configured. */
    private static int ppm(BigDecimal percent) {
        return (int) Scale.exact(percent, PERCENT_TO_PPM_DIGITS);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
