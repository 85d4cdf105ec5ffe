package dev.paribus.host;

import dev.paribus.problem.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a child process to its end with an environment of its own. Standard error is always captured; standard output is
 * captured or streamed in chunks. The child inherits nothing of this process but what is named here. What starts and reads a
 * child is written without lambdas: hooks start children before anything else, and each lambda's first use costs them time.
 *
 * @param command program and arguments, never a shell text
 * @param directory the child's working directory
 * @param environment all of the child's environment
 */
public record Child(List<String> command, Path directory, Map<String, String> environment) {
    private static final int STDERR_CAP = 1 << 20;

    /** A grandchild that lives on keeps the pipes open; nobody waits for it longer than this. */
    private static final long GRACE_MILLIS = 1000;

    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * How a child ended.
     *
     * @param exit its exit code; 128 + n for signal n
     * @param out standard output, empty when it was streamed
     * @param err standard error, at most 1 MiB
     */
    public record Result(int exit, byte[] out, byte[] err) {
        public boolean ok() {
            return exit == 0;
        }

        /** Standard output as UTF-8, malformed bytes replaced. */
        public String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** Standard error as UTF-8 without the last line end. */
        public String errorText() {
            return new String(err, StandardCharsets.UTF_8).stripTrailing();
        }
    }

    /** Runs it without input and captures its output. */
    public Result run() {
        return run(new byte[0]);
    }

    /**
     * Runs it with {@code input} on standard input and captures its output.
     *
     * @throws Failure ENVIRONMENT {@code child-start} when the program cannot be started
     */
    public Result run(byte[] input) {
        return captured(start(), input);
    }

    /** Reads standard output while the child runs. */
    public interface Reader {
        void read(InputStream stream) throws IOException;
    }

    /**
     * Runs it with {@code input}, hands its standard output to {@code reader} as it comes, and waits for the end. A reader
     * that returns early closes the stream, which ends a git child; a reader that throws ends any child.
     *
     * @throws Failure ENVIRONMENT {@code child-start}, {@code child-output}; INTERRUPTED, the child being killed
     */
    public Result stream(byte[] input, Reader reader) {
        return stream(start(), input, reader);
    }

    /**
     * Starts it without input, to be asked for its result later, so that other work goes on meanwhile.
     *
     * @throws Failure ENVIRONMENT {@code child-start} when the program cannot be started
     */
    public Begun begin() {
        return new Running(this, start());
    }

    private record Running(Child child, Process process) implements Begun {
        @Override
        public Result result() {
            return child.captured(process, new byte[0]);
        }
    }

    private Result captured(Process process, byte[] input) {
        var out = new Capture(new ByteArrayOutputStream());
        Result result = stream(process, input, out);
        return new Result(result.exit(), out.bytes().toByteArray(), result.err());
    }

    private record Capture(ByteArrayOutputStream bytes) implements Reader {
        @Override
        public void read(InputStream stream) throws IOException {
            stream.transferTo(bytes);
        }
    }

    /** A child that runs. */
    public interface Begun {
        /** Waits for the end; to be called once. @throws Failure as {@link Child#stream} */
        Result result();
    }

    private Result stream(Process process, byte[] input, Reader reader) {
        var err = new ByteArrayOutputStream();
        Thread errors = pump("stderr", new Drain(process.getErrorStream(), err));
        Thread feeder =
                input.length == 0 ? closed(process) : pump("stdin", () -> feed(process.getOutputStream(), input));
        try {
            try (InputStream out = process.getInputStream()) {
                reader.read(out);
            }
            int exit = process.waitFor();
            errors.join(GRACE_MILLIS);
            if (feeder != null) {
                feeder.join(GRACE_MILLIS);
            }
            synchronized (err) {
                return new Result(exit, new byte[0], err.toByteArray());
            }
        } catch (IOException broken) {
            throw new Failure(
                    Failure.Kind.ENVIRONMENT,
                    Failure.environment(
                                    "child-output",
                                    "cannot read what '" + command.get(0) + "' prints: " + broken.getMessage(),
                                    "try again")
                            .problems(),
                    broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Starts it with pipes on all three streams; the caller owns the process.
     *
     * @throws Failure ENVIRONMENT {@code child-start} when the program cannot be started
     */
    public Process start() {
        return started(builder());
    }

    /** Starts it with pipes for input and output, its standard error thrown away; the caller owns the process. */
    public Process startWithoutErrors() {
        return started(builder().redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    /** Starts it on this process's own output and errors, with a pipe for its input; the caller owns the process. */
    public Process startInFront() {
        return started(builder()
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /** Starts it after {@code setup} has directed its streams; the caller owns the process. */
    public Process start(Consumer<ProcessBuilder> setup) {
        ProcessBuilder builder = builder();
        setup.accept(builder);
        return started(builder);
    }

    private ProcessBuilder builder() {
        List<String> words = new ArrayList<>(command);
        words.set(0, program());
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw Disk.failure(
                    "child-start",
                    "cannot start '" + command.get(0) + "'",
                    Path.of(builder.command().get(0)),
                    missing,
                    "is it installed and on PATH?");
        }
    }

    /** The program by the PATH of the child's own environment; Java would take that of this process. */
    private String program() {
        String name = command.get(0);
        String path = environment.get("PATH");
        if (name.contains("/") || path == null) {
            return name;
        }
        for (String folder : path.split(":", -1)) {
            Path file = directory.resolve(folder).resolve(name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file.toString();
            }
        }
        throw Failure.environment(
                "child-start", "cannot start '" + name + "': it is not on PATH", "is it installed and on PATH?");
    }

    private static Thread pump(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Nothing to feed, so no thread for it. */
    private static @Nullable Thread closed(Process process) {
        feed(process.getOutputStream(), new byte[0]);
        return null;
    }

    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException closed) {
            // The child ended before it read everything; its exit code tells why.
        }
    }

    private record Drain(InputStream from, ByteArrayOutputStream into) implements Runnable {
        @Override
        public void run() {
            byte[] chunk = new byte[8192];
            try {
                for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
                    synchronized (into) {
                        into.write(chunk, 0, Math.max(0, Math.min(n, STDERR_CAP - into.size())));
                    }
                }
            } catch (IOException closed) {
                // The child is gone; what came is kept.
            }
        }
    }
}
