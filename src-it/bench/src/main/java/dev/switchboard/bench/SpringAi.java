package dev.switchboard.bench;

import java.util.Arrays;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.DefaultToolExecutionExceptionProcessor;
import org.springframework.ai.tool.execution.ToolExecutionException;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;

/** Spring AI's {@code MethodToolCallback} as its own provider makes it, with the words that its manager makes of errors. */
final class SpringAi {

    private final ToolCallback callback;
    private final ToolExecutionExceptionProcessor errors =
            DefaultToolExecutionExceptionProcessor.builder().build();

    SpringAi(Object bean, String tool) {
        this.callback = Arrays.stream(MethodToolCallbackProvider.builder()
                        .toolObjects(bean)
                        .build()
                        .getToolCallbacks())
                .filter(candidate -> candidate.getToolDefinition().name().equals(tool))
                .findFirst()
                .orElseThrow();
    }

    String call(String arguments) {
        try {
            return callback.call(arguments);
        } catch (ToolExecutionException e) {
            return errors.process(e);
        }
    }
}
