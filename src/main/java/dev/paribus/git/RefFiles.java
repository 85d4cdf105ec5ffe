package dev.paribus.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
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

    private static final long LARGE = 1 << 18;

    private final Path commonDir;
    private final boolean files;

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
        var found = new TreeMap<String, Oid>();
        if (!files || !loose(patterns, found)) {
            return null;
        }
        return packed(patterns, found) ? found : null;
    }

    private boolean loose(List<String> patterns, Map<String, Oid> into) {
        var walk = new Walk(patterns, into);
        for (String pattern : patterns) {
            int star = pattern.indexOf('*');
            String fixed = star < 0 ? pattern : pattern.substring(0, star);
            Path folder = commonDir.resolve(fixed.substring(0, fixed.lastIndexOf('/') + 1));
            if (!fixed.startsWith("refs/") || (star < 0 && !pattern.endsWith("/"))) {
                return false;
            }
            try {
                if (Files.isDirectory(folder)) {
                    Files.walkFileTree(folder, walk);
                }
            } catch (IOException movedMeanwhile) {
                return false;
            }
            if (walk.odd) {
                return false;
            }
        }
        return true;
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final List<String> patterns;
        private final Map<String, Oid> into;
        private int seen;
        private boolean odd;

        Walk(List<String> patterns, Map<String, Oid> into) {
            this.patterns = patterns;
            this.into = into;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
            String name = commonDir.relativize(file).toString();
            if (name.endsWith(".lock") || !matches(name, patterns)) {
                return FileVisitResult.CONTINUE;
            }
            odd = ++seen > MANY || !facts.isRegularFile() || facts.size() != 41;
            if (odd) {
                return FileVisitResult.TERMINATE;
            }
            try {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                odd = text.length() != 41 || text.charAt(40) != '\n' || !Oid.isHex(text.substring(0, 40));
                if (!odd) {
                    into.put(name, new Oid(text.substring(0, 40)));
                }
            } catch (NoSuchFileException packedMeanwhile) {
                // It stands in packed-refs, which is read next, or is gone.
            }
            return odd ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }

    private boolean packed(List<String> patterns, Map<String, Oid> into) {
        Path file = commonDir.resolve("packed-refs");
        try {
            if (!Files.exists(file)) {
                return true;
            }
            if (Files.size(file) > LARGE) {
                return false;
            }
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
                boolean comment = line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '^';
                if (!comment && (line.length() < 42 || line.charAt(40) != ' ')) {
                    return false;
                }
                if (!comment && matches(line.substring(41), patterns)) {
                    into.putIfAbsent(line.substring(41), new Oid(line.substring(0, 40)));
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
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
