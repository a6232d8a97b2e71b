package io.ringfire.app.strategy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks at what a strategy's classes call for clocks, random numbers, files, threads and reflection. A file that holds the future
 * is the same in every history that is cut, so that no comparison of decisions finds it. This finds what is called by its name; what is
 * hidden on purpose it does not.
 */
final class ForbiddenUses {
    private static final int MOST_CLASSES = 10_000;

    private static final Pattern FORBIDDEN = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.System\\.(nanoTime|currentTimeMillis|getenv|getProperty|getProperties|identityHashCode|in)",
            "java\\.time\\.(.*\\.)?\\w+\\.now",
            "java\\.time\\.(Clock|InstantSource)\\.system\\w*",
            "java\\.util\\.(Date|GregorianCalendar)\\.<init>",
            "java\\.util\\.Calendar\\.getInstance",
            "java\\.util\\.(Random|SplittableRandom|UUID|Timer|Scanner)\\..*",
            "java\\.util\\.(random|concurrent(?!\\.TimeUnit)|zip|jar|logging|prefs)\\..*",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.lang\\.(Math|StrictMath)\\.random",
            "java\\.lang\\.(Thread|ThreadLocal|Runtime|Process|ProcessBuilder|ClassLoader|ProcessHandle)\\..*",
            "java\\.lang\\.(Class|Module)\\.(forName|getResource\\w*|getMethod\\w*|getDeclared\\w*|getField\\w*)",
            "java\\.lang\\.reflect\\..*",
            "java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.find\\w+",
            "java\\.io\\.(?!PrintStream\\.(print|println|printf|format|append|flush)$|Serializable|.*Exception\\.).*",
            "(java|javax)\\.(net|sql|script|naming|rmi)\\..*",
            "java\\.nio\\.(file|channels)\\..*",
            "java\\.lang\\.Object\\.hashCode"));

    private final StrategyCode.ClassBytes classes;

    ForbiddenUses(StrategyCode.ClassBytes classes) {
        this.classes = classes;
    }

    /** What a class calls, itself or by classes that come with it: class and call, in alphabetical order. */
    List<String> of(String strategy) {
        Set<String> uses = new TreeSet<>();
        Set<String> seen = new TreeSet<>(Set.of(strategy));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && seen.size() <= MOST_CLASSES) {
            String name = open.remove();
            Optional<byte[]> bytes = classes.of(name);
            if (bytes.isEmpty()) {
                continue;
            }
            Constants constants = Constants.read(bytes.get());
            for (String call : constants.calls()) {
                if (FORBIDDEN.matcher(call).matches()) {
                    uses.add(name + " uses " + call.replace(".<init>", ""));
                }
            }
            constants.types().stream().filter(seen::add).forEach(open::add);
        }
        return List.copyOf(uses);
    }

    /**
     * A class file's constant pool (JVM specification, 4.4).
     *
     * @param calls methods and fields that it names, as {@code package.Class.member}
     * @param types classes that it names
     */
    private record Constants(List<String> calls, List<String> types) {
        private static final int HEADER_BYTES = 8;

        static Constants read(byte[] classFile) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
                in.skipBytes(HEADER_BYTES);
                int count = in.readUnsignedShort();
                String[] texts = new String[count];
                int[] tags = new int[count];
                int[] first = new int[count];
                int[] second = new int[count];
                for (int i = 1; i < count; i++) {
                    tags[i] = in.readUnsignedByte();
                    switch (tags[i]) {
                        case 1 -> texts[i] = in.readUTF();
                        case 3, 4 -> in.readInt();
                        case 5, 6 -> {
                            in.readLong();
                            i++; // takes two places
                        }
                        case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                        case 9, 10, 11, 12, 17, 18 -> {
                            first[i] = in.readUnsignedShort();
                            second[i] = in.readUnsignedShort();
                        }
                        case 15 -> {
                            in.readUnsignedByte();
                            in.readUnsignedShort();
                        }
                        default -> throw new IllegalArgumentException("constant " + tags[i] + " is not known");
                    }
                }
                List<String> calls = new ArrayList<>();
                List<String> types = new ArrayList<>();
                for (int i = 1; i < count; i++) {
                    if (tags[i] == 7) {
                        types.add(texts[first[i]].replace('/', '.'));
                    } else if (tags[i] >= 9 && tags[i] <= 11) {
                        String owner = texts[first[first[i]]].replace('/', '.');
                        calls.add(owner + "." + texts[first[second[i]]]);
                    }
                }
                return new Constants(calls, types);
            } catch (IOException e) {
                throw new IllegalArgumentException("the class file is torn", e);
            }
        }
    }
}
