package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void shouldReadLinesOfEveryEnding() throws ImportException {
        assertEquals(List.of("1:a", "2:b", "4:c"), lines("a\nb\r\n\nc"));
        assertEquals(List.of("1:a"), lines("\ufeffa\n"));
        assertEquals(List.of(), lines(""));
        assertEquals(List.of(), lines("\n\r\n\n"));
        assertEquals(List.of("1:a\\rb"), lines("a\rb"));
    }

    @Test
    void shouldKeepOnlyTheBeginningOfALineThatIsTooLong() throws ImportException {
        String most = "x".repeat(LineReader.MAX_LINE_BYTES);
        for (int length : new int[] {1, 1_000, 100_000, 1_000_000}) {
            LineReader reader = reader("a\n" + most + "y".repeat(length) + "\nb\n" + most + "\n");
            assertTrue(reader.next());
            assertTrue(reader.next());
            assertTrue(reader.tooLong());
            assertEquals("x".repeat(Excerpt.MAX_CHARS), reader.text());
            assertTrue(reader.next());
            assertFalse(reader.tooLong());
            assertEquals("test:3", reader.place());
            assertTrue(reader.next());
            assertFalse(reader.tooLong(), "a line of just the limit is whole");
            assertFalse(reader.next());
        }
    }

    @Test
    void shouldEndAfterALastLineThatIsTooLongAndUnfinished() throws ImportException {
        LineReader reader = reader("z".repeat(500_000));
        assertTrue(reader.next());
        assertTrue(reader.tooLong());
        assertFalse(reader.next());
    }

    /** Lines of random lengths over a stream of random bites, so that every seam of the buffer is met. */
    @Test
    void shouldNotCareWhereReadsEnd() throws ImportException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            String line = String.valueOf((char) ('a' + random.nextInt(26))).repeat(1 + random.nextInt(110));
            expected.add(i + ":" + line);
            text.append(line).append('\n');
        }
        InputStream bites = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(700)));
            }
        };
        assertEquals(expected, lines(new LineReader("test", bites)));
    }

    @Test
    void shouldSayThatUtf16MustBeConverted() {
        byte[] utf16 = "\ufefftime,bid,ask\n".getBytes(StandardCharsets.UTF_16LE);
        LineReader reader = new LineReader("test", new ByteArrayInputStream(utf16));
        String message = assertThrows(ImportException.class, reader::next).getMessage();
        assertTrue(message.contains("UTF-16"), message);
    }

    @Test
    void shouldEscapeWhatCouldSteerATerminal() throws ImportException {
        LineReader reader = reader("a\tb\u001b[2J\u00e9\u202e\u0007");
        assertTrue(reader.next());
        assertEquals("a\\tb\\u001b[2J\\u00e9\\u202e\\u0007", reader.text());
    }

    private static LineReader reader(String text) {
        return new LineReader("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> lines(String text) throws ImportException {
        return lines(reader(text));
    }

    private static List<String> lines(LineReader reader) throws ImportException {
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.place().substring("test:".length()) + ":" + reader.text());
        }
        return lines;
    }
}
