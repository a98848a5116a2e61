package dev.switchboard.emulator.testing;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.timeline.Recorder;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An emulator that keeps what happens, and telephones that dial it. Tests may use it from several threads. */
public final class TestEmulator implements AutoCloseable {

    private final Emulator emulator;
    private final Recorder recorder;
    private final Map<String, Script> ownScripts;
    private final Queue<SipPhone> phones = new ConcurrentLinkedQueue<>();

    private TestEmulator(Emulator emulator, Recorder recorder, Map<String, Script> ownScripts) {
        this.emulator = emulator;
        this.recorder = recorder;
        this.ownScripts = ownScripts;
    }

    /**
     * Starts an emulator. It needs no script when each call brings one with {@link OutgoingCall#playing}.
     *
     * @param builder how it shall be
     * @return the running emulator
     * @throws IOException when a port cannot be had
     */
    public static TestEmulator start(Emulator.Builder builder) throws IOException {
        Recorder recorder = new Recorder();
        Map<String, Script> ownScripts = new ConcurrentHashMap<>();
        Emulator emulator = builder.listener(recorder)
                .frames(recorder)
                .scripts(call -> call.sipHeader("Call-ID").flatMap(id -> Optional.ofNullable(ownScripts.remove(id))))
                .start();
        return new TestEmulator(emulator, recorder, ownScripts);
    }

    /** {@return what an application must use as the service's address} */
    public URI apiBaseUrl() {
        return emulator.apiBaseUrl();
    }

    /** {@return the port that takes calls, with UDP and TCP} */
    public int sipPort() {
        return emulator.sipPort();
    }

    /** {@return what happened in every call, also in those that others dialed} */
    public Recorder recorder() {
        return recorder;
    }

    /**
     * Begins a call.
     *
     * @param number whom to call
     * @return the call, not dialed yet
     */
    public OutgoingCall call(String number) {
        return new OutgoingCall(this, number);
    }

    SipPhone phone(boolean tcp) throws IOException {
        SipPhone phone = tcp ? SipPhone.tcp() : SipPhone.udp();
        phones.add(phone);
        return phone;
    }

    String nextCallId(@Nullable Script script) {
        String id = Ids.next("", 24) + "@127.0.0.1";
        if (script != null) {
            ownScripts.put(id, script);
        }
        return id;
    }

    @Override
    public void close() {
        phones.forEach(SipPhone::close);
        emulator.close();
    }
}
