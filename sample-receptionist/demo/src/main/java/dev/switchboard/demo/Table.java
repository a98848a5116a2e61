package dev.switchboard.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query found, as H2's shell prints it.
 *
 * @param text columns with lines between them
 */
record Table(String text) {

    /** Each row, by the columns' names. */
    List<Map<String, String>> rows() {
        List<List<String>> lines = text.lines()
                .filter(line -> line.contains("|"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        return lines.stream()
                .skip(1)
                .map(line -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < line.size(); i++) {
                        row.put(lines.get(0).get(i), line.get(i));
                    }
                    return row;
                })
                .toList();
    }
}
