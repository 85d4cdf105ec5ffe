package dev.paribus.workflow.session;

import dev.paribus.format.ParamFiles;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Small files in git that stand for large ones elsewhere, read by what they point to: Git LFS pointers (git-lfs, docs/spec.md) and
 * DVC's {@code *.dvc} files (their {@code outs}, with md5 or hash; a directory's ends in {@code .dir}).
 */
public final class DataPointers {
    public static final String DVC = ".dvc";

    private static final int POINTER_LIMIT = 1024;
    private static final Pattern LFS = Pattern.compile(
            "version https?://[^\n]*\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize [0-9]{1,18}\n.*", Pattern.DOTALL);

    private DataPointers() {}

    /**
     * What a DVC file says of one of its outputs.
     *
     * @param id algorithm and hash, e.g. {@code md5:...} or {@code md5:....dir}
     * @param size in bytes; null when not said
     * @param files number of files of a directory; null when not said
     */
    record Out(
            String path,
            String id,
            @Nullable Long size,
            @Nullable Long files) {}

    /** The SHA-256 that an LFS pointer names; empty for other content. */
    static Optional<String> lfs(byte[] content) {
        if (content.length > POINTER_LIMIT) {
            return Optional.empty();
        }
        Matcher pointer = LFS.matcher(new String(content, StandardCharsets.UTF_8));
        return pointer.matches() ? Optional.of(pointer.group(1)) : Optional.empty();
    }

    /** The outputs of a DVC file; none when it cannot be read as one. */
    static List<Out> dvc(byte[] content) {
        ParamNode.Mapping root =
                ParamFiles.read(Map.of("pointer.yaml", content)).value();
        var out = new ArrayList<Out>();
        if (root != null && root.entries().get("outs") instanceof ParamNode.Sequence outs) {
            for (ParamNode each : outs.items()) {
                if (each instanceof ParamNode.Mapping map) {
                    out(map).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    private static Optional<Out> out(ParamNode.Mapping map) {
        String path = word(map, "path");
        for (String algorithm : List.of("md5", "etag", "checksum", "hash_value")) {
            String hash = word(map, algorithm);
            if (path != null && hash != null) {
                return Optional.of(new Out(path, algorithm + ":" + hash, number(map, "size"), number(map, "nfiles")));
            }
        }
        return Optional.empty();
    }

    /** A hash may read as a number ({@code 61e9540...}), so it is taken as it is written. */
    private static @Nullable String word(ParamNode.Mapping map, String key) {
        return map.entries().get(key) instanceof ParamNode.Scalar scalar
                ? scalar.value() instanceof Value.Text text ? text.value() : scalar.source()
                : null;
    }

    private static @Nullable Long number(ParamNode.Mapping map, String key) {
        return map.entries().get(key) instanceof ParamNode.Scalar scalar
                        && scalar.value() instanceof Value.Int whole
                        && whole.value().bitLength() < Long.SIZE
                ? Long.valueOf(whole.value().longValueExact())
                : null;
    }

    /** What a tracked file means: what it points to, else its blob. */
    static String id(GitReader git, Oid tree, TreeEntry entry, boolean lfs) {
        boolean dvc = entry.path().endsWith(DVC);
        if (!dvc && !lfs) {
            return entry.id().hex();
        }
        Optional<Blob> blob = git.file(tree, entry.path());
        if (blob.isEmpty()) {
            return entry.id().hex();
        }
        byte[] content = blob.get().content();
        return dvc ? meaning(content).orElse(entry.id().hex()) : lfs(content).orElseGet(() -> Axes.sha256(content));
    }

    /** The outputs of a DVC file in one word; empty when it is none. */
    private static Optional<String> meaning(byte[] content) {
        var outs = new TreeMap<String, String>();
        dvc(content).forEach(out -> outs.put(out.path(), out.id()));
        return outs.isEmpty()
                ? Optional.empty()
                : Optional.of("dvc:" + Axes.sha256(outs.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** True when two versions of a tracked data file have the same content, as a pointer or as what it points to. */
    public static boolean same(String path, byte[] before, byte[] after) {
        if (path.endsWith(DVC)) {
            Optional<String> then = meaning(before);
            return then.isPresent() && then.equals(meaning(after));
        }
        Optional<String> then = lfs(before);
        Optional<String> now = lfs(after);
        return (then.isPresent() || now.isPresent())
                && then.orElseGet(() -> Axes.sha256(before)).equals(now.orElseGet(() -> Axes.sha256(after)));
    }
}
