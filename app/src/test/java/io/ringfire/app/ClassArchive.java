package io.ringfire.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes that child processes load, parsed and checked ahead (class-data sharing), as run.sh has them: a start costs about half as much
 * with it, and a run of all tests makes some sixty. Made by a service that is stopped once it trades, when a process that runs tests starts its
 * second child: one child alone would gain nothing. Where it cannot be made, children start without it, and a line says so.
 */
final class ClassArchive {
    private static final int FIRST_WITH_IT = 2;
    private static final int SECONDS = 40;

    private static int children;
    private static List<String> flags;

    private ClassArchive() {}

    /**
     * Flags and class path of the next child.
     *
     * @param plain the flags before them, with which the archive is made, too
     */
    static synchronized List<String> flagsOfNext(List<String> plain) {
        children++;
        if (flags == null && children >= FIRST_WITH_IT) {
            flags = make(plain);
        }
        return flags == null ? List.of("-cp", System.getProperty("java.class.path")) : flags;
    }

    private static List<String> make(List<String> plain) {
        try {
            Path folder = Files.createTempDirectory("ringfire-classes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            String classPath = jars(folder);
            Path archive = folder.resolve("classes.jsa");
            List<String> found = new ArrayList<>();
            if (dump(folder, plain, archive, classPath)) {
                // an archive that does not fit is passed over; not a word of it belongs on stdout, amid --json
                found.addAll(List.of(
                        "-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error,cds*=off:stderr"));
            } else {
                System.err.println("child processes start without a class archive; see " + folder.resolve("output"));
            }
            found.addAll(List.of("-cp", classPath));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path with a jar for each folder in it: of folders nothing is archived. */
    private static String jars(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(entries.size() + ".jar");
                pack(path, jar);
                path = jar;
            }
            entries.add(path.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void pack(Path folder, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
            }
        }
    }

    private static boolean dump(Path folder, List<String> plain, Path archive, String classPath) throws IOException {
        List<String> command = new ArrayList<>(plain);
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-cp", classPath));
        command.addAll(List.of(
                Main.class.getName(), "serve", "--data", folder.resolve("data").toString()));
        command.addAll(List.of("--set", "journal.blockSizeMiB=1", "--set", "console.http=127.0.0.1:0"));
        for (String socket : List.of("commands", "market", "confirmations")) {
            command.addAll(List.of("--set", "mt5." + socket + "=tcp://127.0.0.1:0"));
        }
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long begunNs = System.nanoTime();
            while (process.isAlive()
                    && !Files.readString(output).contains(" trading ")
                    && System.nanoTime() - begunNs < TimeUnit.SECONDS.toNanos(SECONDS)) {
                LockSupport.parkNanos(20_000_000L);
            }
            process.destroy();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 && Files.exists(archive);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            System.err.println("not deleted: " + folder + ": " + e);
        }
    }
}
