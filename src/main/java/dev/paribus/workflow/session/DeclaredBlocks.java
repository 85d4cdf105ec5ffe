package dev.paribus.workflow.session;

import dev.paribus.diff.TreeDiff;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.param.ParamPath;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The blocks that count as one change when they switch: the project's, and the one that the record declares. */
public final class DeclaredBlocks {
    private DeclaredBlocks() {}

    /** @param record null when it could not be read */
    public static TreeDiff.Options options(Project project, @Nullable ExperimentRecord record) {
        var blocks = new ArrayList<ParamPath>();
        for (String block : project.change().blocks()) {
            blocks.add(ParamPath.parse(block));
        }
        String own = record == null ? null : record.more().get("block");
        if (own != null) {
            blocks.add(ParamPath.parse(own));
        }
        return new TreeDiff.Options(blocks);
    }
}
