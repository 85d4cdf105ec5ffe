package dev.paribus.git;

import dev.paribus.problem.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code git cat-file --batch} child that answers many questions; started with the first one. It ends with this process
 * at the latest, because its input ends then.
 */
final class CatFile implements AutoCloseable {
    /** Fits into any pipe together with the line ends, so that writing questions never waits for answers to be read. */
    private static final int PIPE = 1 << 14;

    private final Git git;
    private final Asked asked;
    private @Nullable Process process;
    private @Nullable InputStream answers;
    private @Nullable FirstChild first;

    CatFile(Git git, Asked asked) {
        this.git = git;
        this.asked = asked;
    }

    /** Goes on with the child that opened the repository. */
    CatFile(Git git, FirstChild first) {
        this(git, Asked.CONTENT);
        this.first = first;
        this.process = first.process();
    }

    /** What is asked for. */
    enum Asked {
        CONTENT,
        /** Type and size alone. */
        SIZE
    }

    /**
     * An object: its type ({@code blob}, {@code tree}, {@code commit}, {@code tag}) and its bytes.
     *
     * @param size in bytes
     * @param content empty where only the size was asked for
     */
    record Found(Oid id, String type, long size, byte[] content) {}

    /** Starts the child already, so that it is ready when the first question comes. */
    synchronized void begin() {
        running();
    }

    /** One object, or null when there is none of that name. */
    @Nullable
    Found ask(String name) {
        return ask(List.of(name)).get(0);
    }

    /** Objects in the order asked for, null where there is none; names are whatever git understands, without a line end. */
    synchronized List<@Nullable Found> ask(List<String> names) {
        List<@Nullable Found> found = new ArrayList<>(names.size());
        try {
            int next = 0;
            while (next < names.size()) {
                int from = next;
                var questions = new ByteArrayOutputStream();
                do {
                    questions.writeBytes(PathBytes.encode(names.get(next++)));
                    questions.write('\n');
                } while (next < names.size()
                        && questions.size() + 4 * names.get(next).length() + 1 < PIPE);
                OutputStream to = running().getOutputStream();
                questions.writeTo(to);
                to.flush();
                for (int i = from; i < next; i++) {
                    found.add(answer());
                }
            }
            return found;
        } catch (IOException broken) {
            close();
            Failure failure = PartialClone.failure(git)
                    .orElseGet(() ->
                            Failure.environment("git-failed", "git cat-file ended before it answered", "git fsck"));
            throw new Failure(failure.kind(), failure.problems(), broken);
        }
    }

    private Process running() {
        Process now = process;
        if (now == null || !now.isAlive()) {
            now = git.child(List.of("cat-file", asked == Asked.SIZE ? "--batch-check" : "--batch"))
                    .startWithoutErrors();
            process = now;
            first = null;
            answers = new BufferedInputStream(now.getInputStream(), 1 << 16);
        }
        return now;
    }

    private @Nullable Found answer() throws IOException {
        InputStream in = answers();
        String[] words = line(in).split(" ");
        if (words.length != 3 || !Oid.isHex(words[0])) {
            return null;
        }
        if (asked == Asked.SIZE) {
            return new Found(new Oid(words[0]), words[1], Long.parseLong(words[2]), new byte[0]);
        }
        byte[] content = in.readNBytes(Integer.parseInt(words[2]));
        if (in.read() != '\n') {
            throw new EOFException();
        }
        return new Found(new Oid(words[0]), words[1], content.length, content);
    }

    private InputStream answers() throws IOException {
        if (answers == null && first != null) {
            answers = first.answers();
        }
        if (answers == null) {
            throw new EOFException();
        }
        return answers;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
            process = null;
            answers = null;
            first = null;
        }
    }
}
