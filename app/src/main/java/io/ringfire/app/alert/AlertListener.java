package io.ringfire.app.alert;

import io.ringfire.adapters.notify.Deliveries;
import io.ringfire.adapters.notify.Notification;

/** A way to people that wants to know what it is told of, since not everybody wants to hear all of it. The alerts' thread; does not wait. */
public interface AlertListener extends Deliveries {
    /**
     * Tells something of an alert.
     *
     * @param alert as it stands now
     */
    void alert(Notification notification, Alert alert);

    /** Tells the daily line. */
    void report(Notification notification);
}
