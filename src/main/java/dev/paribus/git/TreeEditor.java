package dev.paribus.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.Paths;
import org.jspecify.annotations.Nullable;

/** Makes a tree from another one and edits; reads and writes only the directories on the way to what is edited. */
final class TreeEditor {
    private final ObjectReader reader;
    private final ObjectInserter inserter;

    TreeEditor(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    private record Item(byte[] name, FileMode mode, ObjectId id) {}

    private static final Comparator<Item> ORDER = (a, b) ->
            Paths.compare(a.name, 0, a.name.length, a.mode.getBits(), b.name, 0, b.name.length, b.mode.getBits());

    /** The edits below one directory. */
    private static final class Folder {
        private final Map<String, TreeEdit> files = new TreeMap<>();
        private final Map<String, Folder> folders = new TreeMap<>();

        void put(String path, String rest, TreeEdit edit) {
            int slash = rest.indexOf('/');
            if (slash >= 0) {
                folders.computeIfAbsent(rest.substring(0, slash), name -> new Folder())
                        .put(path, rest.substring(slash + 1), edit);
            } else {
                files.put(rest, edit);
            }
        }

        boolean onlyRemoves() {
            return files.values().stream().allMatch(TreeEdit.Remove.class::isInstance)
                    && folders.values().stream().allMatch(Folder::onlyRemoves);
        }
    }

    /** The edited tree; the empty tree when nothing is left. */
    ObjectId edit(@Nullable ObjectId base, Map<String, TreeEdit> edits) throws IOException {
        Folder root = new Folder();
        edits.forEach((path, edit) -> root.put(path, path, edit));
        ObjectId tree = edit(base, root);
        return tree == null ? inserter.insert(new TreeFormatter()) : tree;
    }

    private @Nullable ObjectId edit(@Nullable ObjectId base, Folder edits) throws IOException {
        Map<String, Item> items = read(base);
        for (Map.Entry<String, TreeEdit> entry : edits.files.entrySet()) {
            file(items, entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, Folder> entry : edits.folders.entrySet()) {
            folder(items, entry.getKey(), entry.getValue(), edits.files.get(entry.getKey()));
        }
        if (items.isEmpty()) {
            return null;
        }
        List<Item> sorted = new ArrayList<>(items.values());
        sorted.sort(ORDER);
        TreeFormatter tree = new TreeFormatter();
        for (Item item : sorted) {
            tree.append(item.name, item.mode, item.id);
        }
        return inserter.insert(tree);
    }

    private void file(Map<String, Item> items, String name, TreeEdit edit) throws IOException {
        Item old = items.get(name);
        if (edit instanceof TreeEdit.Write write) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, write.content());
            items.put(name, new Item(PathBytes.encode(name), FileMode.REGULAR_FILE, blob));
        } else if (edit instanceof TreeEdit.Put put) {
            FileMode mode = FileMode.fromBits(Integer.parseInt(put.mode(), 8));
            items.put(
                    name,
                    new Item(
                            PathBytes.encode(name),
                            mode,
                            ObjectId.fromString(put.id().hex())));
        } else if (old != null && old.mode != FileMode.TREE) {
            items.remove(name);
        }
    }

    private void folder(Map<String, Item> items, String name, Folder edits, @Nullable TreeEdit sameName)
            throws IOException {
        Item old = items.get(name);
        boolean isFolder = old != null && old.mode == FileMode.TREE;
        if (!isFolder && edits.onlyRemoves()) {
            return;
        }
        if (sameName != null && !(sameName instanceof TreeEdit.Remove)) {
            throw new IllegalArgumentException("'" + name + "' cannot be a file and a directory");
        }
        ObjectId tree = edit(old != null && isFolder ? old.id : null, edits);
        if (tree == null) {
            items.remove(name);
        } else {
            items.put(name, new Item(PathBytes.encode(name), FileMode.TREE, tree));
        }
    }

    private Map<String, Item> read(@Nullable ObjectId tree) throws IOException {
        Map<String, Item> items = new LinkedHashMap<>();
        if (tree == null) {
            return items;
        }
        CanonicalTreeParser parser = new CanonicalTreeParser();
        for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            items.put(PathBytes.decode(name), new Item(name, parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return items;
    }
}
