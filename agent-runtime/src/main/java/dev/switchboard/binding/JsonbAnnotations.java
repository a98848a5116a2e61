package dev.switchboard.binding;

import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the annotations of JSON-B. */
final class JsonbAnnotations {

    private static final String PACKAGE = JsonbProperty.class.getPackageName();

    private JsonbAnnotations() {}

    /** Whether there are some, directly or on an annotation that is there. */
    static boolean areOn(@Nullable AnnotatedElement element) {
        return element != null && Arrays.stream(element.getAnnotations()).anyMatch(JsonbAnnotations::isOrHas);
    }

    /**
     * Those of an element.
     *
     * @throws JsonbOnlyException where there are others than the known ones
     */
    static List<Annotation> of(@Nullable AnnotatedElement element, Set<Class<? extends Annotation>> known) {
        List<Annotation> found = new ArrayList<>();
        if (element != null) {
            for (Annotation annotation : element.getAnnotations()) {
                if (known.contains(annotation.annotationType())) {
                    found.add(annotation);
                } else if (isOrHas(annotation)) {
                    throw new JsonbOnlyException(annotation + " on " + element);
                }
            }
        }
        return found;
    }

    private static boolean isOrHas(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        // annotations of the platform's are on each other, without end
        boolean isOfThePlatform = type.getName().startsWith("java.lang.");
        return type.getPackageName().equals(PACKAGE)
                || (!isOfThePlatform
                        && Arrays.stream(type.getAnnotations())
                                .anyMatch(meta -> meta.annotationType() != type
                                        && meta.annotationType()
                                                .getPackageName()
                                                .equals(PACKAGE)));
    }
}
