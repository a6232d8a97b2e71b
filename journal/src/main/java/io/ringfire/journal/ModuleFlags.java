package io.ringfire.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Which JVM flags this process lacks. Without them Chronicle fails in ways that name something else ("can't append to a
 * read-only chronicle"). Stateless; any thread.
 */
public final class ModuleFlags {
    private static final List<Flag> REQUIRED = List.of(
            new Flag("java.base", "jdk.internal.misc", true),
            new Flag("java.base", "sun.nio.ch", true),
            new Flag("java.base", "java.lang.reflect", true),
            new Flag("java.base", "java.lang", true),
            new Flag("jdk.compiler", "com.sun.tools.javac.file", false),
            new Flag("java.base", "jdk.internal.ref", false));

    private ModuleFlags() {}

    /** The flags of {@code config/jvm.options} that are missing, as they are to be written; empty when all is well. */
    public static List<String> check() {
        List<String> missing = new ArrayList<>();
        Module ours = ModuleFlags.class.getModule();
        for (Flag flag : REQUIRED) {
            if (!flag.isGivenTo(ours)) {
                missing.add(flag.text());
            }
        }
        return missing;
    }

    private record Flag(String module, String packageName, boolean open) {
        boolean isGivenTo(Module reader) {
            return ModuleLayer.boot()
                    .findModule(module)
                    .map(found -> open ? found.isOpen(packageName, reader) : found.isExported(packageName, reader))
                    .orElse(false);
        }

        String text() {
            return (open ? "--add-opens=" : "--add-exports=") + module + "/" + packageName + "=ALL-UNNAMED";
        }
    }
}
