package dev.paribus.foreign;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The one number of a {@code tensorflow.TensorProto}: raw little-endian bytes in {@code tensor_content}, or a typed list, packed or not
 * (tensorflow/core/framework/tensor.proto, types.proto).
 */
final class ScalarTensor {
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 9;
    private static final int BFLOAT16 = 14;
    private static final int HALF = 19;

    private int type;
    private byte[] content = {};
    private int count;
    private double number;
    private int bits;

    private ScalarTensor() {}

    /** As decimal digits; null for a tensor of another type or with more than one number. */
    static @Nullable String read(CodedInputStream in) throws IOException {
        var tensor = new ScalarTensor();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            tensor.field(in, tag);
        }
        return tensor.text();
    }

    private void field(CodedInputStream in, int tag) throws IOException {
        boolean packed = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        switch (WireFormat.getTagFieldNumber(tag)) {
            case 1 -> type = in.readEnum();
            case 4 -> content = in.readByteArray();
            case 5, 6, 7, 10, 13 -> {
                if (packed) {
                    var list = CodedInputStream.newInstance(in.readByteArray());
                    while (!list.isAtEnd()) {
                        item(list, WireFormat.getTagFieldNumber(tag));
                    }
                } else {
                    item(in, WireFormat.getTagFieldNumber(tag));
                }
            }
            default -> in.skipField(tag);
        }
    }

    private void item(CodedInputStream in, int field) throws IOException {
        count++;
        switch (field) {
            case 5 -> number = in.readFloat();
            case 6 -> number = in.readDouble();
            case 13 -> bits = in.readInt32();
            default -> number = in.readInt64();
        }
    }

    private @Nullable String text() {
        return content.length > 0 ? raw() : count == 1 ? typed() : null;
    }

    private @Nullable String typed() {
        return switch (type) {
            case FLOAT -> Digits.of((float) number);
            case DOUBLE -> Digits.of(number);
            case INT32, INT64 -> Long.toString((long) number);
            case HALF -> Digits.of(half(bits));
            case BFLOAT16 -> Digits.of(Float.intBitsToFloat(bits << 16));
            default -> null;
        };
    }

    private @Nullable String raw() {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case FLOAT -> content.length == 4 ? Digits.of(bytes.getFloat()) : null;
            case DOUBLE -> content.length == 8 ? Digits.of(bytes.getDouble()) : null;
            case INT32 -> content.length == 4 ? Integer.toString(bytes.getInt()) : null;
            case INT64 -> content.length == 8 ? Long.toString(bytes.getLong()) : null;
            case HALF -> content.length == 2 ? Digits.of(half(bytes.getShort())) : null;
            case BFLOAT16 -> content.length == 2 ? Digits.of(Float.intBitsToFloat(bytes.getShort() << 16)) : null;
            default -> null;
        };
    }

    /** IEEE 754 half precision; the JDK can since 20. */
    private static float half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 0x1f
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : (1 + fraction * 0x1p-10) * Math.pow(2, exponent - 15);
        return (float) ((bits & 0x8000) == 0 ? size : -size);
    }
}
