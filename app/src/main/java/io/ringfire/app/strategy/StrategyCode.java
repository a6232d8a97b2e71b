package io.ringfire.app.strategy;

import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.strategy.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * The code of one strategy of someone's own, found, and compiled where it is source, in a class loader of its own.
 *
 * @param type the strategy's class
 * @param classes the bytes of a class by its binary name, empty for one that is not the strategy's own
 */
record StrategyCode(Class<? extends Strategy> type, ClassBytes classes) {
    private static final int MOST_BYTES = 1 << 22;

    /** Bytes of classes. */
    @FunctionalInterface
    interface ClassBytes {
        /** Of one class; empty where there is none of this name. */
        Optional<byte[]> of(String binaryName);
    }

    /**
     * Finds it.
     *
     * @throws StrategyFault when there is none, or it is not the one that {@code codeSha256} says
     */
    static StrategyCode load(StrategySettings strategy) {
        return strategy.isSource() ? fromSource(strategy) : fromPath(strategy);
    }

    /**
     * SHA-256 of the code that is there now.
     *
     * @throws StrategyFault when it cannot be read
     */
    static String sha256(StrategySettings strategy) {
        if (strategy.isSource()) {
            return CodeDigest.of(read(strategy));
        }
        List<Path> path = strategy.strategyPath().orElseThrow();
        path.forEach(place -> requirePlace(strategy, place));
        try {
            return CodeDigest.of(path);
        } catch (IOException e) {
            throw fault(strategy, "strategyPath", "cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The bytes of a file of source.
     *
     * @throws StrategyFault when it cannot be read
     */
    static byte[] read(StrategySettings strategy) {
        Path file = Path.of(strategy.name());
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw fault(strategy, "name", file + " is larger than " + (MOST_BYTES >> 20) + " MiB", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw fault(
                    strategy,
                    "name",
                    "cannot read " + file + " (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private static StrategyCode fromSource(StrategySettings strategy) {
        byte[] bytes = read(strategy);
        requirePinned(strategy, CodeDigest.of(bytes), strategy.name());
        SortedMap<String, byte[]> compiled;
        try {
            compiled = new SourceCompiler(ToolProvider.getSystemJavaCompiler(), System.getProperty("java.class.path"))
                    .compile(strategy.name(), strategy.simpleName(), text(strategy, bytes));
        } catch (IllegalArgumentException e) {
            throw fault(strategy, "name", strategy.name() + " " + e.getMessage(), e);
        }
        ClassLoader loader = new MemoryClassLoader(loaderName(strategy), compiled, StrategyCode.class.getClassLoader());
        List<Class<?>> types = new ArrayList<>();
        for (String name : compiled.keySet()) {
            types.add(load(strategy, "name", name, loader));
        }
        Class<?> found = types.stream()
                .filter(type -> type.getEnclosingClass() == null && StrategyMaker.canBeMade(type))
                .findFirst()
                .orElseThrow(() -> fault(strategy, "name", noneIn(strategy.name(), types), null));
        return new StrategyCode(found.asSubclass(Strategy.class), name -> Optional.ofNullable(compiled.get(name)));
    }

    private static StrategyCode fromPath(StrategySettings strategy) {
        requirePinned(
                strategy,
                sha256(strategy),
                "what is on strategyPath " + listed(strategy.strategyPath().orElseThrow()));
        URLClassLoader loader =
                new URLClassLoader(loaderName(strategy), urls(strategy), StrategyCode.class.getClassLoader());
        Class<?> found = load(strategy, "name", strategy.name(), loader);
        if (found.getClassLoader() != loader) {
            throw fault(strategy, "name", found.getName() + " is a class of Ringfire's own; name another", null);
        }
        if (!StrategyMaker.canBeMade(found)) {
            throw fault(strategy, "name", StrategyMaker.whyNot(found), null);
        }
        return new StrategyCode(found.asSubclass(Strategy.class), name -> bytes(loader, name));
    }

    private static Optional<byte[]> bytes(URLClassLoader loader, String binaryName) {
        URL found = loader.findResource(binaryName.replace('.', '/') + ".class");
        if (found == null) {
            return Optional.empty();
        }
        try (InputStream in = found.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + found, e);
        }
    }

    private static Class<?> load(StrategySettings strategy, String key, String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            String where = listed(strategy.strategyPath().orElse(List.of()));
            throw fault(strategy, key, "there is no class " + name + " in " + where + hint(strategy, name), e);
        } catch (LinkageError e) {
            throw fault(strategy, key, "class " + name + " cannot be loaded: " + e, e);
        }
    }

    /** A class that lies a folder too high or too low is the common mistake. */
    private static String hint(StrategySettings strategy, String name) {
        String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
        for (Path place : strategy.strategyPath().orElse(List.of())) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (var files = Files.find(place, 32, (path, at) -> path.endsWith(file))) {
                Optional<Path> near = files.sorted().findFirst();
                if (near.isPresent()) {
                    return "; there is " + near.get()
                            + ": give its name with its package, and the folder above the package";
                }
            } catch (IOException e) {
                return ", which cannot be searched: " + e.getMessage();
            }
        }
        return "; give the folder above its package, or its jar";
    }

    private static String noneIn(String file, List<Class<?>> types) {
        String found = types.stream()
                .filter(type -> type.getEnclosingClass() == null)
                .map(StrategyMaker::whyNot)
                .collect(Collectors.joining("; "));
        return file + " has no public class that implements " + Strategy.class.getName()
                + (found.isEmpty() ? "; it is empty" : ": " + found);
    }

    private static String text(StrategySettings strategy, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault(strategy, "name", strategy.name() + " is not UTF-8; save it as that", e);
        }
    }

    private static URL[] urls(StrategySettings strategy) {
        return strategy.strategyPath().orElseThrow().stream()
                .map(place -> {
                    try {
                        return place.toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw fault(strategy, "strategyPath", place + " cannot be a place of classes", e);
                    }
                })
                .toArray(URL[]::new);
    }

    private static void requirePlace(StrategySettings strategy, Path place) {
        boolean isJar = place.toString().endsWith(".jar") && Files.isRegularFile(place);
        if (!Files.isDirectory(place) && !isJar) {
            throw fault(strategy, "strategyPath", "there is no folder and no jar " + place, null);
        }
    }

    private static void requirePinned(StrategySettings strategy, String sha256, String what) {
        if (strategy.codeSha256().isPresent() && !strategy.codeSha256().get().equals(sha256)) {
            throw fault(
                    strategy,
                    "codeSha256",
                    what + " has the SHA-256 " + sha256 + " and not "
                            + strategy.codeSha256().get() + "; put back what it was, or say that the new one is meant",
                    null);
        }
    }

    private static String loaderName(StrategySettings strategy) {
        return "strategy " + strategy.id();
    }

    private static String listed(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static StrategyFault fault(StrategySettings strategy, String key, String complaint, Throwable cause) {
        return new StrategyFault("strategy." + strategy.id() + "." + key, complaint, cause);
    }
}
