package dev.paribus.workflow.setup;

/** The hooks that are installed. */
public enum HookKind {
    PRE_COMMIT("pre-commit", "paribus-check"),
    COMMIT_MSG("commit-msg", "paribus-message"),
    PRE_PUSH("pre-push", "paribus-push");

    /** Behind the name of a hook that stood there before. */
    static final String BEFORE = ".before-paribus";

    /** Behind the name of a hook that the pre-commit framework found and goes on calling. */
    static final String LEGACY = ".legacy";

    private final String file;
    private final String id;

    HookKind(String file, String id) {
        this.file = file;
        this.id = id;
    }

    /** Its id in {@code .pre-commit-hooks.yaml}. */
    String id() {
        return id;
    }

    /** The file's name, which is git's. */
    public String file() {
        return file;
    }
}
