package io.ringfire.app.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant: fewest insertions, deletions, exchanges and swaps of neighbours, case ignored. */
final class Nearest {
    private static final int LONGEST_WORD = 64; // longer ones are no slip of the fingers

    private Nearest() {}

    /** The nearest of the names, if one is near enough: one slip in three characters, none in one. The first wins a tie. */
    static Optional<String> of(String word, Collection<String> names) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String best = null;
        int bestSlips = word.length() < 2 ? 1 : Math.max(1, word.length() / 3) + 1;
        for (String name : names) {
            if (Math.abs(name.length() - word.length()) < bestSlips) {
                int slips = slips(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
                if (slips < bestSlips) {
                    bestSlips = slips;
                    best = name;
                }
            }
        }
        return best == null ? longer(word, names) : Optional.of(best);
    }

    /** The only name that begins with the word: units behind names are easily left out. */
    private static Optional<String> longer(String word, Collection<String> names) {
        List<String> found = names.stream()
                .filter(name -> word.length() > 3 && name.regionMatches(true, 0, word, 0, word.length()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** " (did you mean …?)", or nothing. */
    static String hint(String word, Collection<String> names) {
        return of(word, names).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    private static int slips(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
