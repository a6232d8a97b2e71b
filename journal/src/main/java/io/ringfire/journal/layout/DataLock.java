package io.ringfire.journal.layout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock on a file, by the operating system: it ends with the process however that ends. The file keeps the
 * holder's process id, for the message that the next one gets. Any thread.
 */
public final class DataLock implements AutoCloseable {
    /**
     * Locks of this process. To open and close a file that this process has locked would unlock it (POSIX), so a second
     * attempt must be refused before it opens anything.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;
    private boolean closed;

    private DataLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Takes the lock or fails at once.
     *
     * @param what what is locked, for the message, as "data directory /x"
     * @throws JournalException when another holds it, naming its process id
     */
    public static DataLock acquire(Path file, String what) {
        Path key = file.toAbsolutePath().normalize();
        if (!HELD.add(key)) {
            throw inUse(what, ProcessHandle.current().pid() + " (this one)");
        }
        DataLock lock = null;
        try {
            lock = lockFile(key, what);
            return lock;
        } catch (IOException e) {
            throw new JournalException("cannot lock " + what + " by " + file + ": " + e, e);
        } finally {
            if (lock == null) {
                HELD.remove(key);
            }
        }
    }

    private static DataLock lockFile(Path file, String what) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw inUse(what, holder(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
            return new DataLock(file, channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), US_ASCII).trim();
        return text.isEmpty() ? "of unknown id" : text;
    }

    private static JournalException inUse(String what, String pid) {
        return new JournalException(
                what + " is in use by process " + pid + "; stop that one, or use another directory");
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                throw new JournalException("cannot release the lock " + key + ": " + e, e);
            } finally {
                HELD.remove(key);
            }
        }
    }
}
