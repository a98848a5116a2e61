package dev.switchboard.emulator.script;

import dev.switchboard.emulator.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A conversation.
 *
 * @param name what it is about
 * @param selection for which calls it is
 * @param faults what goes wrong in its calls
 * @param steps what happens, in order
 */
public record Script(String name, Selection selection, List<Fault> faults, List<Step> steps) {

    public Script {
        faults = List.copyOf(faults);
        steps = List.copyOf(steps);
    }

    /** A conversation for any call, in which nothing goes wrong. */
    public Script(String name, List<Step> steps) {
        this(name, Selection.any(), List.of(), steps);
    }

    /**
     * Writes a script in Java.
     *
     * @param name what it is about
     * @return takes its steps
     */
    public static ScriptBuilder named(String name) {
        return new ScriptBuilder(name);
    }

    /**
     * Reads a script from a YAML file.
     *
     * @param file the file
     * @return the script
     * @throws ScriptException when it is not a script; the message names the place
     */
    public static Script load(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return ScriptReader.read(file.toString(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read script " + file, e);
        }
    }

    /**
     * Reads a script from the class path.
     *
     * @param loader where it is looked for
     * @param resource its name
     * @return the script
     * @throws ScriptException when there is none, or it is not a script
     */
    public static Script load(ClassLoader loader, String resource) {
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new ScriptException(resource + ": not on the class path");
            }
            return parse(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read script " + resource, e);
        }
    }

    /**
     * Reads a script from text.
     *
     * @param source what messages call it
     * @param yaml the text
     * @return the script
     * @throws ScriptException when it is not a script
     */
    public static Script parse(String source, String yaml) {
        return ScriptReader.read(source, new StringReader(yaml));
    }
}
