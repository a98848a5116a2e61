package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.tls.ServerCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** A certificate and its key in a file, since the SIP stack reads files only; it is there while the stack starts. */
record KeyFile(Path path, String password) implements AutoCloseable {

    static KeyFile write(ServerCertificate certificate) throws IOException {
        String password = Ids.next("", 20);
        KeyStore store = certificate.keyStore(password.toCharArray());
        Path path = Files.createTempFile("sip", ".p12");
        try (OutputStream file = Files.newOutputStream(path)) {
            // the stack trusts what is in the same file
            store.setCertificateEntry("trusted", certificate.certificate());
            store.store(file, password.toCharArray());
            return new KeyFile(path, password);
        } catch (GeneralSecurityException e) {
            Files.deleteIfExists(path);
            throw new IOException("the key of the SIP door cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
