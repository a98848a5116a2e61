package dev.switchboard.health;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/** What is said about one part. */
public final class Part {

    private Part() {}

    /**
     * A part's response.
     *
     * @param name the part's name
     * @param trouble what is wrong with it, or {@code null}
     * @return up, or down with the trouble as {@code because}
     */
    public static HealthCheckResponse response(String name, @Nullable String trouble) {
        return trouble == null
                ? HealthCheckResponse.up(name)
                : HealthCheckResponse.named(name)
                        .down()
                        .withData("because", trouble)
                        .build();
    }
}
