package io.ringfire.adapters.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with those that vouch for it, and its private key, as one key store in memory. */
public final class TlsKeys {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END [A-Z ]*PRIVATE KEY-----");
    private static final String STORE = "PKCS12";
    private static final String ALIAS = "console";
    private static final int PASSWORD_BYTES = 16;
    private static final int PEM_COLUMNS = 64;
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private final KeyStore keyStore;
    private final String password;
    private final X509Certificate certificate;

    private TlsKeys(KeyStore keyStore, String password, X509Certificate certificate) {
        this.keyStore = keyStore;
        this.password = password;
        this.certificate = certificate;
    }

    /**
     * Reads two PEM files.
     *
     * @param certificate the certificate, and behind it those that vouch for it
     * @param key its private key, PKCS 8 and not encrypted
     * @throws IOException naming the file that is not there or holds something else, and what would be right
     */
    public static TlsKeys read(Path certificate, Path key) throws IOException {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey secret = privateKey(key);
        requirePair(chain.get(0), secret, certificate, key);
        try {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random); // it never leaves this process
            KeyStore store = KeyStore.getInstance(STORE);
            store.load(null, null);
            store.setKeyEntry(ALIAS, secret, password.toCharArray(), chain.toArray(new Certificate[0]));
            return new TlsKeys(store, password, chain.get(0));
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " and " + key + " cannot be used (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The certificates of a PEM file, the server's own first.
     *
     * @throws IOException when there are none
     */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes(file))) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IOException(file + " holds no certificate; it begins with -----BEGIN CERTIFICATE-----");
            }
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no certificate; it begins with -----BEGIN CERTIFICATE-----", e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        Matcher key = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
        if (!key.find() || !key.group(1).isEmpty()) {
            throw new IOException(file
                    + " holds no private key that can be read; wanted is PKCS 8, not encrypted, which begins"
                    + " with -----BEGIN PRIVATE KEY-----: openssl pkcs8 -topk8 -nocrypt -in <yours> -out " + file);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(key.group(2));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                continue; // of another algorithm
            }
        }
        throw new IOException(file + " holds a private key of none of " + String.join(", ", ALGORITHMS));
    }

    /** What is signed with the one must be vouched for by the other. */
    private static void requirePair(X509Certificate certificate, PrivateKey secret, Path file, Path key)
            throws IOException {
        PublicKey shown = certificate.getPublicKey();
        boolean isPair = false;
        try {
            String name = secret.getAlgorithm().equals("EC")
                    ? "SHA256withECDSA"
                    : secret.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "EdDSA";
            Signature signer = Signature.getInstance(name);
            signer.initSign(secret);
            signer.update((byte) 1);
            byte[] signed = signer.sign();
            signer.initVerify(shown);
            signer.update((byte) 1);
            isPair = signer.verify(signed);
        } catch (GeneralSecurityException e) {
            isPair = false; // of another algorithm
        }
        if (!isPair) {
            throw new IOException(key + " is not the private key of the certificate in " + file);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is not there", e);
        }
    }

    /** The certificate that is shown. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate in PEM: nothing of it is secret. */
    public String pem() throws IOException {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(PEM_COLUMNS, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate cannot be written (" + e.getMessage() + ")", e);
        }
    }

    KeyStore keyStore() {
        return keyStore;
    }

    String password() {
        return password;
    }
}
