package dev.switchboard.catalog;

import dev.switchboard.api.Reconciler;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.Binding;
import java.lang.reflect.Method;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Refuses what contradicts itself about the kind of a tool. */
final class OpenWorldRules {

    private OpenWorldRules() {}

    static void check(Class<?> bean, Method method, Tool tool, Binding.Complaints complaints) {
        if (tool.readOnly() && tool.openWorld()) {
            complaints.add(
                    "SWB-1023",
                    "claims to be readOnly, but also to touch another system. A tool that only reads is readOnly"
                            + " wherever it reads; take openWorld away.");
        }
        if (!tool.openWorld() && (tool.idempotent() || tool.reconciler() != Reconciler.class)) {
            complaints.add(
                    "SWB-1024",
                    "is idempotent or has a reconciler, which is for tools that touch another system; what this one"
                            + " writes is committed once in any case. Add openWorld = true, or take it away.");
        }
        boolean retries = method.isAnnotationPresent(Retry.class) || bean.isAnnotationPresent(Retry.class);
        if (tool.openWorld() && !tool.idempotent() && retries) {
            complaints.add(
                    "SWB-1025",
                    "has @Retry, but what it does in another system may have been done by an attempt that failed. Say"
                            + " idempotent = true if that system recognises the idempotency key, or take @Retry away.");
        }
    }
}
