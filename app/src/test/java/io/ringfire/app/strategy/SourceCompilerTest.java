package io.ringfire.app.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class SourceCompilerTest {
    private static final SourceCompiler COMPILER =
            new SourceCompiler(ToolProvider.getSystemJavaCompiler(), System.getProperty("java.class.path"));

    private static String complaint(SourceCompiler compiler, String source) {
        return assertThrows(IllegalArgumentException.class, () -> compiler.compile("/x/A.java", "A", source))
                .getMessage();
    }

    @Test
    void shouldCompileSeveralClassesOfAPackage() {
        assertEquals(
                Set.of("a.b.A", "a.b.A$In", "a.b.Other"),
                COMPILER.compile("A.java", "A", "package a.b; public class A { static class In {} } class Other {}")
                        .keySet());
    }

    @Test
    void shouldShowFileLineColumnMessageLineAndCaret() {
        assertEquals("""
                does not compile
                /x/A.java:2:13: incompatible types: java.lang.String cannot be converted to int
                    int x = "";
                            ^""", complaint(COMPILER, "class A {\n    int x = \"\";\n}"));
        assertTrue(complaint(COMPILER, "class A {\r\n\tint x = 1\r\n}")
                .contains(":2:11: ';' expected\n\tint x = 1\n\t         ^"));
        assertTrue(complaint(COMPILER, "class A {").contains("/x/A.java:1:"));
        assertTrue(complaint(COMPILER, "public class B {}").contains("should be declared in a file named B.java"));
        assertTrue(complaint(COMPILER, "class A { " + "int x = y;".repeat(50) + "}")
                .contains("… and "));
    }

    @Test
    void shouldCompileAsJava17WhateverRuns() {
        assertTrue(complaint(
                        COMPILER,
                        "class A { int f(Object o) { return switch (o) { case String s -> 1; default -> 0; }; } }")
                .contains("pattern"));
    }

    @Test
    void shouldAskForAJdkWhereThereIsNoCompiler() {
        String complaint = complaint(new SourceCompiler(null, ""), "class A {}");
        assertTrue(complaint.contains("needs a JDK") && complaint.contains("RINGFIRE_JAVA"), complaint);
    }
}
