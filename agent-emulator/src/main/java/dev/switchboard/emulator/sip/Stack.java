package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.tls.ServerCertificate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.address.AddressFactory;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import org.jspecify.annotations.Nullable;

/** A SIP stack that listens on loopback: on one port with UDP and TCP, on another with TLS where that is wanted. */
public final class Stack implements AutoCloseable {

    /** Where it listens. */
    public static final String HOST = "127.0.0.1";

    private static final int TRIES = 20;
    private static final int LONGEST_MESSAGE = 64 * 1024;
    private static final int MILLISECONDS_TO_SEND_A_MESSAGE = 10_000;

    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");

    /**
     * A port with TLS.
     *
     * @param port the port, 0 for any free one
     * @param certificate what it shows, and the only one that it trusts
     */
    public record Tls(int port, ServerCertificate certificate) {}

    private static final System.Logger LOG = System.getLogger(Stack.class.getName());

    /** The stack's threads end with an exception where somebody sends garbage, each with its connection. */
    private static final class Threads extends ThreadGroup {

        Threads(String name) {
            super(name);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable failure) {
            LOG.log(Level.DEBUG, "a SIP connection ended", failure);
        }
    }

    private final SipStack stack;
    private final SipProvider provider;
    private final int port;
    private final int tlsPort;
    private final ThreadGroup threads;

    private Stack(SipStack stack, SipProvider provider, int port, int tlsPort, ThreadGroup threads) {
        this.stack = stack;
        this.provider = provider;
        this.port = port;
        this.tlsPort = tlsPort;
        this.threads = threads;
    }

    /**
     * Opens the ports.
     *
     * @param port the port of UDP and TCP, 0 for any free one
     * @param tls the port of TLS, or null without TLS
     * @param listener who hears of messages
     * @return the stack
     * @throws IOException when a port cannot be had
     */
    public static Stack open(int port, @Nullable Tls tls, SipListener listener) throws IOException {
        boolean choice = port == 0 || (tls != null && tls.port() == 0);
        IOException last = new IOException("no free port");
        for (int i = 0; i < (choice ? TRIES : 1); i++) {
            try {
                int found = port == 0 ? anyFreePort() : port;
                requireFree(found);
                if (tls == null) {
                    return openOn(found, null, listener);
                }
                int foundForTls = tls.port() == 0 ? anyFreePort() : tls.port();
                requireFree(foundForTls);
                return openOn(found, new Tls(foundForTls, tls.certificate()), listener);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** The stack itself reports an occupied port late or not at all. */
    private static void requireFree(int port) throws IOException {
        InetAddress host = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(port, 1, host);
                DatagramSocket udp = new DatagramSocket(port, host)) {
            if (!tcp.isBound() || !udp.isBound()) {
                throw new SocketException("not bound");
            }
        } catch (IOException e) {
            throw new IOException("SIP port " + port + " on " + HOST + " is occupied by another program", e);
        }
    }

    /** Opens the ports on a thread of a group of its own, by which {@link #close} finds all threads of the stack. */
    private static Stack openOn(int port, @Nullable Tls tls, SipListener listener) throws IOException {
        ThreadGroup threads = new Threads("sip-" + port);
        FutureTask<Stack> opening = new FutureTask<>(() -> openOn(port, tls, listener, threads));
        new Thread(threads, opening, "sip-open-" + port).start();
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while opening SIP port " + port);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    private static Stack openOn(int port, @Nullable Tls tls, SipListener listener, ThreadGroup threads)
            throws IOException {
        try (KeyFile keys = tls == null ? null : KeyFile.write(tls.certificate())) {
            SipStack stack = factory().createSipStack(properties(keys));
            ListeningPoint udp = stack.createListeningPoint(HOST, port, ListeningPoint.UDP);
            ListeningPoint tcp = stack.createListeningPoint(HOST, port, ListeningPoint.TCP);
            SipProvider provider = stack.createSipProvider(udp);
            provider.addListeningPoint(tcp);
            if (tls != null) {
                provider.addListeningPoint(stack.createListeningPoint(HOST, tls.port(), ListeningPoint.TLS));
            }
            provider.addSipListener(listener);
            return new Stack(stack, provider, port, tls == null ? 0 : tls.port(), threads);
        } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
            throw new IOException("SIP port " + port + " on " + HOST + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Properties properties(@Nullable KeyFile keys) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "switchboard-" + UUID.randomUUID());
        properties.setProperty("javax.sip.ROUTER_PATH", LoopbackRouter.class.getName());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.MESSAGE_PARSER_FACTORY", KeepingParserFactory.class.getName());
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "4");
        // who sends a message without end, or half of one, loses the connection and nothing else happens
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", String.valueOf(LONGEST_MESSAGE));
        properties.setProperty("gov.nist.javax.sip.READ_TIMEOUT", String.valueOf(MILLISECONDS_TO_SEND_A_MESSAGE));
        if (keys != null) {
            properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", "Disabled");
            properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_PROTOCOLS", "TLSv1.3, TLSv1.2");
            // the stack's own list is of the time before elliptic curves
            properties.setProperty("gov.nist.javax.sip.ENABLED_CIPHER_SUITES", String.join(", ", CIPHER_SUITES));
            properties.setProperty("javax.net.ssl.keyStore", keys.path().toString());
            properties.setProperty("javax.net.ssl.keyStorePassword", keys.password());
            properties.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
        }
        return properties;
    }

    private static SipFactory factory() {
        SipFactory factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        return factory;
    }

    /** {@return the port} */
    public int port() {
        return port;
    }

    /**
     * The port of a transport.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     * @return the port; 0 for TLS where there is none
     */
    public int port(String transport) {
        return transport.equalsIgnoreCase(ListeningPoint.TLS) ? tlsPort : port;
    }

    /** {@return what sends messages} */
    public SipProvider provider() {
        return provider;
    }

    /** {@return makes headers} */
    public static HeaderFactory headers() {
        try {
            return factory().createHeaderFactory();
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return makes messages} */
    public static MessageFactory messages() {
        try {
            return factory().createMessageFactory();
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return makes addresses} */
    public static AddressFactory addresses() {
        try {
            return factory().createAddressFactory();
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // the stack ends its stop with a sleep of a second, for which nobody here needs to wait, and leaves its event
        // scanner waiting for an event that never comes
        new Thread(
                        () -> {
                            stack.stop();
                            threads.interrupt();
                        },
                        "sip-close-" + port)
                .start();
    }
}
