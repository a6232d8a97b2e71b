package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seen failing with a kind of message taken out of the benchmark. */
class EaMessageTest {
    /** What {@link EaMessages} looks at without taking it for a message's type. */
    private static final Set<String> FIELDS = Set.of("TYPE", "NODE_ID");

    /** {@link EaMessages} compares a message's type with each word that it knows; there is no other list of them. */
    @Test
    void shouldMeasureEveryKindOfMessageThatTheAgentKnows() throws ReflectiveOperationException {
        Set<String> known = new TreeSet<>();
        Set<String> words = new ClassFileImporter()
                .importClasses(EaMessages.class).get(EaMessages.class).getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(EaKeys.class))
                        .map(access -> access.getName())
                        .filter(name -> !FIELDS.contains(name))
                        .collect(Collectors.toSet());
        for (String word : words) {
            Field field = EaKeys.class.getDeclaredField(word);
            known.add(new String((byte[]) field.get(null), StandardCharsets.US_ASCII));
        }
        assertTrue(known.contains("TICK"), known::toString);
        assertEquals(
                known,
                Arrays.stream(EaMessage.values()).map(EaMessage::type).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEveryMessage(EaMessage message) {
        EaMessageBenchmark benchmark = new EaMessageBenchmark();
        benchmark.message = message;
        benchmark.bind();
        assertTrue(benchmark.read());
        assertTrue(benchmark.take() >= 2, "the facts of binding, and its own where one comes of it");
    }
}
