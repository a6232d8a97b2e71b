package io.ringfire.adapters.mt5;

import io.ringfire.adapters.secret.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZMQ;

/** The key pair for encrypted connections: the secret in {@code <data>/curve.secret} for its owner alone, the public one beside it. */
public final class CurveKeys {
    private static final Logger LOG = LoggerFactory.getLogger(CurveKeys.class);
    /** 32 bytes in Z85 (ZeroMQ RFC 32). */
    private static final String Z85_KEY = "[0-9a-zA-Z.:+=^!/*?&<>()\\[\\]{}@%$#-]{40}";

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
                OwnerFile.open(secret);
                Files.writeString(open, pair.publicKey + System.lineSeparator());
                Files.writeString(secret, pair.secretKey);
            }
            OwnerFile.open(secret);
            LOG.info("encrypted connections: terminals need the public key in {}", open);
            String text = Files.readString(secret, StandardCharsets.US_ASCII).strip();
            if (!text.matches(Z85_KEY)) {
                throw new IllegalStateException(secret + " holds no key; remove it, and a new one is made");
            }
            return ZMQ.Curve.z85Decode(text);
        } catch (IOException e) {
            throw new IllegalStateException("cannot keep the key of encrypted connections in " + secret + ": " + e, e);
        }
    }
}
