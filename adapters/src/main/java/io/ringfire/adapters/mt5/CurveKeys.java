package io.ringfire.adapters.mt5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZMQ;

/** The key pair for encrypted connections: the secret in {@code <data>/curve.secret} for its owner alone, the public one beside it. */
public final class CurveKeys {
    private static final Logger LOG = LoggerFactory.getLogger(CurveKeys.class);
    private static final int KEY_BYTES = 32;

    private CurveKeys() {}

    /**
     * The secret key of a data directory, made at first use.
     *
     * @throws IllegalStateException when it cannot be read or kept
     */
    public static byte[] secretKey(Path data) {
        Path secret = data.resolve("curve.secret");
        Path open = data.resolve("curve.public");
        try {
            if (!Files.exists(secret)) {
                ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
                Files.createFile(
                        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(open, pair.publicKey + System.lineSeparator());
                Files.writeString(secret, pair.secretKey);
            }
            LOG.info("encrypted connections: terminals need the public key in {}", open);
            byte[] key = ZMQ.Curve.z85Decode(
                    Files.readString(secret, StandardCharsets.US_ASCII).strip());
            if (key == null || key.length != KEY_BYTES) {
                throw new IllegalStateException(secret + " holds no key; remove it, and a new one is made");
            }
            return key;
        } catch (IOException e) {
            throw new IllegalStateException("cannot keep the key of encrypted connections in " + secret + ": " + e, e);
        }
    }
}
