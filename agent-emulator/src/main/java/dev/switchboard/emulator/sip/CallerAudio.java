package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.rtp.RtpEngine;
import dev.switchboard.emulator.rtp.RtpListener;
import dev.switchboard.emulator.rtp.RtpStream;
import dev.switchboard.emulator.voice.Voice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The audio of one call: agreed on in session descriptions, spoken by the voice, with keys the other way. */
final class CallerAudio implements AutoCloseable {

    private final RtpEngine engine;
    private final Voice voice;
    private final RtpListener listener;
    private final AtomicInteger cuts = new AtomicInteger();
    private @Nullable RtpStream stream;
    private int version;
    private boolean offered;
    private boolean closed;

    CallerAudio(RtpEngine engine, Voice voice, Consumer<String> pressed) {
        this.engine = engine;
        this.voice = voice;
        this.listener = key -> pressed.accept(String.valueOf(key));
    }

    /**
     * Answers an offer, or makes one where there was none.
     *
     * @param content what the request has, empty for nothing
     * @return our description; empty where nothing in the offer fits
     * @throws IOException when no port can be had
     */
    synchronized Optional<String> agree(byte[] content) throws IOException {
        if (content.length == 0) {
            offered = true;
            return Optional.of(Sdp.offer(open().port(), List.of(Codec.values()), ++version, "sendrecv"));
        }
        Optional<AudioOffer> offer = AudioOffer.read(content);
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        RtpStream open = open();
        open.send(offer.get().target(), offer.get().theyReceive());
        return Optional.of(Sdp.answer(offer.get(), open.port(), ++version));
    }

    /** What came with the ACK: the answer, where the offer was ours. */
    synchronized void acknowledged(byte[] content) {
        RtpStream open = stream;
        if (offered && open != null) {
            offered = false;
            AudioOffer.read(content).ifPresent(answer -> open.send(answer.target(), answer.theyReceive()));
        }
    }

    private RtpStream open() throws IOException {
        RtpStream known = stream;
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new IOException("the call is over");
        }
        RtpStream opened = engine.stream(listener, false);
        stream = opened;
        return opened;
    }

    synchronized void say(String text) {
        RtpStream open = stream;
        if (open == null || closed) {
            return;
        }
        int before = cuts.get();
        voice.say(text, open.sampleRate(), samples -> {
            if (cuts.get() == before) {
                open.play(samples);
            }
        });
    }

    synchronized void silence() {
        cuts.incrementAndGet();
        if (stream != null) {
            stream.clear();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        cuts.incrementAndGet();
        if (stream != null) {
            stream.close();
        }
    }
}
