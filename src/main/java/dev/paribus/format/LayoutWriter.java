package dev.paribus.format;

import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * Writes a {@link Layout} through SnakeYAML's emitter, UTF-8 and LF. Whether a scalar is quoted is decided by
 * {@link Scalars}, so that both YAML dialects read it alike; the emitter only lays out.
 */
final class LayoutWriter {
    private static final int INDENT = 2;

    private final StringWriter out = new StringWriter();
    private final Emitter emitter;

    private LayoutWriter() {
        var options = new DumperOptions();
        options.setIndent(INDENT);
        options.setIndicatorIndent(INDENT);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        emitter = new Emitter(out, options);
    }

    /** The bytes of a file. */
    static byte[] write(Layout layout) {
        var writer = new LayoutWriter();
        writer.emit(new StreamStartEvent(null, null));
        writer.emit(new DocumentStartEvent(null, null, false, null, null));
        writer.node(layout, Layout.Form.BLOCK);
        writer.emit(new DocumentEndEvent(null, null, false));
        writer.emit(new StreamEndEvent(null, null));
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value on one line, as it may stand behind a key. */
    static String line(Layout layout) {
        return new String(write(layout), StandardCharsets.UTF_8).stripTrailing();
    }

    private void node(Layout layout, Layout.Form around) {
        if (layout instanceof Layout.Keys keys) {
            Layout.Form form = around == Layout.Form.FLOW || keys.entries().isEmpty() ? Layout.Form.FLOW : keys.form();
            emit(new MappingStartEvent(null, null, true, null, null, style(form)));
            keys.entries().forEach((key, value) -> {
                scalar(new Value.Text(key), Layout.Form.FLOW);
                node(value, form);
            });
            emit(new MappingEndEvent(null, null));
        } else if (layout instanceof Layout.Items items) {
            Layout.Form form = around == Layout.Form.FLOW || items.items().isEmpty() ? Layout.Form.FLOW : items.form();
            emit(new SequenceStartEvent(null, null, true, null, null, style(form)));
            items.items().forEach(item -> node(item, form));
            emit(new SequenceEndEvent(null, null));
        } else if (layout instanceof Layout.Digits digits) {
            plain(digits.text());
        } else if (layout instanceof Layout.Leaf leaf) {
            scalar(leaf.value(), around);
        }
    }

    private static FlowStyle style(Layout.Form form) {
        return form == Layout.Form.FLOW ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void scalar(Value value, Layout.Form around) {
        String written = around == Layout.Form.FLOW ? Scalars.write(value) : Scalars.writeBlock(value);
        if (value instanceof Value.Text text && !written.equals(text.value())) {
            ScalarStyle style = written.startsWith("'") ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
            emit(new ScalarEvent(null, null, new ImplicitTuple(true, true), text.value(), null, null, style));
        } else {
            plain(written);
        }
    }

    private void plain(String text) {
        emit(new ScalarEvent(null, null, new ImplicitTuple(true, true), text, null, null, ScalarStyle.PLAIN));
    }

    private void emit(Event event) {
        try {
            emitter.emit(event);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written", e);
        }
    }
}
