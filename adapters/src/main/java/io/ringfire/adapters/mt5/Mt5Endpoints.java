package io.ringfire.adapters.mt5;

import java.util.List;

/**
 * Where terminals connect, and who may.
 *
 * @param commands such as {@code tcp://127.0.0.1:5555}; port 0 for any free one
 * @param market as well
 * @param confirmations as well
 * @param allowFrom networks in CIDR notation whose addresses may connect; empty for all
 * @param curveSecretKey secret key of 32 bytes for encrypted connections; empty for plain ones
 */
public record Mt5Endpoints(
        String commands, String market, String confirmations, List<String> allowFrom, byte[] curveSecretKey) {
    /** Keeps its own copies. */
    public Mt5Endpoints {
        allowFrom = List.copyOf(allowFrom);
        curveSecretKey = curveSecretKey.clone();
    }

    /** Plain connections from anywhere that reaches the endpoints. */
    public static Mt5Endpoints plain(String commands, String market, String confirmations) {
        return new Mt5Endpoints(commands, market, confirmations, List.of(), new byte[0]);
    }

    @Override
    public byte[] curveSecretKey() {
        return curveSecretKey.clone();
    }
}
