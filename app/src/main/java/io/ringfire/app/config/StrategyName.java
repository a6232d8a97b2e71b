package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Which strategy it is: the name of one that comes with the engine, a class, or a {@code .java} file, whose path is made absolute. */
final class StrategyName implements Kind<String> {
    /** What a strategy is called here, and a strategy that comes with the engine. */
    static final String SHORT = "[A-Za-z][A-Za-z0-9_-]{0,31}";

    private static final String SOURCE = ".java";
    private static final String QUALIFIED = "[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)+";
    private static final String SOURCE_PATH = "[^~].*\\.java";

    private static final Kind<String> TEXT = Words.text(
            "a strategy's name, such as ema-cross, a class, such as com.acme.MyStrategy, or a .java file",
            SOURCE_PATH + "|" + QUALIFIED + "|" + SHORT,
            "is neither");

    /** Whether it names a {@code .java} file. */
    static boolean isSource(String name) {
        return name.endsWith(SOURCE);
    }

    /** Whether it names a class in a package; one without a package looks as any name does. */
    static boolean isQualified(String name) {
        return !isSource(name) && name.contains(".");
    }

    /** The simple name of a class or of the class in a file; a short name as it stands. */
    static String simple(String name) {
        String path = isSource(name) ? name.substring(0, name.length() - SOURCE.length()) : name;
        return path.substring(Math.max(
                        Math.max(path.lastIndexOf('.'), path.lastIndexOf('$')),
                        Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')))
                + 1);
    }

    /** What a strategy of this name is called where nothing else is said; null where that would be no name. */
    static String defaultId(String name) {
        if (name == null) {
            return null;
        }
        String simple = simple(name);
        return simple.matches(SHORT) ? simple : null;
    }

    @Override
    public String read(YamlNode node, String key, ReadContext context) {
        String name = TEXT.read(node, key, context);
        if (name == null || !isSource(name)) {
            return name;
        }
        try {
            return context.directoryOf(node.place())
                    .resolve(Path.of(name))
                    .normalize()
                    .toString();
        } catch (InvalidPathException error) {
            context.problem(node.place(), key, Quoted.of(name) + " is no path (" + error.getReason() + ")");
            return null;
        }
    }

    @Override
    public YamlNode write(String value) {
        return TEXT.write(value);
    }

    @Override
    public String expects() {
        return TEXT.expects();
    }

    @Override
    public ObjectNode schema() {
        return TEXT.schema();
    }

    @Override
    public Optional<YamlNode> fromText(Place place, String text, ReadContext context) {
        return TEXT.fromText(place, text, context);
    }
}
