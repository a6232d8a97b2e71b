package io.ringfire.app.alert;

import io.ringfire.engine.order.Severity;

/** An alert on the desk that is not over. Under the desk's lock. */
final class ActiveAlert {
    final String id;
    final long raisedNs;
    Sighting sighting;
    boolean isEscalated;
    long seenNs;
    long toldNs;
    long acknowledgedNs;
    String acknowledgedBy = "";
    int messages;

    ActiveAlert(String id, Sighting sighting, long nowNs) {
        this.id = id;
        this.sighting = sighting;
        this.raisedNs = nowNs;
        this.seenNs = nowNs;
    }

    /** As the run before left it. */
    ActiveAlert(KeptAlert kept) {
        this.id = kept.id();
        this.sighting = kept.sighting();
        this.raisedNs = kept.raisedNs();
        this.isEscalated = kept.isEscalated();
        this.toldNs = kept.toldNs();
        this.acknowledgedNs = kept.acknowledgedNs();
        this.acknowledgedBy = kept.acknowledgedBy();
        this.messages = kept.messages();
    }

    KeptAlert toKept(boolean isOver) {
        return new KeptAlert(
                id, sighting, isEscalated, raisedNs, toldNs, acknowledgedNs, acknowledgedBy, messages, isOver);
    }

    Severity severity() {
        return isEscalated ? Severity.CRITICAL : sighting.severity();
    }

    Alert toAlert(long resolvedNs) {
        return new Alert(
                id,
                sighting.rule(),
                sighting.subject(),
                severity(),
                resolvedNs != 0
                        ? Alert.State.RESOLVED
                        : acknowledgedNs != 0 ? Alert.State.ACKNOWLEDGED : Alert.State.RAISED,
                sighting.text(),
                sighting.isEvent(),
                raisedNs,
                acknowledgedNs,
                acknowledgedBy,
                resolvedNs);
    }
}
