package dev.paribus.run;

import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one small JSON file of the journal. */
record Fields(Map<String, @Nullable Object> map) {
    /** A field that is not there or of another kind: the file is of no use. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** The file's fields; empty when it is missing, or empty or cut short as a full disk or a kill leaves it. */
    static Optional<Fields> read(Path file) throws IOException {
        try {
            return Optional.of(
                    new Fields(Json.parseObject(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))));
        } catch (NoSuchFileException | MalformedJson unusable) {
            return Optional.empty();
        }
    }

    String text(String key) throws Unusable {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw new Unusable("'" + key + "' is no text");
    }

    long number(String key) throws Unusable {
        return number(map.get(key), key);
    }

    @Nullable
    Long numberOrNull(String key) throws Unusable {
        return map.get(key) == null ? null : Long.valueOf(number(key));
    }

    List<String> texts(String key) throws Unusable {
        if (map.get(key) instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        throw new Unusable("'" + key + "' is no list of texts");
    }

    Fields object(String key) throws Unusable {
        if (map.get(key) instanceof Map<?, ?> inner) {
            var copy = new LinkedHashMap<String, @Nullable Object>();
            inner.forEach((name, value) -> copy.put(String.valueOf(name), value));
            return new Fields(copy);
        }
        throw new Unusable("'" + key + "' is no object");
    }

    private static long number(@Nullable Object value, String key) throws Unusable {
        if (value instanceof JsonNumber number && number.finite()) {
            return number.longValue();
        }
        throw new Unusable("'" + key + "' is no number");
    }
}
