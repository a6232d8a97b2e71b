package io.ringfire.adapters.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Opens source files as plain bytes, told apart by their first bytes, whatever their names: gzip, zip, or as they are.
 * Checksums of gzip and zip are verified at the end of each stream. Memory does not grow with the files, but for a zip's
 * table of contents. One thread.
 */
final class SourceFiles implements Closeable {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZIP_MAGIC = 0x504b0304;
    private static final int EMPTY_ZIP_MAGIC = 0x504b0506;
    private static final int MAX_ENTRIES = 100_000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Path> files;
    private final Progress progress;
    private Path openPath;
    private ZipFile openZip;

    private SourceFiles(List<Path> files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    /** Checks that each is a regular file, named once. */
    static SourceFiles of(List<Path> files, ProgressListener listener) throws ImportException {
        long totalBytes = 0;
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw ImportException.usage(file + ": is a directory; name the files in it");
            }
            try {
                if (!seen.add(file.toRealPath())) {
                    throw ImportException.usage(file + ": is named twice");
                }
                if (!Files.isRegularFile(file)) {
                    throw ImportException.usage(file + ": is not a regular file");
                }
                totalBytes += Files.size(file);
            } catch (IOException e) {
                throw ImportException.reading(file.toString(), e);
            }
        }
        return new SourceFiles(files, new Progress(listener, totalBytes));
    }

    /** One of the files by itself, to be read beside another; the caller closes it. Progress stays common. */
    SourceFiles single(int index) {
        return new SourceFiles(List.of(files.get(index)), progress);
    }

    /** The streams of all files: files in the order given, entries of a zip in the order of their names. */
    List<Member> members() throws ImportException {
        List<Member> members = new ArrayList<>();
        for (Path file : files) {
            if (isZip(file)) {
                for (String entry : entryNames(file)) {
                    members.add(new Member(file, entry));
                }
            } else {
                members.add(new Member(file, null));
            }
        }
        return members;
    }

    /** Opens a stream; the caller closes it before it opens the next. */
    InputStream open(Member member) throws ImportException {
        InputStream stored = openStored(member);
        try {
            return decoded(member, stored);
        } catch (IOException | RuntimeException e) { // the decoder's constructor throws both on damaged input
            ImportException failure = ImportException.reading(member.name(), e);
            closeAfter(failure, stored);
            throw failure;
        } catch (ImportException e) {
            closeAfter(e, stored);
            throw e;
        }
    }

    private InputStream openStored(Member member) throws ImportException {
        try {
            return member.entry() == null
                    ? new CountedStream(Files.newInputStream(member.file()), progress)
                    : entryStream(member);
        } catch (IOException | RuntimeException e) { // a damaged zip gives either
            throw ImportException.reading(member.name(), e);
        }
    }

    private static InputStream decoded(Member member, InputStream stored) throws IOException, ImportException {
        BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
        int magic = magic(buffered);
        if (magic >>> 16 == GZIP_MAGIC) {
            return GzipCompressorInputStream.builder()
                    .setInputStream(buffered)
                    .setDecompressConcatenated(true)
                    .get();
        }
        if (member.entry() != null && (magic == ZIP_MAGIC || magic == EMPTY_ZIP_MAGIC)) {
            throw ImportException.file(member.name(), "is a zip inside a zip; unpack it first");
        }
        return buffered;
    }

    private static void closeAfter(ImportException failure, InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Tells the listener how far reading has come, if a step is due. Readers call this after every row. */
    void tellProgress() {
        progress.tell();
    }

    /** Tells the listener that everything is read. */
    void tellFinished() {
        progress.finish();
    }

    private InputStream entryStream(Member member) throws IOException {
        ZipFile zip = zip(member.file());
        ZipEntry entry = zip.getEntry(member.entry());
        InputStream plain = zip.getInputStream(entry);
        return new ZipEntryStream(plain, entry, progress);
    }

    private ZipFile zip(Path file) throws IOException {
        if (!file.equals(openPath)) {
            closeZip();
            openZip = new ZipFile(file.toFile());
            openPath = file;
        }
        return openZip;
    }

    private Set<String> entryNames(Path file) throws ImportException {
        Set<String> names = new TreeSet<>();
        try {
            ZipFile zip = zip(file);
            if (zip.size() > MAX_ENTRIES) {
                throw ImportException.file(file.toString(), "holds more than " + MAX_ENTRIES + " entries");
            }
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                boolean macResourceFork = entry.getName().startsWith("__MACOSX/");
                if (!entry.isDirectory() && !macResourceFork && !names.add(entry.getName())) {
                    throw ImportException.file(file.toString(), "holds \"" + Excerpt.of(entry.getName()) + "\" twice");
                }
            }
        } catch (IOException | RuntimeException e) { // a damaged table of contents gives either
            throw ImportException.reading(file.toString(), e);
        }
        if (names.isEmpty()) {
            throw ImportException.file(file.toString(), "is a zip without entries");
        }
        return names;
    }

    private static boolean isZip(Path file) throws ImportException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 8)) {
            int magic = magic(in);
            return magic == ZIP_MAGIC || magic == EMPTY_ZIP_MAGIC;
        } catch (IOException e) {
            throw ImportException.reading(file.toString(), e);
        }
    }

    /** The first four bytes, big-endian, zero where the stream ends; the stream stays where it was. */
    private static int magic(InputStream in) throws IOException {
        in.mark(4);
        int magic = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            magic |= Math.max(0, in.read()) << shift;
        }
        in.reset();
        return magic;
    }

    private void closeZip() throws IOException {
        if (openZip != null) {
            openZip.close();
            openZip = null;
            openPath = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeZip();
    }
}
