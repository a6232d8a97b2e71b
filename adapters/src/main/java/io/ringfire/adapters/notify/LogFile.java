package io.ringfire.adapters.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of one JSON line a message. Full, it becomes {@code .1}, that becomes {@code .2} and so on; the oldest goes. */
public final class LogFile implements Channel {
    private final Path path;
    private final long mostBytes;
    private final int kept;

    /**
     * Writes to a file.
     *
     * @param mostBytes size beyond which it is turned over
     * @param kept older files beside it
     */
    public LogFile(Path path, long mostBytes, int kept) {
        this.path = path;
        this.mostBytes = mostBytes;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void send(Notification notification, String target) throws DeliveryException {
        byte[] line = (notification.json() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(path) && Files.size(path) + line.length > mostBytes) {
                turnOver();
            }
            Files.write(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw DeliveryException.passing("its file cannot be written (" + e.getMessage() + ")");
        }
    }

    private void turnOver() throws IOException {
        if (kept == 0) {
            Files.delete(path);
            return;
        }
        for (int i = kept - 1; i >= 1; i--) {
            if (Files.exists(older(i))) {
                Files.move(older(i), older(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(path, older(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path older(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }
}
