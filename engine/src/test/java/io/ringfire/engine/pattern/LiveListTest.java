package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class LiveListTest {
    private final LiveList<StringBuilder> list = new LiveList<>(3, StringBuilder::new);

    @Test
    void shouldLetTheOldestLeaveForANewOne() {
        StringBuilder first = list.add();
        StringBuilder second = list.add();
        StringBuilder third = list.add();
        assertEquals(3, list.size());
        assertSame(first, list.add(), "used again");
        assertEquals(3, list.size());
        assertSame(second, list.get(0));
        assertSame(third, list.get(1));
        assertSame(first, list.get(2));
    }

    @Test
    void shouldKeepTheOrderOfTheOthers() {
        StringBuilder first = list.add();
        StringBuilder second = list.add();
        StringBuilder third = list.add();
        list.remove(1);
        assertEquals(2, list.size());
        assertSame(first, list.get(0));
        assertSame(third, list.get(1));
        assertSame(second, list.add());
        assertNotSame(list.get(1), list.get(2));
    }
}
