package dev.switchboard.it;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The methods of this module's tests, for pages that are written from their annotations. */
final class TestMethods {

    private TestMethods() {}

    /** Those that have an annotation, once or several times. */
    static List<Method> with(Class<? extends Annotation> annotation) throws IOException, URISyntaxException {
        Path root = Path.of(TestMethods.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(path -> path.toString().endsWith(".class"))
                    .map(file -> load(root.relativize(file).toString().replace(".class", "")))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> method.getAnnotationsByType(annotation).length > 0)
                    .toList();
        }
    }

    private static Class<?> load(String path) {
        try {
            return Class.forName(path.replace('/', '.').replace('\\', '.'), false, TestMethods.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
