package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    private final Cells cells = new Cells();

    @Test
    void shouldSplitPlainAndQuotedCells() throws ImportException {
        assertEquals(List.of("a", "b", "c"), split("a,b,c", ','));
        assertEquals(List.of("a", "", ""), split("a,,", ','));
        assertEquals(List.of("", "a"), split(",a", ','));
        assertEquals(List.of("a", "b c", "d"), split(" a , b c ,d ", ','));
        assertEquals(List.of("a,b", "c", ""), split("\"a,b\", \"c\" ,\"\"", ','));
        assertEquals(List.of("a\"\"b"), split("\"a\"\"b\"", ','));
        assertEquals(List.of("1", "", "", "6"), split("1\t\t\t6", '\t'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "a,\"b", "\"a\"b,c", "\"", "\"a\"\""})
    void shouldRefuseBrokenQuoting(String text) throws ImportException {
        assertFalse(cells.split(line(text), ','));
    }

    @Test
    void shouldCountNoFurtherThanOneAboveItsLimit() throws ImportException {
        assertTrue(cells.split(line("x" + ",x".repeat(Cells.MAX_CELLS - 1)), ','));
        assertEquals(Cells.MAX_CELLS, cells.count());
        assertTrue(cells.split(line("x" + ",x".repeat(1_000)), ','));
        assertEquals(Cells.MAX_CELLS + 1, cells.count());
    }

    private List<String> split(String text, char separator) throws ImportException {
        assertTrue(cells.split(line(text), separator));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            found.add(cells.text(i));
        }
        return found;
    }

    private static LineReader line(String text) throws ImportException {
        LineReader reader = new LineReader("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        assertTrue(reader.next());
        return reader;
    }
}
