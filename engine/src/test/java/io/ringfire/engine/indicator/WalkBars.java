package io.ringfire.engine.indicator;

import java.util.SplittableRandom;

/** Bars of a seeded random walk on a grid of a hundred-thousandth, around 1, each opening where the last one closed. */
final class WalkBars {
    private static final int GRID = 100_000;
    private static final int SESSION = 97; // bars
    private static final int FOLD = 20_000;

    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;

    WalkBars(long seed, int bars) {
        SplittableRandom random = new SplittableRandom(seed);
        high = new double[bars];
        low = new double[bars];
        close = new double[bars];
        volume = new double[bars];
        int last = GRID;
        for (int i = 0; i < bars; i++) {
            int step = random.nextInt(101) - 50;
            int next = Math.abs(last + step - GRID) > FOLD ? last - step : last + step;
            high[i] = (Math.max(last, next) + random.nextInt(30)) / (double) GRID;
            low[i] = (Math.min(last, next) - random.nextInt(30)) / (double) GRID;
            close[i] = next / (double) GRID;
            volume[i] = 1 + random.nextInt(200);
            last = next;
        }
    }

    int count() {
        return close.length;
    }

    double typical(int i) {
        return (high[i] + low[i] + close[i]) / 3;
    }

    boolean startsSession(int i) {
        return i % SESSION == 0;
    }

    /** Makes every bar one and the same price. */
    WalkBars flat(double price) {
        for (int i = 0; i < count(); i++) {
            high[i] = price;
            low[i] = price;
            close[i] = price;
        }
        return this;
    }
}
