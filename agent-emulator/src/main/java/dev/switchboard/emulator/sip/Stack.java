package dev.switchboard.emulator.sip;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
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

/** A SIP stack that listens on one loopback port, with UDP and TCP. */
public final class Stack implements AutoCloseable {

    /** Where it listens. */
    public static final String HOST = "127.0.0.1";

    private static final int TRIES = 20;

    private final SipStack stack;
    private final SipProvider provider;
    private final int port;
    private final ThreadGroup threads;

    private Stack(SipStack stack, SipProvider provider, int port, ThreadGroup threads) {
        this.stack = stack;
        this.provider = provider;
        this.port = port;
        this.threads = threads;
    }

    /**
     * Opens the port.
     *
     * @param port the port, 0 for any free one
     * @param listener who hears of messages
     * @return the stack
     * @throws IOException when the port cannot be had
     */
    public static Stack open(int port, SipListener listener) throws IOException {
        if (port != 0) {
            requireFree(port);
            return openOn(port, listener);
        }
        IOException last = new IOException("no free port");
        for (int i = 0; i < TRIES; i++) {
            try {
                int found = anyFreePort();
                requireFree(found);
                return openOn(found, listener);
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

    /** Opens the port on a thread of a group of its own, by which {@link #close} finds all threads of the stack. */
    private static Stack openOn(int port, SipListener listener) throws IOException {
        ThreadGroup threads = new ThreadGroup("sip-" + port);
        FutureTask<Stack> opening = new FutureTask<>(() -> openOn(port, listener, threads));
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

    private static Stack openOn(int port, SipListener listener, ThreadGroup threads) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "switchboard-" + UUID.randomUUID());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "4");
        try {
            SipStack stack = factory().createSipStack(properties);
            ListeningPoint udp = stack.createListeningPoint(HOST, port, ListeningPoint.UDP);
            ListeningPoint tcp = stack.createListeningPoint(HOST, port, ListeningPoint.TCP);
            SipProvider provider = stack.createSipProvider(udp);
            provider.addListeningPoint(tcp);
            provider.addSipListener(listener);
            return new Stack(stack, provider, port, threads);
        } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
            throw new IOException("SIP port " + port + " on " + HOST + " cannot be opened: " + e.getMessage(), e);
        }
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
