package io.ringfire.app.strategy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Compiles one file of Java source in memory, against the class path of this process, as Java 17 whatever JDK runs: a run is
 * replayed on another one.
 */
final class SourceCompiler {
    private static final int MOST_ERRORS = 20;

    private final JavaCompiler compiler;
    private final String classPath;

    /**
     * Compiles with this compiler.
     *
     * @param compiler the platform's, or null where there is none
     */
    SourceCompiler(JavaCompiler compiler, String classPath) {
        this.compiler = compiler;
        this.classPath = classPath;
    }

    /**
     * Compiles.
     *
     * @param file its path, for messages
     * @param simpleName what its public class must be called
     * @return the bytes of its classes, by binary name
     * @throws IllegalArgumentException saying what does not compile, and where
     */
    SortedMap<String, byte[]> compile(String file, String simpleName, String source) {
        if (compiler == null) {
            throw new IllegalArgumentException("a .java file needs a JDK, and this is a JRE: Java "
                    + Runtime.version().feature() + " in " + System.getProperty("java.home")
                    + "; ./run.sh finds a JDK, or set RINGFIRE_JAVA to the java of one");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        SortedMap<String, byte[]> classes = new TreeMap<>();
        StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
        boolean isCompiled;
        try (JavaFileManager files = new MemoryFiles(standard, classes)) {
            List<String> options = List.of("--release", "17", "-g", "-proc:none", "-classpath", classPath);
            isCompiled = compiler.getTask(
                            null, files, diagnostics, options, null, List.of(new SourceText(simpleName, source)))
                    .call();
        } catch (IOException e) {
            throw new IllegalStateException("nothing was written, and it did not close", e);
        }
        if (!isCompiled) {
            throw new IllegalArgumentException("does not compile\n" + errors(file, source, diagnostics));
        }
        return classes;
    }

    private static String errors(String file, String source, DiagnosticCollector<JavaFileObject> diagnostics) {
        List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        String shown = errors.stream()
                .limit(MOST_ERRORS)
                .map(each -> error(file, source, each))
                .collect(Collectors.joining("\n"));
        return errors.size() <= MOST_ERRORS ? shown : shown + "\n… and " + (errors.size() - MOST_ERRORS) + " more";
    }

    private static String error(String file, String source, Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ENGLISH);
        if (error.getLineNumber() == Diagnostic.NOPOS) {
            return file + ": " + message;
        }
        String line = source.lines().skip(error.getLineNumber() - 1).findFirst().orElse("");
        // javac counts a tab as up to eight columns; its offset counts characters
        int position = (int) error.getPosition();
        int start = Math.max(
                source.lastIndexOf('\n', Math.max(0, position - 1)),
                source.lastIndexOf('\r', Math.max(0, position - 1)));
        int column = Math.max(1, Math.min(position - start, line.length() + 1));
        String indent = line.substring(0, column - 1).replaceAll("[^\\t]", " ");
        return file + ":" + error.getLineNumber() + ":" + column + ": " + message + "\n" + line + "\n" + indent + "^";
    }

    /** The one source. */
    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String simpleName, String text) {
            super(URI.create("memory:///" + simpleName + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Takes classes into memory, and finds everything else where the platform does. */
    private static final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final SortedMap<String, byte[]> classes;

        MemoryFiles(StandardJavaFileManager standard, SortedMap<String, byte[]> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
