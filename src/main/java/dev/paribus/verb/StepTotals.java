package dev.paribus.verb;

import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.json.MalformedJson;
import dev.paribus.run.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many steps or epochs an attempt will take, by the parameters that bound its work ({@code run.budget}). A parameter counts
 * what its name says, and nothing is guessed of one that says neither; two for the same say nothing.
 */
final class StepTotals {
    private StepTotals() {}

    /** @param budget paths in the attempt's own parameters, those of a smoke run in a smoke run */
    static Map<String, String> of(Attempt attempt, List<String> budget) {
        var out = new HashMap<String, String>();
        if (budget.isEmpty()) {
            return out;
        }
        try {
            Map<String, @Nullable Object> parameters = Json.parseObject(Files.readString(attempt.parameters()));
            Set<String> twice = new HashSet<>();
            for (String path : budget) {
                String unit = unit(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
                if (unit != null
                        && at(parameters, path) instanceof JsonNumber number
                        && number.text().matches("[1-9][0-9]{0,14}")
                        && out.put(unit, number.text()) != null) {
                    twice.add(unit);
                }
            }
            out.keySet().removeAll(twice);
            return out;
        } catch (IOException | MalformedJson unreadable) {
            // A bar is not worth more than a word less.
            return Map.of();
        }
    }

    private static @Nullable String unit(String name) {
        return name.contains("epoch") ? "epoch" : name.contains("step") || name.contains("iter") ? "step" : null;
    }

    private static @Nullable Object at(Map<String, @Nullable Object> parameters, String path) {
        Object here = parameters;
        for (String key : path.split("\\.")) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }
}
