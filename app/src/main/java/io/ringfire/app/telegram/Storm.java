package io.ringfire.app.telegram;

import io.ringfire.adapters.telegram.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells fills and closes one by one, and together where there are more than so many a minute. One thread. */
final class Storm {
    private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);

    /**
     * Something to be told.
     *
     * @param done what is to be noted once it is told
     */
    record News(String id, String text, Runnable done) {}

    private final Speech speech;
    private final int mostAMinute;
    private final List<News> held = new ArrayList<>();
    private long beganMs;
    private int told;

    Storm(Speech speech, int mostAMinute) {
        this.speech = speech;
        this.mostAMinute = mostAMinute;
    }

    void tell(News news, long nowMs) {
        if (Math.abs(nowMs - beganMs) >= MINUTE_MS) {
            flush();
            beganMs = nowMs;
            told = 0;
        }
        if (told >= mostAMinute) {
            held.add(news);
            return;
        }
        told++;
        speech.tell(news.id(), Urgency.FILL, news.text());
        news.done().run();
    }

    /** Tells together what was held back for a minute. */
    void look(long nowMs) {
        if (!held.isEmpty() && Math.abs(nowMs - beganMs) >= MINUTE_MS) {
            flush();
            beganMs = nowMs;
            told = 1;
        }
    }

    private void flush() {
        if (held.isEmpty()) {
            return;
        }
        List<String> lines = held.stream().map(News::text).toList();
        speech.tell(
                "many-" + held.get(0).id(),
                Urgency.FILL,
                Plain.list(held.size() + " fills and closes within a minute", lines));
        held.forEach(each -> each.done().run());
        held.clear();
    }
}
