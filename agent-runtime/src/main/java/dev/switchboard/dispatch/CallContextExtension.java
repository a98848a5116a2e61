package dev.switchboard.dispatch;

import dev.switchboard.api.CallScoped;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;

/** Tells the container of the scope {@link CallScoped}. */
public class CallContextExtension implements BuildCompatibleExtension {

    /** Adds the context. */
    @Discovery
    public void add(MetaAnnotations annotations) {
        annotations.addContext(CallScoped.class, CallContext.class);
    }
}
