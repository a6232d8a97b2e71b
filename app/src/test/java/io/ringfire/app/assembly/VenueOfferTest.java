package io.ringfire.app.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a strategy needs and a configuration offers. */
class VenueOfferTest {
    private static final String ACCOUNT =
            "  - {uuid: %s, login: %d, server: Demo-1, currency: USD, leverage: 500, mode: hedging, serverTime: NY+7,"
                    + " chartSymbol: EURUSD, ea: \"%s\"}\n";

    private static final String LIMITS = "risk: {maxLots: 1, requireStop: true, riskPerTrade: 1%, maxOpenRisk: 5%,"
            + " dailyLoss: 5%, maxDrawdown: 10%}\n";

    @TempDir
    Path folder;

    private record Needy(Set<Capability> needs) implements Strategy {
        @Override
        public void onStart(Desk desk) {
            // never runs
        }
    }

    private List<String> problems(String yaml, Purpose purpose, Strategy strategy) throws IOException {
        Path file = Files.writeString(folder.resolve("ringfire.yaml"), yaml);
        Settings settings = new SettingsLoader(purpose)
                .file(file)
                .workingDirectory(folder)
                .environment(Map.of())
                .load()
                .settings();
        List<String> problems = new ArrayList<>();
        VenueOffer offer = new VenueOffer(settings);
        offer.check("trail", strategy, problems);
        if (settings.mode() == Settings.Mode.LIVE && problems.isEmpty()) {
            offer.checkTerminals("trail", strategy, problems);
        }
        return problems;
    }

    private List<String> paper(String capabilities, Capability... needs) throws IOException {
        return problems(
                "account: {currency: USD, balance: 100000, mode: hedging}\nvenue: {capabilities: " + capabilities
                        + "}\n",
                Purpose.SERVICE,
                needs(needs));
    }

    private List<String> live(String capabilities, String ea, Capability... needs) throws IOException {
        return problems(
                "mode: live\nvenue: {capabilities: " + capabilities + "}\n" + LIMITS + "accounts:\n"
                        + String.format(ACCOUNT, "FIRST_ACCOUNT_1", 1001, "2.06H")
                        + String.format(ACCOUNT, "SECOND_ACCOUNT_2", 1002, ea),
                Purpose.SERVICE,
                needs(needs));
    }

    private static Strategy needs(Capability... needs) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(List.of(needs));
        return new Needy(all);
    }

    @Test
    void shouldOfferMarketOrdersAndClosesEverywhere() throws IOException {
        Strategy ordinary = desk -> {};
        for (String capabilities : List.of("ea-2.05", "ea-2.06H", "full")) {
            assertEquals(List.of(), paper(capabilities, ordinary.needs().toArray(Capability[]::new)));
            assertEquals(List.of(), live(capabilities, "2.05", Capability.MARKET, Capability.CLOSE));
        }
    }

    @Test
    void shouldNameStrategyNeedAndTheSettingThatOffersIt() throws IOException {
        assertEquals(
                List.of(
                        "strategy trail needs partial-close, which venue.capabilities: ea-2.06H does not offer (market, close,"
                                + " position-list); no EA does; venue.capabilities: full does, in a backtest and with mode: paper",
                        "strategy trail needs modify, which venue.capabilities: ea-2.06H does not offer (market, close,"
                                + " position-list); no EA does; venue.capabilities: full does, in a backtest and with mode: paper"),
                paper("ea-2.06H", Capability.MODIFY, Capability.PARTIAL_CLOSE));
        assertEquals(
                List.of(
                        "strategy trail needs position-list, which venue.capabilities: ea-2.05 does not offer (market, close);"
                                + " EA 2.06H does, with venue.capabilities: ea-2.06H"),
                paper("ea-2.05", Capability.POSITION_LIST));
        assertEquals(List.of(), paper("full", Capability.MODIFY, Capability.PARTIAL_CLOSE, Capability.POSITION_LIST));
    }

    /** Nothing holds pending orders: nothing may say that it does. */
    @Test
    void shouldOfferPendingOrdersNowhere() throws IOException {
        assertEquals(
                List.of(
                        "strategy trail needs pending, which venue.capabilities: full does not offer (market, close,"
                                + " partial-close, modify, position-list); no setting offers it",
                        "strategy trail needs expiry, which venue.capabilities: full does not offer (market, close,"
                                + " partial-close, modify, position-list); no setting offers it"),
                paper("full", Capability.PENDING, Capability.EXPIRY));
    }

    /** Whatever venue.capabilities says: a strategy trades every account. */
    @Test
    void shouldCountTheEaOfEachLiveAccount() throws IOException {
        assertEquals(
                List.of(
                        "strategy trail needs position-list, which accounts.SECOND_ACCOUNT_2.ea: 2.05 does not offer (market,"
                                + " close); EA 2.06H does, with venue.capabilities: ea-2.06H"),
                live("full", "2.05", Capability.POSITION_LIST));
        assertEquals(List.of(), live("full", "2.06H", Capability.POSITION_LIST));
        assertEquals(2, live("full", "2.06H", Capability.MODIFY).size());
        assertEquals(1, live("ea-2.06H", "2.06H", Capability.MODIFY).size(), "said once");
    }

    @Test
    void shouldSayWhoCannotSayWhatItNeeds() throws IOException {
        Strategy broken = new Strategy() {
            @Override
            public void onStart(Desk desk) {
                // never runs
            }

            @Override
            public Set<Capability> needs() {
                throw new IllegalStateException("broken");
            }
        };
        assertEquals(
                List.of("strategy trail cannot say what it needs: java.lang.IllegalStateException: broken"),
                problems("account: {currency: USD, balance: 100000, mode: hedging}\n", Purpose.SERVICE, broken));
    }
}
