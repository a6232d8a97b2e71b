package io.ringfire.engine.pattern;

/** Candles by the dozen for a {@link CandleScript}, in pips. */
final class Drawing {
    private static final double[] WAVE = {0, 2, 4, 2, 0, -2, -4, -2};

    private Drawing() {}

    /** So many candles that close at 1 and -1 in turn, the last at -1, each {@code half} pips up and down from 0. */
    static CandleScript swing(CandleScript script, int candles, double half) {
        for (int left = candles - 1; left >= 0; left--) {
            int close = left % 2 == 0 ? -1 : 1;
            script.candle(-close, half, -half, close);
        }
        return script;
    }

    /** Candles of a wave of eight, 4 pips up and down, with wicks of one pip: numbers {@code from} to {@code until}, the latter left out. */
    static CandleScript wave(CandleScript script, int from, int until) {
        for (int i = from; i < until; i++) {
            double open = WAVE[(i + 7) % 8];
            double close = WAVE[i % 8];
            script.candle(open, Math.max(open, close) + 1, Math.min(open, close) - 1, close);
        }
        return script;
    }

    /** From a close at {@code start}, one candle a move, with wicks of so many pips. */
    static CandleScript path(CandleScript script, double start, double wick, double... moves) {
        double open = start;
        for (double move : moves) {
            double close = open + move;
            script.candle(open, Math.max(open, close) + wick, Math.min(open, close) - wick, close);
            open = close;
        }
        return script;
    }

    /** One way and the other, so many times. */
    static double[] zigzag(int times, double first, double second) {
        double[] moves = new double[2 * times];
        for (int i = 0; i < times; i++) {
            moves[2 * i] = first;
            moves[2 * i + 1] = second;
        }
        return moves;
    }
}
