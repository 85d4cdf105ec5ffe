package dev.paribus.run;

import dev.paribus.exchange.WrittenFile;
import dev.paribus.host.DurableFiles;
import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.model.Collected;
import dev.paribus.model.Output;
import dev.paribus.run.Fields.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run that was made elsewhere, as they lie in the journal: {@code collected-1}, {@code collected-2}, ... in the
 * attempt's directory, and {@code collected.json}, written last, which names them and tells who brought them.
 *
 * @param source who collected what
 * @param files every file under the name that it had
 * @param named true for those of {@code files} that were named one by one, so that any metric may stand in them
 */
public record CollectedFiles(Collected source, List<WrittenFile> files, List<Boolean> named) {
    private static final String NAME = "collected.json";
    private static final List<String> BESIDE_A_DATABASE = List.of("-wal", "-journal");

    public CollectedFiles {
        files = List.copyOf(files);
        named = List.copyOf(named);
    }

    /** A file that is to be kept. */
    public record Given(WrittenFile file, boolean named) {}

    static Path list(Path directory) {
        return directory.resolve(NAME);
    }

    /** Copies the files, durably, and hands back what they are. */
    static void keep(List<Given> given, String by, @Nullable String commit, Path directory) throws IOException {
        Map<String, Path> places = new LinkedHashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Given one : given) {
            String path = one.file().path();
            Path place = place(path, places, directory);
            places.put(path, place);
            String hash = copy(one.file().file(), place);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("path", path);
            row.put("stored", place.getFileName().toString());
            row.put("named", one.named());
            row.put("size", Files.size(place));
            row.put("sha256", hash);
            rows.add(row);
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("paribus", 1);
        all.put("by", by);
        all.put("commit", commit);
        all.put("files", rows);
        DurableFiles.write(list(directory), (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** SQLite looks for the rest of a database beside it, under its name. */
    private static Path place(String path, Map<String, Path> earlier, Path directory) {
        for (String suffix : BESIDE_A_DATABASE) {
            Path database =
                    path.endsWith(suffix) ? earlier.get(path.substring(0, path.length() - suffix.length())) : null;
            if (database != null) {
                return database.resolveSibling(database.getFileName() + suffix);
            }
        }
        return directory.resolve("collected-" + (earlier.size() + 1));
    }

    /** True when these are the files, to the last byte, that were collected before, whatever they are called. */
    public static boolean same(List<Given> given, Collected earlier) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (Given one : given) {
            hashes.add(Leftovers.hash(one.file().file()));
        }
        List<String> known =
                earlier.files().stream().map(Output::sha256).sorted().toList();
        return hashes.stream().sorted().toList().equals(known);
    }

    private static String copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                var hashed = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
                OutputStream out = Files.newOutputStream(to)) {
            hashed.transferTo(out);
            out.flush();
            DurableFiles.sync(to);
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** What lies there; empty for a run that was made here. */
    static Optional<CollectedFiles> read(Path directory) throws IOException {
        Optional<Fields> fields = Fields.read(list(directory));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(fields.get(), directory));
        } catch (Unusable wrong) {
            throw new IOException(NAME + ": " + wrong.getMessage(), wrong);
        }
    }

    private static CollectedFiles read(Fields in, Path directory) throws Unusable {
        List<Output> outputs = new ArrayList<>();
        List<WrittenFile> files = new ArrayList<>();
        List<Boolean> named = new ArrayList<>();
        for (Object each : in.map().get("files") instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> row
                    && row.get("path") instanceof String path
                    && row.get("stored") instanceof String stored
                    && row.get("size") instanceof JsonNumber size
                    && row.get("sha256") instanceof String hash) {
                outputs.add(new Output(path, size.longValue(), hash));
                files.add(new WrittenFile(path, false, directory.resolve(stored)));
                named.add(Boolean.TRUE.equals(row.get("named")));
            }
        }
        String commit = in.map().get("commit") == null ? null : in.text("commit");
        return new CollectedFiles(new Collected(outputs, in.text("by"), commit), files, named);
    }
}
