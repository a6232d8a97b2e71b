package io.ringfire.app.alert;

import io.ringfire.adapters.notify.Deliveries;
import io.ringfire.adapters.notify.Notification;
import io.ringfire.engine.order.Severity;

/** A way to people that wants to know what it is told of, since not everybody wants to hear all of it. The alerts' thread; does not wait. */
public interface AlertListener extends Deliveries {
    /**
     * Tells an alert.
     *
     * @param rule as it is written in configuration
     */
    void alert(Notification notification, Severity severity, String rule);

    /** Tells the daily line. */
    void report(Notification notification);
}
