package io.ringfire.app.alert;

import io.ringfire.app.console.BoundPort;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Whether one port is listened on: every half minute a connection, which is looked at again at the next look, and closed then. The system
 * answers it, whether or not the socket's own thread turns; of that other rules tell. Waits for nothing. One thread.
 */
final class PortProbe {
    /** From one connection to the next. */
    static final long EVERY_NS = TimeUnit.SECONDS.toNanos(30);

    /** For which an answer may take. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);

    private final BoundPort port;
    private final Dial.Dialler dialler;
    private Dial dial;
    private boolean isDialled;
    private long dialledNs;
    private int misses;
    private String problem = "";

    PortProbe(BoundPort port, Dial.Dialler dialler) {
        this.port = port;
        this.dialler = dialler;
    }

    /** Looks what became of the connection under way, and begins the next where it is time to. */
    void look(long nowNs) {
        if (dial != null) {
            follow(nowNs);
        } else if (!isDialled || Math.abs(nowNs - dialledNs) >= EVERY_NS) {
            isDialled = true;
            dialledNs = nowNs;
            try {
                dial = dialler.begin(port);
            } catch (IOException | RuntimeException e) {
                missed(e.getMessage());
            }
        }
    }

    private void follow(long nowNs) {
        try {
            if (dial.isAnswered()) {
                misses = 0;
            } else if (Math.abs(nowNs - dialledNs) < PATIENCE_NS) {
                return;
            } else {
                missed("no answer within " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s");
            }
        } catch (IOException | RuntimeException e) {
            missed(e.getMessage());
        }
        dial.close();
        dial = null;
    }

    private void missed(String why) {
        misses++;
        problem = why;
    }

    /** How often in a row there was no answer. */
    int misses() {
        return misses;
    }

    /** Why there was none last. */
    String problem() {
        return problem;
    }
}
