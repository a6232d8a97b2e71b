package io.ringfire.app.assembly;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.journal.layout.FileSeal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which files an import reads, by name, size and content. */
final class ImportSources {
    private ImportSources() {}

    static List<FileSeal> seals(List<Path> files) throws ImportException {
        List<FileSeal> seals = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw ImportException.usage("'" + file + "' is not a file that can be read");
            }
            seals.add(FileSeal.of(file.toAbsolutePath().getParent(), file.toAbsolutePath()));
        }
        return seals;
    }
}
