package dev.switchboard.binding;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a type is used: a parameter, a property, an element.
 *
 * @param type the resolved type
 * @param annotations what is written there
 * @param annotated the type as it is written there, with the annotations of its own arguments; {@code null} where unknown
 * @param owner the class that the property belongs to, whose JSON-B annotations hold for it too; {@code null} for none
 */
record Site(
        Type type,
        List<Annotation> annotations,
        @Nullable AnnotatedType annotated,
        @Nullable Class<?> owner) {

    <A extends Annotation> @Nullable A annotation(Class<A> type) {
        for (Annotation annotation : annotations) {
            if (type.isInstance(annotation)) {
                return type.cast(annotation);
            }
        }
        return null;
    }

    /** The annotation here, or else on the class or the package that this belongs to. */
    <A extends Annotation> @Nullable A inheritedAnnotation(Class<A> type) {
        A here = annotation(type);
        if (here != null || owner == null) {
            return here;
        }
        A ofClass = owner.getAnnotation(type);
        return ofClass != null || owner.getPackage() == null
                ? ofClass
                : owner.getPackage().getAnnotation(type);
    }

    /** The type argument of that index, such as a list's element. */
    Site argument(int index) {
        AnnotatedType written = annotated instanceof AnnotatedParameterizedType parameterized
                ? parameterized.getAnnotatedActualTypeArguments()[index]
                : null;
        if (written instanceof AnnotatedWildcardType wildcard) {
            written = wildcard.getAnnotatedUpperBounds()[0];
        }
        List<Annotation> annotations = written == null ? List.of() : List.of(written.getAnnotations());
        return new Site(Types.argument(type, index), annotations, written, owner);
    }

    /** The same place as if another type stood there. */
    Site withType(Type other) {
        return new Site(other, annotations, null, owner);
    }
}
