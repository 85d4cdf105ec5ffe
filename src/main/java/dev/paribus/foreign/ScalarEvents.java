package dev.paribus.foreign;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.paribus.exchange.Reports;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scalars in {@code tensorflow.Event} messages: {@code Event{step = 2, summary = 5{value = 1{tag = 1, simple_value = 2, tensor = 8, metadata =
 * 9{plugin_data = 1{plugin_name = 1}}}}}} (tensorflow/core/util/event.proto, framework/summary.proto). A tensor counts if it has one
 * number and its plugin, where it is named, is {@code scalars}.
 */
final class ScalarEvents {
    private final Reports reports;
    /** The plugin is named only where a tag comes first. */
    private final Map<String, Boolean> scalars = new LinkedHashMap<>();

    ScalarEvents(Reports reports) {
        this.reports = reports;
    }

    void take(CodedInputStream event) throws IOException {
        long step = 0;
        byte[] summary = null;
        for (int tag = event.readTag(); tag != 0; tag = event.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 2 -> step = event.readInt64();
                case 5 -> summary = event.readByteArray();
                default -> event.skipField(tag);
            }
        }
        if (summary != null) {
            summary(CodedInputStream.newInstance(summary), step);
        }
    }

    private void summary(CodedInputStream summary, long step) throws IOException {
        for (int tag = summary.readTag(); tag != 0; tag = summary.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                value(CodedInputStream.newInstance(summary.readByteArray()), step);
            } else {
                summary.skipField(tag);
            }
        }
    }

    private void value(CodedInputStream value, long step) throws IOException {
        String name = "";
        String plugin = null;
        String number = null;
        for (int tag = value.readTag(); tag != 0; tag = value.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> name = value.readString();
                case 2 -> number = Digits.of(value.readFloat());
                case 8 -> number = ScalarTensor.read(CodedInputStream.newInstance(value.readByteArray()));
                case 9 -> plugin = plugin(CodedInputStream.newInstance(value.readByteArray()));
                default -> value.skipField(tag);
            }
        }
        if (plugin != null) {
            scalars.putIfAbsent(name, plugin.isEmpty() || plugin.equals("scalars"));
        }
        if (number != null && scalars.getOrDefault(name, Boolean.TRUE)) {
            reports.row(Long.toString(step), name + " " + number + " at step " + step);
            reports.number(name, number);
        }
    }

    private static @Nullable String plugin(CodedInputStream metadata) throws IOException {
        String name = "";
        for (int tag = metadata.readTag(); tag != 0; tag = metadata.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                var plugin = CodedInputStream.newInstance(metadata.readByteArray());
                for (int inner = plugin.readTag(); inner != 0; inner = plugin.readTag()) {
                    if (WireFormat.getTagFieldNumber(inner) == 1) {
                        name = plugin.readString();
                    } else {
                        plugin.skipField(inner);
                    }
                }
            } else {
                metadata.skipField(tag);
            }
        }
        return name;
    }
}
