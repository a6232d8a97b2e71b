package io.ringfire.journal.inspect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringfire.engine.sbe.TickDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes ticks as CSV: {@code timeNs,symbol,bid,ask,bidVolume,askVolume,flags}. The time is the venue's in epoch ns UTC,
 * prices have the instrument's digits, volumes are lots, flags the bits of QuoteFlags. One thread; flush the stream
 * afterwards with {@link #finish}.
 */
public final class TickCsv implements TickRows.Sink {
    /** First line. */
    public static final String HEADER = "timeNs,symbol,bid,ask,bidVolume,askVolume,flags";

    private static final int LOT_DIGITS = 6;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_ROW_BYTES = 512;

    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] digitsReversed = new byte[20];
    private final OutputStream out;
    private int length;

    /** Writes the first line. The stream stays the caller's to close. */
    public TickCsv(OutputStream out) {
        this.out = out;
        text(HEADER);
        buffer[length++] = '\n';
    }

    @Override
    public void onTick(TickRows.Instrument instrument, TickDecoder tick) {
        if (length > BUFFER_BYTES - LONGEST_ROW_BYTES) {
            drain();
        }
        decimal(tick.venueNs(), 0, false);
        comma();
        text(instrument.symbol());
        comma();
        decimal(tick.bidPoints(), instrument.digits(), false);
        comma();
        decimal(tick.askPoints(), instrument.digits(), false);
        comma();
        decimal(tick.bidVolumeMicroLots(), LOT_DIGITS, true);
        comma();
        decimal(tick.askVolumeMicroLots(), LOT_DIGITS, true);
        comma();
        decimal(tick.flags(), 0, false);
        buffer[length++] = '\n';
    }

    /** Writes out what is buffered. */
    public void finish() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drain() {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        length = 0;
    }

    private void comma() {
        buffer[length++] = ',';
    }

    private void text(String text) {
        byte[] ascii = text.getBytes(US_ASCII);
        System.arraycopy(ascii, 0, buffer, length, ascii.length);
        length += ascii.length;
    }

    /** Writes {@code value} × 10^-{@code digits}, without the zeros at its end if asked. */
    private void decimal(long value, int digits, boolean shortest) {
        long rest = Math.abs(value);
        int shown = digits;
        while (shortest && shown > 0 && rest % 10 == 0) {
            rest /= 10;
            shown--;
        }
        int count = 0;
        do {
            digitsReversed[count++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0 || count <= shown);
        if (value < 0) {
            buffer[length++] = '-';
        }
        while (count > 0) {
            if (count-- == shown) {
                buffer[length++] = '.';
            }
            buffer[length++] = digitsReversed[count];
        }
    }
}
