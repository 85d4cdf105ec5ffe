package dev.paribus.git;

import dev.paribus.problem.Failure;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
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

    private static final int HEX = 40;

    private final Git git;
    private final Asked asked;
    private @Nullable Process process;
    private @Nullable ObjectInput answers;
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
            answers = new ObjectInput(now.getInputStream());
        }
        return now;
    }

    /** A line {@code ID SP TYPE SP SIZE}, and the bytes with a line end; a line of other words says that there is none. */
    private @Nullable Found answer() throws IOException {
        ObjectInput in = answers();
        String line = in.line();
        int type = line.indexOf(' ');
        int size = type < 0 ? -1 : line.indexOf(' ', type + 1);
        if (type != HEX || size < 0 || line.indexOf(' ', size + 1) >= 0 || !Oid.isHex(line.substring(0, HEX))) {
            return null;
        }
        var id = new Oid(line.substring(0, HEX));
        String kind = line.substring(type + 1, size);
        if (asked == Asked.SIZE) {
            return new Found(id, kind, Long.parseLong(line, size + 1, line.length(), 10), new byte[0]);
        }
        byte[] content = in.bytes(Integer.parseInt(line, size + 1, line.length(), 10));
        if (in.read() != '\n') {
            throw new EOFException();
        }
        return new Found(id, kind, content.length, content);
    }

    private ObjectInput answers() throws IOException {
        if (answers == null && first != null) {
            answers = first.answers();
        }
        if (answers == null) {
            throw new EOFException();
        }
        return answers;
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
