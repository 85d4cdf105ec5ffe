package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.ParamTrees;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The place in a file that an edit is about: what is refused there, and the proof that an edit did what was meant. */
record Spot(Source source, @Nullable ParamNode tree, ParamPath at) {
    Failure refuse(String code, String message, int start, int end, @Nullable String hint) {
        Problem problem = Problem.error(code, message).hint(hint);
        return new Failure(Failure.Kind.DATA, List.of(source.place(problem, start, end)));
    }

    /** There is no such parameter. */
    Failure missing() {
        List<String> known = tree == null
                ? List.of()
                : tree.leaves().stream().map(leaf -> leaf.path().toString()).toList();
        String near = DidYouMean.question(at.toString(), known);
        Problem problem = Problem.error("unknown-parameter", "there is no parameter '" + at + "' in " + source.path())
                .at(Location.at(source.path(), 1, 1))
                .hint(near.isEmpty() ? "add it with a '+' before its path" : near);
        return new Failure(Failure.Kind.DATA, List.of(problem));
    }

    Failure block(int start, int end) {
        ParamNode here = tree == null ? null : tree.find(at).orElse(null);
        String example = here == null || here.leaves().isEmpty()
                ? at.toString()
                : at + "." + here.leaves().get(0).path();
        return refuse(
                "not-one-value",
                "'" + at + "' is a mapping, not one value",
                start,
                end,
                "name one value below it: " + example);
    }

    Failure exists(int start, int end) {
        return refuse("parameter-exists", "'" + at + "' is there already", start, end, "set it without the '+'");
    }

    Failure noParent(int steps, int start, int end) {
        return refuse(
                "no-such-parent",
                "nothing can be added at '" + at + "': "
                        + new ParamPath(at.steps().subList(0, steps)) + " is no place for it",
                start,
                end,
                "name a mapping, or the item behind the last of a list");
    }

    Failure byHand(String why, int start, int end) {
        return refuse(
                "cannot-edit",
                "'" + at + "' cannot be changed in place: " + why,
                start,
                end,
                "edit " + source.path() + " by hand, then paribus new --because \"...\"");
    }

    /** Applies the edits, reads the result again and holds it against the tree that was meant. */
    byte[] checked(List<Edit> edits, ParamNode wanted, Function<byte[], Document> reader) {
        byte[] bytes = Edit.apply(source.text(), edits).getBytes(StandardCharsets.UTF_8);
        Document after = reader.apply(bytes);
        ParamNode got = after.tree();
        if (!after.ok() || got == null || !ParamTrees.same(wanted, got)) {
            String why = after.ok()
                    ? "more than it would change"
                    : after.problems().get(0).message();
            throw byHand(why, edits.get(0).start(), edits.get(0).end());
        }
        return bytes;
    }
}
