package dev.paribus.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that bear an attempt's token in their environment, whoever their parent is; none are seen without {@code /proc}. */
final class Bearers {
    private static final Path PROC = Path.of("/proc");

    private final byte[] mark;

    Bearers(String token) {
        this.mark = (ChildEnvironment.ATTEMPT + "=" + token).getBytes(StandardCharsets.UTF_8);
    }

    /** Those that live now. */
    List<ProcessHandle> find() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(PROC)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                if (bears(entry.resolve("environ"))) {
                    ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Ends them: TERM, after the grace KILL, until none is left. */
    void end(Duration grace) throws IOException, InterruptedException {
        long patience = System.nanoTime() + grace.toNanos();
        List<ProcessHandle> left = find();
        left.forEach(ProcessHandle::destroy);
        while (!left.isEmpty()) {
            if (System.nanoTime() > patience) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(20);
            left = find();
        }
    }

    private boolean bears(Path environ) {
        try {
            byte[] content = Files.readAllBytes(environ);
            for (int from = 0; from + mark.length <= content.length; from++) {
                if (java.util.Arrays.equals(content, from, from + mark.length, mark, 0, mark.length)) {
                    return true;
                }
                while (from < content.length && content[from] != 0) {
                    from++;
                }
            }
            return false;
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
