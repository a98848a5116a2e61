package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs what pages show, from compiled classes. */
final class ShownTests {

    private ShownTests() {}

    /** Runs the tests of a JUnit class, as JUnit would: each on an object of its own. */
    static void run(Path classes, String name) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            Class<?> type = loader.loadClass(name);
            List<Method> tests = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .toList();
            assertThat(tests).isNotEmpty();
            for (Method test : tests) {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                test.setAccessible(true);
                call(test, constructor.newInstance());
            }
        }
    }

    /** Runs a program, as {@code java} would. */
    static void runMain(Path classes, String name) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            Method main = loader.loadClass(name).getMethod("main", String[].class);
            call(main, null, (Object) new String[0]);
        }
    }

    private static void call(Method method, Object target, Object... arguments) throws Exception {
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method + " failed", e.getCause());
        }
    }

    private static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, ShownTests.class.getClassLoader());
    }
}
