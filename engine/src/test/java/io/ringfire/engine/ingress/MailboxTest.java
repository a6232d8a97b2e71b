package io.ringfire.engine.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final List<String> published = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox();
    private final FactWriter facts = new FactWriter(
            new SlotPublisher(new Stage() {
                @Override
                public StageName name() {
                    return StageName.INGEST;
                }

                @Override
                public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
                    published.add(text(new Frame(event.inbound().buffer(), 0)));
                }
            }),
            new EngineCounters());

    private static String text(Frame frame) {
        if (frame.templateId() == StageFailedDecoder.TEMPLATE_ID) {
            StageFailedDecoder failed = frame.as(new StageFailedDecoder());
            return "stage " + failed.stage() + " at " + failed.failedSequence();
        }
        DiskLowDecoder low = frame.as(new DiskLowDecoder());
        return "disk " + low.freeBytes() + " of " + low.requiredBytes();
    }

    @Test
    void shouldPublishWhatItWasToldInOrderAndNoMoreThanAskedFor() {
        assertTrue(mailbox.stageFailed(StageName.RISK, 41));
        assertTrue(mailbox.diskLow(5, 9));
        assertTrue(mailbox.stageFailed(StageName.DETECT, 42));

        assertEquals(2, mailbox.poll(facts, Preambles.NOON, 2));
        assertEquals(List.of("stage 3 at 41", "disk 5 of 9"), published);
        assertEquals(1, mailbox.poll(facts, Preambles.NOON, 2));
        assertEquals(0, mailbox.poll(facts, Preambles.NOON, 2));
    }

    @Test
    void shouldRefuseWhenFullAndTakeAgainOnceRead() {
        int taken = 0;
        while (mailbox.diskLow(taken, 0)) {
            taken++;
        }
        assertTrue(taken > 1_000);
        assertEquals(taken, mailbox.poll(facts, Preambles.NOON, Integer.MAX_VALUE));
        assertEquals("disk " + (taken - 1) + " of 0", published.get(taken - 1));
        assertTrue(mailbox.diskLow(1, 2));
    }

    @Test
    void shouldLoseNothingOfSeveralWriters() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int writer = i;
            Thread thread = new Thread(() -> {
                for (int step = 0; step < 500; step++) {
                    while (!mailbox.diskLow(writer, step)) {
                        Thread.onSpinWait();
                    }
                }
            });
            writers.add(thread);
            thread.start();
        }
        long deadlineNs = System.nanoTime() + 20_000_000_000L;
        while (published.size() < 1_500 && System.nanoTime() - deadlineNs < 0) {
            mailbox.poll(facts, Preambles.NOON, 16);
        }
        for (Thread writer : writers) {
            writer.join(1_000);
        }
        assertEquals(1_500, published.size());
    }
}
