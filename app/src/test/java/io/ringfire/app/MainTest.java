package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void shouldReadTheCommandAloneThatIsNamed() {
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            assertEquals(
                    Set.of(name),
                    Main.commandLine(name, "--help").getSubcommands().keySet());
        }
    }

    @Test
    void shouldReadThemAllWhereNoneIsNamed() {
        Set<String> all = Main.commandLine().getSubcommands().keySet();
        assertTrue(all.contains("serve") && all.contains("journal"), all.toString());
        assertEquals(all, Main.commandLine("--help").getSubcommands().keySet());
        assertEquals(all, Main.commandLine("srve").getSubcommands().keySet());
        assertEquals(all, Main.commandLine(new String[0]).getSubcommands().keySet());
    }
}
