package dev.paribus.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks git for attributes of paths. */
final class CheckAttr {
    private CheckAttr() {}

    /** Runs {@code check-attr} with more of its options before the name. */
    static Map<String, String> attributes(Git git, List<String> optionsAndName, List<String> paths) {
        List<String> command = new ArrayList<>(List.of("check-attr", "-z", "--stdin"));
        command.addAll(optionsAndName);
        List<String> fields = NulStream.split(git.output(command, NulStream.join(paths)));
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i + 2 < fields.size(); i += 3) {
            if (!fields.get(i + 2).equals("unspecified")) {
                values.put(fields.get(i), fields.get(i + 2));
            }
        }
        return values;
    }
}
