package io.ringfire.adapters.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Set;

/** The paths of the market data receiver of before, for the scripts that ask it. */
final class MarketDataRoutes {
    private static final String SYMBOL = "symbol";

    private MarketDataRoutes() {}

    static void route(RoutesConfig routes, MarketDataApi api) {
        OperatorServer.get(routes, "/market-data/all", Set.of(), ctx -> Replies.send(ctx, api.all()));
        OperatorServer.get(routes, "/market-data/health", Set.of(), ctx -> Replies.send(ctx, api.health()));
        OperatorServer.get(
                routes, "/market-data/venom-feed", Set.of(SYMBOL), ctx -> Replies.send(ctx, api.feed(symbol(ctx))));
        routes.post("/market-data", ctx -> OperatorServer.posted(ctx, api::inject));
    }

    private static String symbol(Context ctx) {
        String symbol = ctx.queryParam(SYMBOL);
        if (symbol == null || symbol.isEmpty()) {
            throw new BadRequestResponse("symbol: one is needed, such as EURUSD");
        }
        return symbol;
    }
}
