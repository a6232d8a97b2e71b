package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code new-strategy}; that what it writes runs is shown in {@link OwnStrategyTest}. */
class NewStrategyTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWriteAClassOfThatNameIntoAFolderThatItMakes() throws IOException {
        Path out = folder.resolve("a/b");
        Commands.Answer answer = Commands.run("new-strategy", "My_Idea2", "--out", out.toString());
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().contains("check-strategy"), answer.out());
        String source = Files.readString(out.resolve("My_Idea2.java"));
        assertTrue(source.contains("public final class My_Idea2 implements Strategy"), source);
        for (String shown : List.of("onFill", "onRefusal", "onBar", "closeOwn", "enterSized", "requireNothingElse")) {
            assertTrue(source.contains(shown), shown);
        }
    }

    @Test
    void shouldLeaveAFileThatIsThereAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("Mine.java"), "mine");
        Commands.Answer answer = Commands.run("new-strategy", "Mine", "--out", folder.toString());
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains(file + " is there already"), answer.err());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void shouldRefuseNamesThatAreNoIdentifiersOrMeanSomethingElse() {
        for (String name :
                List.of("2x", "a-b", "class", "a.b", "", "ä", "../x", "Desk", "Math", "Strategy", "x".repeat(33))) {
            Commands.Answer answer = Commands.run("new-strategy", name, "--out", folder.toString());
            assertEquals(2, answer.exitCode(), name);
            assertTrue(answer.err().contains("MyStrategy"), answer.err());
        }
        assertEquals(0, folder.toFile().list().length);
    }
}
