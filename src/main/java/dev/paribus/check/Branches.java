package dev.paribus.check;

/** Whether what is looked at is an experiment's branch. */
final class Branches {
    private Branches() {}

    /** True for a branch with the project's prefix, in any letter case. */
    static boolean experiment(Facts facts) {
        String branch = facts.branch();
        String prefix = facts.project().branches();
        return branch != null && branch.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
