package dev.paribus.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists references by {@code for-each-ref}. */
final class RefLists {
    private static final String TIP =
            "--format=%(refname)%00%(objectname)%00%(committerdate:unix)%00%(contents:trailers:only,unfold)%00";

    private RefLists() {}

    static List<RefTip> tips(Git git, List<String> prefixes) {
        List<RefTip> tips = new ArrayList<>();
        git.stream(command(TIP, prefixes), new byte[0], in -> {
            var fields = new NulStream(in);
            for (String name = fields.next(); name != null; name = fields.next()) {
                String refname = name.startsWith("\n") ? name.substring(1) : name;
                if (refname.isEmpty()) {
                    return;
                }
                String id = fields.must();
                String time = fields.must();
                String trailers = fields.must();
                if (!time.isEmpty()) {
                    tips.add(new RefTip(refname, new Oid(id), CommitParser.instant(time), trailers));
                }
            }
        });
        return tips;
    }

    static Map<String, Oid> refs(Git git, List<String> prefixes) {
        Map<String, Oid> refs = new LinkedHashMap<>();
        byte[] output = git.output(command("--format=%(objectname) %(refname)", prefixes), new byte[0]);
        new String(output, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> refs.put(line.substring(41), new Oid(line.substring(0, 40))));
        return refs;
    }

    private static List<String> command(String format, List<String> prefixes) {
        List<String> command = new ArrayList<>(List.of("for-each-ref", format));
        command.addAll(prefixes);
        return command;
    }
}
