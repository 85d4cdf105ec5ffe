package dev.paribus.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists references by {@code for-each-ref}. */
final class RefLists {
    private RefLists() {}

    static Map<String, Oid> refs(Git git, List<String> prefixes) {
        List<String> command = new ArrayList<>(List.of("for-each-ref", "--format=%(objectname) %(refname)"));
        command.addAll(prefixes);
        String output = new String(git.output(command, new byte[0]), StandardCharsets.UTF_8);
        Map<String, Oid> refs = new LinkedHashMap<>();
        for (int at = 0; at < output.length(); ) {
            int end = output.indexOf('\n', at);
            refs.put(output.substring(at + 41, end), new Oid(output.substring(at, at + 40)));
            at = end + 1;
        }
        return refs;
    }
}
