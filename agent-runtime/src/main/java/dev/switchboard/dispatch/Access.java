package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;

/**
 * Who may have a tool run: by {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on the method, else on the
 * bean's class or the nearest one above that says something, else everybody. Servers do not look at these on plain CDI
 * beans.
 *
 * @param roles one of these must be held; empty: nobody may
 */
record Access(Set<String> roles) {

    /** The access that a tool demands, or empty where everybody may. */
    static Optional<Access> of(ToolDescriptor tool) {
        if (declares(tool.method())) {
            return on(tool.method());
        }
        for (Class<?> type = tool.bean(); type != null; type = type.getSuperclass()) {
            if (declares(type)) {
                return on(type);
            }
        }
        return Optional.empty();
    }

    private static boolean declares(AnnotatedElement element) {
        return element.isAnnotationPresent(DenyAll.class)
                || element.isAnnotationPresent(PermitAll.class)
                || element.isAnnotationPresent(RolesAllowed.class);
    }

    private static Optional<Access> on(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Access(Set.of()));
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        return allowed == null ? Optional.empty() : Optional.of(new Access(Set.of(allowed.value())));
    }

    boolean isHeldBy(Set<String> held) {
        return roles.stream().anyMatch(held::contains);
    }
}
