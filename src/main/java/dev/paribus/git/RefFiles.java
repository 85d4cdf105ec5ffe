package dev.paribus.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * References as git's files backend keeps them (gitrepository-layout): a file each below {@code refs/}, and
 * {@code packed-refs}. A short list is read here, where a child of git costs more than all of it; whatever is out of the
 * ordinary is git's to answer. The files are read first and the packed ones after them, as git does: one that is packed
 * meanwhile is found in either place.
 */
final class RefFiles {
    /** With more files than these, git is faster. */
    private static final int MANY = 200;

    private static final int HEX = 40;

    private static final long LARGE = 1 << 25;

    private final Path commonDir;
    private final boolean files;
    private final Map<List<String>, Packed> packed = new HashMap<>();
    private final Map<List<String>, Joined> joined = new HashMap<>();

    RefFiles(Path commonDir, ConfigList config) {
        this.commonDir = commonDir;
        this.files = config.last("extensions.refstorage").orElse("files").equals("files");
    }

    /**
     * Ids by full name, in the order of names.
     *
     * @param patterns as for-each-ref takes them: a prefix that ends in a slash, or {@code *} for parts of one path element
     * @return null when git has to be asked
     */
    @Nullable
    Map<String, Oid> list(List<String> patterns) {
        var loose = new LooseWalk(commonDir, name -> matches(name, patterns), MANY);
        if (!files || !loose(patterns, loose)) {
            return null;
        }
        Map<String, Oid> packed = packed(patterns);
        return packed == null ? null : joined(patterns, packed, loose.found());
    }

    /** The same map as the last time where nothing changed, so that whoever asks again sees that at once. */
    private synchronized Map<String, Oid> joined(
            List<String> patterns, Map<String, Oid> packedNow, SortedMap<String, Oid> looseNow) {
        Joined before = joined.get(patterns);
        if (before != null && before.packed == packedNow && before.loose.equals(looseNow)) {
            return before.all;
        }
        Map<String, Oid> found = looseNow.isEmpty() ? packedNow : merged(packedNow, looseNow);
        joined.put(patterns, new Joined(packedNow, looseNow, found));
        return found;
    }

    /** In the order of names, of two that have it: to sort ten thousand again costs more than to read them. */
    private static Map<String, Oid> merged(Map<String, Oid> packed, SortedMap<String, Oid> loose) {
        var all = new LinkedHashMap<String, Oid>(2 * (packed.size() + loose.size()));
        var names = new ArrayDeque<>(loose.keySet());
        packed.forEach((name, id) -> {
            while (!names.isEmpty() && names.element().compareTo(name) < 0) {
                all.put(names.element(), loose.get(names.remove()));
            }
            all.put(name, loose.getOrDefault(name, id));
        });
        for (String name : names) {
            all.put(name, loose.get(name));
        }
        return Collections.unmodifiableMap(all);
    }

    /** What a list was made of. */
    private record Joined(Map<String, Oid> packed, SortedMap<String, Oid> loose, Map<String, Oid> all) {}

    private static boolean loose(List<String> patterns, LooseWalk walk) {
        var folders = new LinkedHashSet<String>();
        for (String pattern : patterns) {
            int star = pattern.indexOf('*');
            String fixed = star < 0 ? pattern : pattern.substring(0, star);
            if (!fixed.startsWith("refs/") || (star < 0 && !pattern.endsWith("/"))) {
                return false;
            }
            folders.add(fixed.substring(0, fixed.lastIndexOf('/') + 1));
        }
        for (String folder : folders) {
            if (!walk.read(folder)) {
                return false;
            }
        }
        return true;
    }

    /** What {@code packed-refs} said, and the file that said it; git knows a changed one by the same signs. */
    private record Packed(
            FileTime modified, long size, @Nullable Object inode, Map<String, Oid> refs) {}

    /** In the order of names. */
    private synchronized @Nullable Map<String, Oid> packed(List<String> patterns) {
        Path file = commonDir.resolve("packed-refs");
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Packed before = packed.get(patterns);
            if (before != null
                    && before.modified.equals(now.lastModifiedTime())
                    && before.size == now.size()
                    && Objects.equals(before.inode, now.fileKey())) {
                return before.refs;
            }
            Map<String, Oid> refs = now.size() > LARGE ? null : packed(Files.readAllBytes(file), patterns);
            if (refs == null) {
                return null;
            }
            packed.put(patterns, new Packed(now.lastModifiedTime(), now.size(), now.fileKey(), refs));
            return refs;
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Lines {@code ID NAME}, mostly sorted; a comment and the commit of a tag have lines of their own. Null for other lines. */
    private static @Nullable Map<String, Oid> packed(byte[] bytes, List<String> patterns) {
        var found = new LinkedHashMap<String, Oid>(bytes.length / 32);
        String last = "";
        boolean sorted = true;
        byte[][] fixed = new byte[patterns.size()][];
        for (int i = 0; i < fixed.length; i++) {
            String pattern = patterns.get(i);
            int star = pattern.indexOf('*');
            fixed[i] = (star < 0 ? pattern : pattern.substring(0, star)).getBytes(StandardCharsets.UTF_8);
        }
        for (int start = 0; start < bytes.length; ) {
            boolean comment = bytes[start] == '#' || bytes[start] == '^' || bytes[start] == '\n';
            int name = comment ? start : start + HEX + 1;
            int end = lineEnd(bytes, name);
            if (!comment && (end <= name || bytes[name - 1] != ' ')) {
                return null;
            }
            int which = comment ? -1 : beginning(bytes, name, end, fixed);
            if (which < 0 && !comment && lineEnd(bytes, start) != end) {
                return null;
            }
            if (which >= 0) {
                var hex = new String(bytes, start, HEX, StandardCharsets.ISO_8859_1);
                if (!Oid.isHex(hex)) {
                    return null;
                }
                var ref = new String(bytes, name, end - name, StandardCharsets.UTF_8);
                if (patterns.get(which).indexOf('*') < 0 || matches(ref, patterns)) {
                    found.putIfAbsent(ref, new Oid(hex));
                    sorted &= last.compareTo(ref) <= 0;
                    last = ref;
                }
            }
            start = end + 1;
        }
        return Collections.unmodifiableMap(sorted ? found : new TreeMap<>(found));
    }

    /** A loop of its own, which a JVM compiles long before the one around it. */
    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Which of them is the beginning; -1 for none. */
    private static int beginning(byte[] bytes, int from, int to, byte[][] any) {
        for (int i = 0; i < any.length; i++) {
            byte[] one = any[i];
            int at = 0;
            while (at < one.length && from + at < to && bytes[from + at] == one[at]) {
                at++;
            }
            if (at == one.length) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(String name, List<String> patterns) {
        for (String pattern : patterns) {
            if (pattern.indexOf('*') < 0 ? name.startsWith(pattern) : glob(name, pattern)) {
                return true;
            }
        }
        return false;
    }

    /** {@code *} stands for any text without a slash. */
    private static boolean glob(String name, String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int end = star; end <= name.length(); end++) {
            if (glob(name.substring(end), rest)) {
                return true;
            }
            if (end < name.length() && name.charAt(end) == '/') {
                return false;
            }
        }
        return false;
    }
}
