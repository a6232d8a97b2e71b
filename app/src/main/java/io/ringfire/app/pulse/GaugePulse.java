package io.ringfire.app.pulse;

import java.util.function.Supplier;

/** A module that tells by itself how it is. */
public record GaugePulse(String name, Supplier<PulseFinding> finding) implements PulseModule {
    @Override
    public PulseFinding look(long nowNs) {
        return finding.get();
    }
}
