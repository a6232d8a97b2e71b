package io.ringfire.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ringfire's command line in a process of its own, with the flags that run.sh would give it. */
public final class ChildJvm {
    private static final int FIRST_WITH_MORE_FLAGS = 24;

    private ChildJvm() {}

    /** The command to start, to which a Ringfire command with its options is still to be added. */
    public static List<String> command(String maxHeap) {
        Path root = Path.of(System.getProperty("ringfire.root", ".."));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("@" + root.resolve("config/jvm.options"));
        if (Runtime.version().feature() >= FIRST_WITH_MORE_FLAGS) {
            command.add("@" + root.resolve("config/jvm-25.options"));
        }
        command.addAll(
                List.of("-Xmx" + maxHeap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dringfire.home=" + root));
        command.addAll(ClassArchive.flagsOfNext(List.copyOf(command)));
        command.add(Main.class.getName());
        return command;
    }
}
