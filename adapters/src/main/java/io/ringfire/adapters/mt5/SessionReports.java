package io.ringfire.adapters.mt5;

import io.ringfire.engine.order.ReportKind;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.SessionRefusal;
import io.ringfire.engine.sbe.AccountReportEncoder;
import io.ringfire.engine.sbe.SessionStateEncoder;

/** Makes facts of what a terminal is and says of its money. */
final class SessionReports {
    private static final int NO_ACCOUNT = 0xFFFF;
    private static final int NOT_MEASURED = -1_000_000;
    private static final int MONEY_DIGITS = 6;
    private static final int TEXT_MAX = 40;
    private static final int NODE_MAX = 40;
    private static final int NAME_MAX = 32;
    private static final int VERSION_MAX = 4;

    private final FactOutlet outlet;
    private final SessionStateEncoder state = new SessionStateEncoder();
    private final AccountReportEncoder report = new AccountReportEncoder();

    SessionReports(FactOutlet outlet) {
        this.outlet = outlet;
    }

    void state(Session session, SessionEvent event, SessionRefusal reason, long login, String node, String detail) {
        TerminalAccount account = session.account;
        outlet.open(state, -1, account.accountId())
                .login(login)
                .venueOffsetSeconds(session.offsetSeconds)
                .sourceId(account.sourceId())
                .change((short) event.code())
                .reason((short) reason.code())
                .uuid(cut(account.uuid(), NAME_MAX))
                .nodeId(cut(node, NODE_MAX))
                .chartSymbol(cut(session.chartSymbol(), NAME_MAX))
                .eaVersion(cut(session.version(), VERSION_MAX));
        state.server(cut(account.server(), TEXT_MAX)).detail(cut(detail, TEXT_MAX));
        outlet.report(state);
    }

    /** Somebody whom no account is configured for. */
    void unknown(String uuid, long login, String node) {
        outlet.open(state, -1, NO_ACCOUNT)
                .login(login)
                .venueOffsetSeconds(NOT_MEASURED)
                .change((short) SessionEvent.REFUSED.code())
                .reason((short) SessionRefusal.UNKNOWN_ACCOUNT.code())
                .uuid(cut(uuid, NAME_MAX))
                .nodeId(cut(node, NODE_MAX))
                .chartSymbol("")
                .eaVersion("");
        state.server("").detail("");
        outlet.report(state);
    }

    /** What a message says of money; nothing where it does not name balance and equity exactly. */
    void money(Session session, EaJson json, ReportKind kind, long venueNs) {
        if (session.account.accountId() == NO_ACCOUNT) {
            return;
        }
        long balance = either(json, EaKeys.BALANCE, EaKeys.ACCOUNT_BALANCE);
        long equity = either(json, EaKeys.EQUITY, EaKeys.ACCOUNT_EQUITY);
        if (balance == EaJson.NONE || equity == EaJson.NONE) {
            return;
        }
        long open = json.wholeNumber(EaKeys.OPEN_POSITIONS);
        outlet.open(report, -1, session.account.accountId())
                .venueNs(venueNs)
                .balanceMicros(balance)
                .equityMicros(equity)
                .marginMicros(json.decimal(EaKeys.MARGIN, MONEY_DIGITS))
                .freeMarginMicros(json.decimal(EaKeys.FREE_MARGIN, MONEY_DIGITS))
                .openPositions(open < 0 || open > Integer.MAX_VALUE ? -1 : (int) open)
                .kind((short) kind.code());
        outlet.report(report);
    }

    private static long either(EaJson json, byte[] key, byte[] other) {
        return json.decimal(json.has(key) ? key : other, MONEY_DIGITS);
    }

    /** Printable ASCII of at most so many characters: names come from strangers. */
    static String cut(String text, int most) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < text.length() && clean.length() < most; i++) {
            char c = text.charAt(i);
            clean.append(c >= ' ' && c < 127 ? c : '?');
        }
        return clean.toString();
    }
}
