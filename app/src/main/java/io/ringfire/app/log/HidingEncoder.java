package io.ringfire.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Puts {@code [hidden]} in the place of each secret that it knows, wherever in a line it stands: whoever reads a log may not command. */
final class HidingEncoder extends EncoderBase<ILoggingEvent> {
    private static final String HIDDEN = "[hidden]";

    private final Encoder<ILoggingEvent> lines;
    private final List<String> secrets;

    /** @param secrets may grow */
    HidingEncoder(Encoder<ILoggingEvent> lines, CopyOnWriteArrayList<String> secrets) {
        this.lines = lines;
        this.secrets = secrets;
    }

    @Override
    public void setContext(Context context) {
        super.setContext(context);
        lines.setContext(context);
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] bytes = lines.encode(event);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden.equals(text) ? bytes : hidden.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }

    @Override
    public void start() {
        lines.start();
        super.start();
    }
}
