package io.ringfire.adapters.mt5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import java.util.Map;

/** A broker's names of the instruments of a run, found by their bytes without making text of them. */
final class SymbolTable {
    private final byte[][] names;
    private final Instrument[] instruments;
    private final String[] nameById = new String[QuoteBoard.MAX_INSTRUMENTS];
    private final Instrument[] byId = new Instrument[QuoteBoard.MAX_INSTRUMENTS];
    private final int mask;

    /** @param byName instruments by the broker's names */
    SymbolTable(Map<String, Instrument> byName) {
        int size = Integer.highestOneBit(Math.max(4, byName.size() * 4));
        names = new byte[size][];
        instruments = new Instrument[size];
        mask = size - 1;
        byName.forEach((name, instrument) -> {
            byte[] bytes = name.getBytes(US_ASCII);
            int slot = hash(bytes, 0, bytes.length) & mask;
            while (names[slot] != null) {
                slot = slot + 1 & mask;
            }
            names[slot] = bytes;
            instruments[slot] = instrument;
            nameById[instrument.id()] = name;
            byId[instrument.id()] = instrument;
        });
    }

    /** The instrument of a name; null for none of this run. */
    Instrument find(byte[] bytes, int from, int to) {
        int length = to - from;
        for (int slot = hash(bytes, from, to) & mask; names[slot] != null; slot = slot + 1 & mask) {
            if (names[slot].length == length && matches(names[slot], bytes, from)) {
                return instruments[slot];
            }
        }
        return null;
    }

    /** The broker's name of an instrument; null for one that it does not have. */
    String nameOf(int instrumentId) {
        return nameById[instrumentId];
    }

    /** An instrument that the broker has; null for one that it does not have. */
    Instrument instrument(int instrumentId) {
        return byId[instrumentId];
    }

    private static boolean matches(byte[] name, byte[] bytes, int from) {
        for (int i = 0; i < name.length; i++) {
            if (name[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 7;
    }
}
