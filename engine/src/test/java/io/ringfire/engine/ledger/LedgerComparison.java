package io.ringfire.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.ledger.LedgerModel.Book;
import io.ringfire.engine.ledger.LedgerModel.Holding;
import io.ringfire.engine.money.Conversions;
import java.math.BigDecimal;

/** Holds a ledger against its model. */
final class LedgerComparison {
    private LedgerComparison() {}

    /** Every account and every position, to the micro. */
    static void assertAgrees(Ledger ledger, LedgerModel model, String when) {
        int open = 0;
        for (Book book : model.books) {
            Account account = ledger.account(model.books.indexOf(book));
            String where = when + " " + account.name();
            assertEquals(micros(book.commission), account.commissionMicros(), where + " commission");
            assertEquals(micros(book.swap), account.swapMicros(), where + " swap");
            assertEquals(micros(book.profit), account.profitMicros(), where + " realised profit");
            assertEquals(micros(book.cashFlow), account.cashFlowMicros(), where + " cash flow");
            assertEquals(micros(book.balance()), account.balanceMicros(), where + " balance");
            for (Holding holding : book.held.values()) {
                assertAgrees(book, holding, account, ledger.positions().find(account.id(), holding.id), where);
            }
            assertEquals(micros(book.openProfit()), account.openProfitMicros(), where + " open profit");
            assertEquals(micros(book.balance().add(book.openProfit())), account.equityMicros(), where + " equity");
            open += book.held.size();
        }
        assertEquals(open, ledger.positions().count(), when + " positions");
    }

    private static void assertAgrees(Book book, Holding holding, Account account, Position position, String where) {
        String which = where + " " + holding.instrument.symbol() + " " + holding.id;
        assertEquals(micros(holding.lots), position.quantityMicroLots(), which + " quantity");
        assertEquals(holding.side, position.side(), which + " side");
        assertEquals(
                holding.openPrice().unscaledValue().longValueExact(),
                position.openPricePoints(),
                which + " open price");
        assertEquals(micros(book.openProfit(holding)), position.openProfitMicros(), which + " open profit");
        long margin = account.valuation()
                .margin(
                        account.currency(),
                        position.instrument(),
                        position.side(),
                        position.quantityMicroLots(),
                        position.openPricePoints(),
                        account.leverage());
        BigDecimal bound = book.margin(holding);
        assertEquals(bound == null ? Conversions.NO_RATE : micros(bound), margin, which + " margin");
    }

    /** The scaled long of an amount that needs no more than six decimals. */
    static long micros(BigDecimal amount) {
        return amount.movePointRight(6).longValueExact();
    }
}
