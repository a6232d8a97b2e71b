package io.ringfire.app.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ids of operators' commands in the newest files of a tick journal: a command repeated across a restart is refused by them. */
public final class CommandIds {
    private static final int FILES = 2;

    private CommandIds() {}

    /** Ids of the last two journal days, oldest first. */
    public static List<String> of(DataDirectory data) {
        List<Path> files = QueueFiles.of(data.ticks());
        List<String> ids = new ArrayList<>();
        OperatorCommandDecoder command = new OperatorCommandDecoder();
        for (Path file : files.subList(Math.max(0, files.size() - FILES), files.size())) {
            try (QueueRecordSource source = QueueRecordSource.openFile(file, false)) {
                while (source.next()) {
                    if (RecordFrame.templateId(source.buffer(), source.offset())
                            == OperatorCommandDecoder.TEMPLATE_ID) {
                        command.wrap(
                                source.buffer(),
                                source.offset() + BLOCK_OFFSET,
                                RecordFrame.blockLength(source.buffer(), source.offset()),
                                RecordFrame.version(source.buffer(), source.offset()));
                        if (!command.commandId().isEmpty()) {
                            ids.add(command.commandId());
                        }
                    }
                }
            }
        }
        return ids;
    }
}
