package io.ringfire.app.alert;

import io.ringfire.engine.order.Severity;

/**
 * What is wrong at one look.
 *
 * @param subject what it is about; with the rule it names one alert. Empty where there is only one
 * @param text what is so, for a person
 * @param isEvent whether it happened rather than lasts: it is told, and nobody says that it is over
 */
record Sighting(AlertRule rule, String subject, Severity severity, String text, boolean isEvent) {
    /** What lasts. */
    static Sighting lasting(AlertRule rule, String subject, Severity severity, String text) {
        return new Sighting(rule, subject, severity, text, false);
    }
}
