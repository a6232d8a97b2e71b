package io.ringfire.app.service;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.MarketFeed;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.TickDecoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/** Quotes of terminals as a feed for the simulated venue. Allocates nothing. */
final class InboxFeed implements MarketFeed {
    private static final int LIMIT = 256;

    private final FactInbox market;
    private final TickDecoder tick = new TickDecoder();
    private final MessageHandler onFact = this::onFact;
    private QuoteHandler handler;

    InboxFeed(FactInbox market) {
        this.market = market;
    }

    @Override
    public int poll(long nowNs, QuoteHandler quoteHandler) {
        handler = quoteHandler;
        return market.read(onFact, LIMIT);
    }

    private void onFact(int typeId, MutableDirectBuffer buffer, int index, int length) {
        if (RecordFrame.templateId(buffer, index) == TickDecoder.TEMPLATE_ID) {
            tick.wrap(buffer, index + BLOCK_OFFSET, TickDecoder.BLOCK_LENGTH, TickDecoder.SCHEMA_VERSION);
            handler.onQuote(
                    tick.instrumentId(),
                    tick.sourceId(),
                    tick.venueNs(),
                    tick.bidPoints(),
                    tick.askPoints(),
                    tick.flags());
        }
    }
}
