package io.ringfire.adapters.http;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The socket that the console listens on, plain or with TLS. */
final class HttpPort {
    /** What the kernel may hold for a client that does not read; the default is megabytes each. */
    private static final int SEND_BUFFER_BYTES = 64 * 1_024;

    /** Connections that the kernel keeps while none is accepted. */
    private static final int BACKLOG = 256;

    private HttpPort() {}

    static ServerConnector open(Server server, HttpConfiguration http, Listening where, ConnectionGuard guard) {
        http.setSendServerVersion(false);
        ServerConnector connector = where.tls()
                .map(files -> secure(server, http, files.keys()))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(where.host().equals("*") ? "0.0.0.0" : where.host());
        connector.setPort(where.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        connector.addBean(guard);
        return connector;
    }

    /** Shows another certificate from the next connection on; those that are open stay. */
    static void show(ServerConnector connector, TlsKeys keys) {
        try {
            connector
                    .getConnectionFactory(SslConnectionFactory.class)
                    .getSslContextFactory()
                    .reload(tls -> give(tls, keys));
        } catch (Exception e) { // as it declares
            throw new IllegalStateException("the certificate cannot be shown", e);
        }
    }

    private static void give(SslContextFactory tls, TlsKeys keys) {
        tls.setKeyStore(keys.keyStore());
        tls.setKeyStorePassword(keys.password());
    }

    private static ServerConnector secure(Server server, HttpConfiguration http, TlsKeys keys) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        give(tls, keys);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setRenegotiationAllowed(false);
        tls.setSniRequired(false);
        http.addCustomizer(new SecureRequestCustomizer(false)); // the Host header is held against console.hosts instead
        HttpConnectionFactory inside = new HttpConnectionFactory(http);
        return new ServerConnector(server, new SslConnectionFactory(tls, inside.getProtocol()), inside);
    }
}
