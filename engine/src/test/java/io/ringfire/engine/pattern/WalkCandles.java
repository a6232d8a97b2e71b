package io.ringfire.engine.pattern;

import java.util.SplittableRandom;

/**
 * Five-minute candles of a seeded market with what real ones have and a plain random walk has not: volatility that comes in clusters, with
 * squeezes and bursts and more ticks where more moves; drifts that last; prices pulled back to where they were, so that lows are near
 * equal and swept; gaps of a candle now and then, and of a weekend. In points of EURUSD around {@link CandleScript#BASE}, on a grid of half
 * points.
 */
final class WalkCandles {
    private static final int WEEK = 1_440; // candles from Sunday evening to Friday evening
    private static final int STEPS = 24;
    private static final long START_NS = 1_398_981_600_000_000_000L; // Thursday 2014-05-01 22:00 UTC

    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final long[] ticks;
    final long[] startNs;
    final boolean[] followsGap;

    private final SplittableRandom random;
    private double price = CandleScript.BASE;
    private double anchor = CandleScript.BASE;
    private double volatility = 1;
    private double drift;

    WalkCandles(long seed, int number) {
        random = new SplittableRandom(seed);
        open = new double[number];
        high = new double[number];
        low = new double[number];
        close = new double[number];
        ticks = new long[number];
        startNs = new long[number];
        followsGap = new boolean[number];
        long nextNs = START_NS;
        for (int i = 0; i < number; i++) {
            boolean isMonday = i % WEEK == WEEK - 1;
            if (i > 0 && (isMonday || random.nextInt(500) == 0)) {
                followsGap[i] = true;
                nextNs += isMonday ? 576 * CandleScript.MINUTES_5_NS : CandleScript.MINUTES_5_NS;
                price += normal() * (isMonday ? 60 : 15);
            }
            startNs[i] = nextNs;
            nextNs += CandleScript.MINUTES_5_NS;
            fill(i);
        }
    }

    int count() {
        return close.length;
    }

    private void fill(int i) {
        changeRegime();
        price = onGrid(price);
        open[i] = price;
        high[i] = price;
        low[i] = price;
        for (int step = 0; step < STEPS; step++) {
            price = onGrid(price + volatility * (3 * normal() + drift) + 0.002 * (anchor - price));
            high[i] = Math.max(high[i], price);
            low[i] = Math.min(low[i], price);
        }
        close[i] = price;
        ticks[i] = 20 + (long) (volatility * (60 + random.nextInt(60)));
    }

    private void changeRegime() {
        int draw = random.nextInt(1_000);
        if (draw < 25) {
            volatility *= 3; // a burst
            drift = random.nextInt(3) - 1;
        } else if (draw < 45) {
            volatility = 0.35; // a squeeze
            drift = 0;
        } else if (draw < 75) {
            drift = 0.6 * normal();
        } else if (draw < 95) {
            anchor = price;
            drift = 0;
        }
        volatility = Math.min(6, volatility + 0.15 * (1 - volatility));
    }

    private double normal() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private static double onGrid(double points) {
        return Math.rint(points * 2) / 2;
    }
}
