package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordCopyTest {
    private record Pair(String name, int number, List<String> words) {
        Pair {
            words = List.copyOf(words);
        }
    }

    private final Pair pair = new Pair("a", 1, List.of("x"));

    @Test
    void shouldChangeWhatIsNamedAndKeepTheRest() {
        assertEquals(new Pair("b", 1, List.of("x")), RecordCopy.with(pair, Map.of("name", "b")));
        assertEquals(new Pair("a", 2, List.of()), RecordCopy.with(pair, Map.of("number", 2, "words", List.of())));
        assertEquals(pair, RecordCopy.with(pair, Map.of()));
    }

    @Test
    void shouldRefuseWhatIsNoComponentOrOfAnotherType() {
        String message = assertThrows(IllegalStateException.class, () -> RecordCopy.with(pair, Map.of("nmae", "b")))
                .getMessage();
        assertEquals("Pair has no nmae", message);
        assertThrows(IllegalStateException.class, () -> RecordCopy.with(pair, Map.of("number", "two")));
    }
}
