package dev.switchboard.catalog;

import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @Transactional} that a method has in the source, though it was taken off the bean: on the method, on its
 * class or one above, or on a stereotype of those.
 */
public final class DeclaredTransaction {

    private DeclaredTransaction() {}

    /**
     * Looks for it.
     *
     * @param method the method
     * @param bean the class of the bean that has the method
     * @return the annotation that holds, or {@code null} where there is none
     */
    public static @Nullable Transactional of(Method method, Class<?> bean) {
        Transactional found = method.getAnnotation(Transactional.class);
        for (Class<?> type = bean; found == null && type != null; type = type.getSuperclass()) {
            found = in(type.getAnnotations());
        }
        return found;
    }

    private static @Nullable Transactional in(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Transactional transactional) {
                return transactional;
            }
            if (annotation.annotationType().isAnnotationPresent(Stereotype.class)) {
                Transactional ofStereotype = in(annotation.annotationType().getAnnotations());
                if (ofStereotype != null) {
                    return ofStereotype;
                }
            }
        }
        return null;
    }
}
