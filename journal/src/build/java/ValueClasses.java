import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the source of the class that Chronicle Map otherwise generates, and compiles by javac, in each process that opens a map:
 * it looks for one on the class path first. Run by the build of this module, as a single file.
 */
final class ValueClasses {
    private static final String PACKAGE = "net.openhft.chronicle.hash";
    private static final String VALUE = "VanillaGlobalMutableState";

    private ValueClasses() {}

    /** @param arguments the folder of generated sources */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Class<?> model = Class.forName("net.openhft.chronicle.values.ValueModel");
        Object modelOfValue = model.getMethod("acquire", Class.class).invoke(null, Class.forName(PACKAGE + "." + VALUE));
        Method generate = Class.forName("net.openhft.chronicle.values.Generators")
                .getDeclaredMethod("generateNativeClass", model, String.class);
        generate.setAccessible(true); // the library has no other door to its sources than a dump to stdout
        String name = VALUE + "$$Native";
        Path file = Path.of(arguments[0], PACKAGE.replace('.', '/'), name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, (String) generate.invoke(null, modelOfValue, name));
    }
}
