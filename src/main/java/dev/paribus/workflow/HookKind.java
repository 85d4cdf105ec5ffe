package dev.paribus.workflow;

/** The hooks that are installed. */
public enum HookKind {
    PRE_COMMIT("pre-commit"),
    COMMIT_MSG("commit-msg"),
    PRE_PUSH("pre-push");

    /** Behind the name of a hook that stood there before. */
    static final String BEFORE = ".before-paribus";

    /** Behind the name of a hook that the pre-commit framework found and goes on calling. */
    static final String LEGACY = ".legacy";

    private final String file;

    HookKind(String file) {
        this.file = file;
    }

    /** The file's name, which is git's. */
    public String file() {
        return file;
    }
}
