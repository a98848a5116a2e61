package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.KeyPressed;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A softphone that somebody else made hears the agent and sends digits. */
class BaresipTest {

    private static final String SCRIPT = """
            name: prompt
            steps:
              - agent: Good morning, you have reached the reception of Doctor Brown. Please press a key.
              - hangUp: caller
            """;
    private static final int WAV_HEADER = 44;
    private static final int SECOND_OF_SPEECH = 8000;

    @TempDir
    private Path directory;

    private Process start(String program, String codec, String transport) throws IOException {
        Files.write(
                directory.resolve("config"),
                List.of(
                        "sip_listen 127.0.0.1:0",
                        "net_interface 127.0.0.1",
                        "audio_source ausine,440",
                        "ausrc_srate 48000",
                        "ausrc_channels 2",
                        "module_path /usr/lib/baresip/modules",
                        "module stdio.so",
                        "module g711.so",
                        "module g722.so",
                        "module ausine.so",
                        // writes down what is heard
                        "module sndfile.so",
                        "snd_path " + directory,
                        "module_app account.so",
                        "module_app menu.so"));
        Files.writeString(
                directory.resolve("accounts"),
                "<sip:baresip@127.0.0.1;transport=" + transport + ">;regint=0;audio_codecs=" + codec + "\n");
        Files.writeString(directory.resolve("contacts"), "");
        return new ProcessBuilder(program, "-f", directory.toString(), "-4", "-v")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    @ParameterizedTest
    @CsvSource({"PCMU, udp", "PCMA, tcp", "G722/16000, udp"})
    void hearsTheAgentAndSendsDigits(String codec, String transport) throws Exception {
        String program = Programs.find("baresip", "softphone", "baresip-core");
        Process baresip = start(program, codec, transport);
        try (Scene scene = Scene.of(SCRIPT);
                Writer keys = baresip.outputWriter(StandardCharsets.UTF_8)) {
            scene.application.whenCalled(scene.application::take);
            type(keys, "/dial sip:+18005550100@127.0.0.1:" + scene.emulator.sipPort() + "\n");
            Scene.patiently().until(() -> !scene.heard(Accepted.class).isEmpty());
            Scene.patiently().until(() -> samplesWithSound() > SECOND_OF_SPEECH);
            for (String key : List.of("4", "2", "#")) {
                type(keys, key);
                Scene.patiently()
                        .until(() -> scene.heard(KeyPressed.class).stream()
                                .anyMatch(event -> event.key().equals(key)));
            }
            type(keys, "/hangup\n");

            Scene.patiently().until(() -> !scene.heard(CallEnded.class).isEmpty());
            assertThat(scene.heard(CallEnded.class)).extracting(CallEnded::by).containsExactly(Party.CALLER);
            assertThat(scene.heard(KeyPressed.class))
                    .extracting(KeyPressed::key)
                    .containsExactly("4", "2", "#");
            type(keys, "/quit\n");
            assertThat(baresip.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (ConditionTimeoutException | IOException e) {
            throw new AssertionError(Files.readString(directory.resolve("output.txt")), e);
        } finally {
            baresip.destroyForcibly();
        }
    }

    private static void type(Writer keys, String text) throws IOException {
        keys.write(text);
        keys.flush();
    }

    /** How many of the samples that the softphone has written are louder than a silent line. */
    private int samplesWithSound() throws IOException {
        byte[] file = new byte[0];
        try (DirectoryStream<Path> heard = Files.newDirectoryStream(directory, "dump-*-dec.wav")) {
            for (Path each : heard) {
                file = Files.readAllBytes(each);
            }
        }
        if (file.length <= WAV_HEADER) {
            return 0;
        }
        ByteBuffer samples = ByteBuffer.wrap(file, WAV_HEADER, (file.length - WAV_HEADER) & ~1)
                .order(ByteOrder.LITTLE_ENDIAN);
        int loud = 0;
        while (samples.remaining() >= Short.BYTES) {
            if (Math.abs(samples.getShort()) > 100) {
                loud++;
            }
        }
        return loud;
    }
}
