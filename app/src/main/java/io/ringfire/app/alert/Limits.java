package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings.Ages;
import io.ringfire.app.config.AlertSettings.Counts;
import io.ringfire.engine.order.Severity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How bad a figure is: worse than a limit, never at it. A limit of 0 is none. */
final class Limits {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Limits() {}

    static Optional<Severity> older(Ages ages, long ageNs) {
        return ages.enabled()
                ? above(
                        ageNs,
                        TimeUnit.SECONDS.toNanos(ages.warningSeconds()),
                        TimeUnit.SECONDS.toNanos(ages.criticalSeconds()))
                : Optional.empty();
    }

    static Optional<Severity> more(Counts counts, long count) {
        return counts.enabled() ? above(count, counts.warningCount(), counts.criticalCount()) : Optional.empty();
    }

    /** Whether {@code part} of {@code whole} is more than a share, in percent; exact. */
    static Optional<Severity> above(BigDecimal part, BigDecimal whole, BigDecimal warning, BigDecimal critical) {
        return pick(isAbove(part, whole, critical), isAbove(part, whole, warning));
    }

    /** Whether it is less than a share. */
    static Optional<Severity> below(BigDecimal part, BigDecimal whole, BigDecimal warning, BigDecimal critical) {
        return pick(isBelow(part, whole, critical), isBelow(part, whole, warning));
    }

    private static Optional<Severity> above(long value, long warning, long critical) {
        return pick(critical > 0 && value > critical, warning > 0 && value > warning);
    }

    private static boolean isAbove(BigDecimal part, BigDecimal whole, BigDecimal percent) {
        return percent.signum() > 0 && part.multiply(HUNDRED).compareTo(whole.multiply(percent)) > 0;
    }

    private static boolean isBelow(BigDecimal part, BigDecimal whole, BigDecimal percent) {
        return percent.signum() > 0 && part.multiply(HUNDRED).compareTo(whole.multiply(percent)) < 0;
    }

    private static Optional<Severity> pick(boolean isCritical, boolean isWarning) {
        return isCritical
                ? Optional.of(Severity.CRITICAL)
                : isWarning ? Optional.of(Severity.WARNING) : Optional.empty();
    }
}
