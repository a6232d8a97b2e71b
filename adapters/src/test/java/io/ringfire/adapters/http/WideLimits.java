package io.ringfire.adapters.http;

import java.util.List;
import java.util.Optional;

/** For tests of something else, which ask faster than any person. */
final class WideLimits {
    private static final RateLimit MANY = new RateLimit(1_000_000, 1_000_000);

    private WideLimits() {}

    static Listening listening() {
        return with(new HttpLimits(MANY, MANY, 1_000_000, 10_000, 60));
    }

    static Listening with(HttpLimits limits) {
        return new Listening("127.0.0.1", 0, List.of(), Optional.empty(), limits);
    }
}
