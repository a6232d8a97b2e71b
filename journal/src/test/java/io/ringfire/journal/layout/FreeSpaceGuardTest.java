package io.ringfire.journal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.junit.jupiter.api.Test;

class FreeSpaceGuardTest {
    private static final long MIB = 1 << 20;

    @Test
    void shouldRequireTwoBlocksAndAQuarterOfEachForEveryQueueAndTheMapAndAReserve() {
        assertEquals((2 * 160 + 3 + 64) * MIB, FreeSpaceGuard.requiredBytes(2, 64 * MIB, 3 * MIB));
    }

    @Test
    void shouldBeLowBelowWhatIsRequiredAndWhenTheFileSystemDoesNotAnswer() {
        FixedStore store = new FixedStore();
        FreeSpaceGuard guard = new FreeSpaceGuard(store, 100);
        store.freeBytes = 100;
        assertEquals(100, guard.check());
        assertFalse(guard.isLow());
        store.freeBytes = 99;
        assertEquals(99, guard.check());
        assertTrue(guard.isLow());
        store.freeBytes = 100;
        guard.check();
        assertFalse(guard.isLow());
        store.freeBytes = -1;
        assertEquals(0, guard.check());
        assertTrue(guard.isLow());
    }

    private static final class FixedStore extends FileStore {
        private long freeBytes;

        @Override
        public long getUsableSpace() throws IOException {
            if (freeBytes < 0) {
                throw new IOException("gone");
            }
            return freeBytes;
        }

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public String type() {
            return "fixed";
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long getTotalSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public long getUnallocatedSpace() {
            return freeBytes;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            return null;
        }
    }
}
