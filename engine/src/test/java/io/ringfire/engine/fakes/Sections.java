package io.ringfire.engine.fakes;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.Section;
import java.util.ArrayList;
import java.util.List;

/** Reads what a stage wrote into a slot. */
public final class Sections {
    private Sections() {}

    /** Copies of the section's records. */
    public static List<Frame> frames(Section section) {
        List<Frame> frames = new ArrayList<>();
        for (int offset = 0; offset < section.length(); offset += RecordFrame.length(section.buffer(), offset)) {
            frames.add(new Frame(section.buffer(), offset));
        }
        return frames;
    }

    /** Copies of the section's records of one kind. */
    public static List<Frame> frames(Section section, int templateId) {
        return frames(section).stream()
                .filter(frame -> frame.templateId() == templateId)
                .toList();
    }
}
