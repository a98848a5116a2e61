/**
 * The official client's types as the judge of all that emulators say in tests, also in those of other modules: put this
 * module's test classes and openai-java on the class path, and let JUnit find extensions as services.
 */
@NullMarked
package dev.switchboard.emulator.judge;

import org.jspecify.annotations.NullMarked;
