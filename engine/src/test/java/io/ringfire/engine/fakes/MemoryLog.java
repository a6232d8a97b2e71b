package io.ringfire.engine.fakes;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal in memory. Appended to by one thread, read once that one is done; fails where a test asks for it. */
public final class MemoryLog implements RecordLog {
    private final String name;
    private final Trail trail;
    private final List<byte[]> documents = new ArrayList<>();
    private int forces;
    private int appendsUntilFailure = Integer.MAX_VALUE;
    private boolean failsToForce;

    /** Nobody hears what it does. */
    public MemoryLog() {
        this("log", new Trail());
    }

    /** Notes {@code append <name>} and {@code force <name>} on a trail. */
    public MemoryLog(String name, Trail trail) {
        this.name = name;
        this.trail = trail;
    }

    /** The append after so many more fails, and each one behind it. */
    public MemoryLog failsAfter(int appends) {
        appendsUntilFailure = appends;
        return this;
    }

    /** Every force fails. */
    public MemoryLog failsToForce() {
        failsToForce = true;
        return this;
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        if (appendsUntilFailure-- <= 0) {
            throw new JournalException(name + " is full");
        }
        byte[] document = new byte[length];
        buffer.getBytes(offset, document);
        documents.add(document);
        trail.note("append " + name);
    }

    @Override
    public void force() {
        if (failsToForce) {
            throw new JournalException(name + " cannot be forced");
        }
        forces++;
        trail.note("force " + name);
    }

    @Override
    public void close() {
        trail.note("close " + name);
    }

    /** How often it was forced. */
    public int forces() {
        return forces;
    }

    /** Number of documents. */
    public int documents() {
        return documents.size();
    }

    /** Number of records in each document. */
    public List<Integer> recordsByDocument() {
        return documents.stream().map(MemoryLog::count).toList();
    }

    /** All records, whatever document they came in. */
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        documents.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Number of records. */
    public int size() {
        return documents.stream().mapToInt(MemoryLog::count).sum();
    }

    /** Reads what was written up to now, each record checked. */
    public MemorySource source() {
        return new MemorySource(bytes());
    }

    /** The records, each as {@link Frame}. */
    public List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        try (MemorySource source = source()) {
            while (source.next()) {
                frames.add(new Frame(source.buffer(), source.offset()));
            }
        }
        return frames;
    }

    /** The records of one kind. */
    public List<Frame> frames(int templateId) {
        return frames().stream()
                .filter(frame -> frame.templateId() == templateId)
                .toList();
    }

    private static int count(byte[] document) {
        UnsafeBuffer buffer = new UnsafeBuffer(document);
        int records = 0;
        for (int offset = 0; offset < document.length; offset += RecordFrame.length(buffer, offset)) {
            records++;
        }
        return records;
    }
}
