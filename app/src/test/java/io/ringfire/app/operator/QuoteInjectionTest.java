package io.ringfire.app.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.InjectedQuoteDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class QuoteInjectionTest {
    private static final long NOW_NS = 1_800_000_000_000_000_000L;
    private static final long LOT = 1_000_000L;

    /** More quotes than any inbox here has room for. */
    private static final int MOST_ROOM = 1_000;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final FactInbox inbox = new FactInbox(1 << 12);
    private final QuoteInjection paper = injection(false);
    private final QuoteInjection live = injection(true);

    private QuoteInjection injection(boolean takesTestsAlone) {
        return new QuoteInjection(
                inbox,
                List.of(instrument(0, "EURUSD", "EUR", "USD"), instrument(1, "TESTFX", "XTS", "XTS")),
                takesTestsAlone,
                () -> NOW_NS);
    }

    private static Instrument instrument(int id, String symbol, String base, String profit) {
        return new Instrument(
                id,
                symbol,
                5,
                Currency.of(base),
                Currency.of(profit),
                Currency.of(base),
                1,
                10,
                100_000,
                10_000,
                100 * LOT,
                10_000,
                LOT,
                0,
                0,
                0,
                0,
                0,
                CalcMode.FOREX,
                profit.equals("XTS") ? TradeMode.DISABLED : TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }

    /** Single quotes for double ones. */
    private static Reply post(QuoteInjection injection, String body) {
        try {
            return injection.take((ObjectNode) MAPPER.readTree(body.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        // the buffer's end and its beginning are two readings
        for (int i = 0; i < 2; i++) {
            inbox.read((type, buffer, index, length) -> facts.add(fact(buffer, index)), Integer.MAX_VALUE);
        }
        return facts;
    }

    private static String fact(MutableDirectBuffer buffer, int index) {
        assertEquals(InjectedQuoteDecoder.TEMPLATE_ID, RecordFrame.templateId(buffer, index), "no tick");
        InjectedQuoteDecoder quote = new InjectedQuoteDecoder()
                .wrap(
                        buffer,
                        index + RecordFrame.BLOCK_OFFSET,
                        InjectedQuoteDecoder.BLOCK_LENGTH,
                        InjectedQuoteDecoder.SCHEMA_VERSION);
        return quote.instrumentId() + " " + quote.bidPoints() + " " + quote.askPoints() + " " + quote.sentNs() + " "
                + quote.sender();
    }

    @Test
    void shouldTakeABodyAsTheReceiverOfBeforeDid() {
        Reply reply = post(
                paper,
                "{'uuid':'USER_1','timestamp':1799999990,'source':'MT5_LIVE','broker':'B','ticks':["
                        + "{'symbol':'EURUSD','bid':1.08345,'ask':1.0836,'spread':1.5,'volume':7},"
                        + "{'symbol':'EURUSD','bid':'1.08346','ask':1.0836,'time':1799999991500},"
                        + "{'symbol':'TESTFX','bid':2,'ask':2,'time':1799999992.25}]}");
        assertEquals(202, reply.status(), reply.body().toString());
        assertEquals(
                "{\"status\":\"accepted\",\"processed\":3,\"source\":\"injected\"}",
                reply.body().toString());
        assertEquals(
                List.of(
                        "0 108345 108360 1799999990000000000 USER_1",
                        "0 108346 108360 1799999991500000000 USER_1",
                        "1 200000 200000 1799999992250000000 USER_1"),
                facts());
    }

    /** Seen failing with the symbol not looked at. */
    @Test
    void shouldTakeTestInstrumentsAloneWhereOrdersAreReal() {
        Reply reply = post(
                live,
                "{'ticks':[{'symbol':'TESTFX','bid':1,'ask':2},{'symbol':'EURUSD','bid':9.99999,'ask':9.99999}]}");
        assertEquals(403, reply.status());
        assertTrue(
                reply.body().path("problem").asText().startsWith("ticks[1].symbol: EURUSD"),
                reply.body().toString());
        assertEquals(List.of(), facts());
        assertEquals(
                202,
                post(live, "{'ticks':[{'symbol':'TESTFX','bid':1,'ask':2}]}").status());
        assertEquals(List.of("1 100000 200000 0 "), facts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'x':1                                              | ticks: a list of 1 to 100 quotes is needed
            'ticks':[]                                         | ticks: a list of 1 to 100 quotes is needed
            'ticks':{}                                         | ticks: a list of 1 to 100 quotes is needed
            'ticks':[7]                                        | ticks[0].symbol: '' is not in this run
            'ticks':[{'bid':1,'ask':2}]                        | ticks[0].symbol: '' is not in this run
            'ticks':[{'symbol':'EURUSD','bid':1,'ask':2},{'symbol':'EURUDS','bid':1,'ask':2}] | ticks[1].symbol: 'EURUDS' is not in this run
            'ticks':[{'symbol':'EURUSD','ask':2}]              | ticks[0].bid is missing
            'ticks':[{'symbol':'EURUSD','bid':true,'ask':2}]   | ticks[0].bid is missing
            'ticks':[{'symbol':'EURUSD','bid':0,'ask':2}]      | ticks[0].bid: 0 is not above 0
            'ticks':[{'symbol':'EURUSD','bid':-1,'ask':2}]     | ticks[0].bid: -1 is not above 0
            'ticks':[{'symbol':'EURUSD','bid':'NaN','ask':2}]  | ticks[0].bid: 'NaN' is no number
            'ticks':[{'symbol':'EURUSD','bid':1.000001,'ask':2}] | ticks[0].bid: 1.000001 has more than 5 decimals, or too many digits
            'ticks':[{'symbol':'EURUSD','bid':1e999999999,'ask':2}] | ticks[0].bid: 1E+999999999 has more than 5 decimals, or too many digits
            'ticks':[{'symbol':'EURUSD','bid':1.2,'ask':1.1}]  | ticks[0].ask: 1.1 is below the bid, 1.2
            'ticks':[{'symbol':'EURUSD','bid':1,'ask':2,'time':'2026.11.20 10:00:00'}] | ticks[0].time: '2026.11.20 10:00:00' is no time; give epoch seconds or milliseconds, or leave it out
            'ticks':[{'symbol':'EURUSD','bid':1,'ask':2,'time':1800000061}] | ticks[0].time: 1800000061 is ahead of the engine's clock
            'timestamp':1e999999999,'ticks':[{'symbol':'EURUSD','bid':1,'ask':2}] | timestamp: '1E+999999999' is no time; give epoch seconds or milliseconds, or leave it out
            'uuid':'a b','ticks':[{'symbol':'EURUSD','bid':1,'ask':2}] | uuid: 1 to 32 printable ASCII characters are needed, without spaces
            """)
    void shouldSayWhereItIsWrongAndTakeNothing(String body, String problem) {
        Reply reply = post(paper, "{" + body + "}");
        assertEquals(400, reply.status());
        assertEquals(problem, reply.body().path("problem").asText());
        assertEquals(List.of(), facts());
    }

    /** Seen failing with what found no room counted as taken. */
    @Test
    void shouldSayHowManyThereWasRoomForAndWait() {
        String ten = "{'ticks':[" + "{'symbol':'EURUSD','bid':1,'ask':2},".repeat(9)
                + "{'symbol':'EURUSD','bid':1,'ask':2}]}";
        int taken = 0;
        Reply reply = post(paper, ten);
        while (reply.status() == 202 && taken < MOST_ROOM) {
            taken += reply.body().path("processed").asInt();
            reply = post(paper, ten);
        }
        assertEquals(429, reply.status());
        assertEquals("partial", reply.body().path("status").asText());
        taken += reply.body().path("processed").asInt();
        assertEquals(503, post(paper, ten).status());
        assertEquals(taken, facts().size());
        assertEquals(202, post(paper, ten).status());
    }
}
