package dev.paribus.screen;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal of this process: lines that are drawn over each other where the cursor stands, and keys as they are pressed. What
 * stood above stays; when it is closed, the last lines stay too. Signals are left as they are, so that Ctrl-C remains one.
 */
public final class Screen implements AutoCloseable {
    /** The size is asked by a child of a few milliseconds, so not at every frame. */
    private static final int FRAMES_A_SIZE = 8;

    private final Terminal terminal;
    private final Attributes before;
    private List<String> drawn = List.of();
    private int width;
    private int height;
    private int frames;

    private Screen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
    }

    /** Takes the terminal over; empty where standard input or output is none that can be drawn on. */
    public static Optional<Screen> open() {
        try {
            // The provider that asks stty: no native code. Without a probe, which some terminals answer after a second.
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                    .dumb(false)
                    .nativeSignals(false)
                    .graphemeCluster(false)
                    .build();
            return Optional.of(new Screen(terminal));
        } catch (IOException | IllegalStateException none) {
            return Optional.empty();
        }
    }

    /** Columns, at least 20. */
    public int width() {
        measure();
        return Math.max(20, width);
    }

    /** Lines, at least 5. */
    public int height() {
        measure();
        return Math.max(5, height);
    }

    private void measure() {
        if (frames++ % (2 * FRAMES_A_SIZE) == 0) {
            var size = terminal.getSize();
            width = size.getColumns();
            height = size.getRows();
        }
    }

    /** Draws these in place of the ones before; nothing happens when they are the same. Each has to fit in a line. */
    public void draw(List<String> lines) {
        if (lines.equals(drawn)) {
            return;
        }
        var text = new StringBuilder();
        if (!drawn.isEmpty()) {
            text.append("\u001b[").append(drawn.size()).append('A');
        }
        lines.forEach(line -> text.append('\r').append(line).append("\u001b[K\r\n"));
        text.append("\u001b[J");
        PrintWriter writer = terminal.writer();
        writer.print(text);
        writer.flush();
        drawn = List.copyOf(lines);
    }

    /** Waits for a key, at most so long; true when it is one of those that leave: q, Q, Ctrl-D. */
    public boolean leaves(Duration most) throws IOException {
        int key = terminal.reader().read(most.toMillis());
        return key == 'q' || key == 'Q' || key == 4 || key == NonBlockingReader.EOF;
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() throws IOException {
        terminal.setAttributes(before);
        terminal.close();
    }
}
