package dev.switchboard.telephony;

import dev.switchboard.sideband.CallGoneException;
import dev.switchboard.sideband.Sideband;
import dev.switchboard.sideband.SidebandClient;
import dev.switchboard.sideband.SidebandListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Finds out whether a call was accepted: only such a call has a sideband. Blocks its thread. */
@ApplicationScoped
class SidebandProbe {

    private static final int SECONDS = 12;

    private SidebandClient client;

    /** For the container's proxy. */
    protected SidebandProbe() {}

    @Inject
    SidebandProbe(SidebandClient client) {
        this.client = client;
    }

    /**
     * Opens the call's sideband and closes it. Right after accept the service may not know the call yet, so it is tried
     * again.
     *
     * @throws CallGoneException when the service does not know the call
     * @throws IOException when the service could not be reached
     */
    @Retry(maxRetries = 4, delay = 500, jitter = 200, maxDuration = 20_000)
    public void attach(String callId) throws CallGoneException, IOException {
        try {
            client.dial(callId, new Closing()).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while dialling", e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + SECONDS + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallGoneException gone) {
                throw gone;
            }
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    /** It is enough that it could be opened. */
    private static final class Closing implements SidebandListener {

        @Override
        public void opened(Sideband sideband) {
            sideband.close();
        }

        @Override
        public void received(Sideband from, String message) {}

        @Override
        public void closed() {}
    }
}
