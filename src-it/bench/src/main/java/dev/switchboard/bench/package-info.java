/**
 * What a tool call costs from the model's JSON to the answer's JSON, beside langchain4j, Spring AI and code written by
 * hand. Begin with {@code ToolCall}, the benchmark; {@code Input} is what is called, {@code Way} who calls it, and {@code
 * Report} runs all and prints the table. No other module may use this one.
 */
package dev.switchboard.bench;
