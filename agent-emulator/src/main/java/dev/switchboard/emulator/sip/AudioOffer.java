package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.rtp.RtpStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a session description says of the audio that we can have: the first stream of G.711 or G.722 in it, and there the
 * codec that is named first. An answer is read the same way.
 *
 * @param remote where the other end wants audio
 * @param codec how
 * @param codecPayloadType how the codec is numbered
 * @param keyPayloadType how keys are numbered, or -1 without keys
 * @param theySend whether the other end sends audio
 * @param theyReceive whether the other end wants audio
 * @param media all streams of the description, in order
 * @param place which of them it is
 */
public record AudioOffer(
        InetSocketAddress remote,
        Codec codec,
        int codecPayloadType,
        int keyPayloadType,
        boolean theySend,
        boolean theyReceive,
        List<Media> media,
        int place) {

    public AudioOffer {
        media = List.copyOf(media);
    }

    /**
     * A stream of a description.
     *
     * @param kind as in {@code audio}
     * @param protocol as in {@code RTP/AVP}
     * @param formats as in {@code 0 8 101}
     */
    public record Media(String kind, String protocol, String formats) {
        String refused() {
            return "m=" + kind + " 0 " + protocol + " " + formats + "\r\n";
        }
    }

    /**
     * Reads a description.
     *
     * @param description the text, in whatever state it came
     * @return the audio in it; empty where there is none that we can have
     */
    public static Optional<AudioOffer> read(byte[] description) {
        return new SdpReader(description).audio();
    }

    /** {@return where our audio goes} */
    public RtpStream.Target target() {
        return new RtpStream.Target(remote, codec, codecPayloadType, keyPayloadType);
    }
}
