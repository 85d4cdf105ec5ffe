package dev.paribus.refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that take nothing. A namespace of its own holds the mounts, so that root needs no chmod and nothing has to be
 * unmounted; where the machine allows none, the tests are skipped and say so.
 */
class DisksTest {
    private static final String READ_ONLY =
            "mount --bind \"$PWD\" \"$PWD\" && mount -o remount,bind,ro \"$PWD\" && cd \"$PWD\" || exit 90\n";

    @TempDir
    Path temporary;

    @Test
    void a_read_only_repository_is_named_and_nothing_starts() {
        TestRepo repo = Laboratory.measured(temporary);
        requireMounts(repo);
        for (String verb : List.of("new", "try")) {
            Ran ran = inNamespace(repo, READ_ONLY + "paribus " + verb + " optimizer.lr=0.02 --because x");
            ran.exits(4);
            assertThat(ran.err())
                    .as("%s", ran)
                    .contains("[read-only]", "is mounted read-only", "findmnt -T")
                    .doesNotContain("\tat ", "[bug]");
        }
        inNamespace(repo, READ_ONLY + "paribus log && paribus status && paribus show " + Laboratory.baseline(repo))
                .ok();
    }

    @Test
    void a_run_in_a_read_only_repository_does_not_start() {
        TestRepo repo = Laboratory.initialised(temporary);
        requireMounts(repo);
        Ran ran = inNamespace(repo, READ_ONLY + "paribus run");
        ran.exits(4);
        assertThat(ran.err())
                .as("%s", ran)
                .contains("[read-only]", "hint: ")
                .doesNotContain("\tat ", "[bug]", "running ");
    }

    /** The repository lies on a disk of a few megabytes, and the training fills it to the last byte. */
    @Test
    void a_disk_that_the_training_fills_does_not_cost_the_result() {
        TestRepo repo = Laboratory.initialised(temporary);
        requireMounts(repo);
        filling(repo, "dd if=/dev/zero of=\"$DISK/ballast\" bs=4k 2>/dev/null");
        Ran ran = onSmallDisk(repo, "size=12m", """
                paribus run
                echo "exit $?"
                git fsck --strict >/dev/null 2>&1 && echo "sound"
                git log -1 --format=%s
                """);
        ran.ok();
        assertThat(ran.out()).as("%s", ran).containsPattern("measured.*0\\.812").contains("exit 0", "sound");
        assertThat(ran.err()).as("%s", ran).doesNotContain("\tat ", "[bug]", "error: ");
    }

    @Test
    void a_training_that_fails_over_a_full_disk_is_told_so() {
        TestRepo repo = Laboratory.initialised(temporary);
        requireMounts(repo);
        filling(repo, "dd if=/dev/zero of=\"$DISK/ballast\" bs=4k 2>/dev/null; exit 1");
        Ran ran = onSmallDisk(repo, "size=12m", "paribus run");
        assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
        assertThat(ran.err()).as("%s", ran).contains("is full, which may be why it failed: df -h '");
    }

    /** Compressed it takes nothing, checked out it takes half of the disk. */
    @Test
    void a_disk_that_is_too_small_for_a_seed_is_named_with_the_figures_before_anything_starts() {
        TestRepo repo = Laboratory.initialised(temporary);
        requireMounts(repo);
        repo.write("weights.bin", new byte[8 << 20]);
        repo.commit("large weights");
        repo.git("branch", "-f", "exp/" + Laboratory.baseline(repo));
        Ran ran = onSmallDisk(repo, "size=14m", """
                before=$(git for-each-ref)
                paribus run --jobs 2
                echo "exit $?"
                [ "$before" = "$(git for-each-ref)" ] && echo "references as before"
                ls .git/paribus/runs .git/paribus/worktrees 2>/dev/null | grep -c '^[0-9a-f]'
                """);
        assertThat(ran.out().lines().toList()).as("%s", ran).containsSubsequence("exit 4", "references as before", "0");
        assertThat(ran.err())
                .as("%s", ran)
                .contains("[disk-too-small]", "needs 9.0 MiB: 8.0 MiB for its files and 1.0 MiB", "hint: df -h")
                .doesNotContain("\tat ", "[bug]", "started");
    }

    /** The training leaves no room for a single new file, so that even the space that is kept for the result is of no use. */
    @Test
    void a_disk_that_is_full_at_the_commit_changes_nothing_and_the_next_writing_command_delivers() {
        TestRepo repo = Laboratory.initialised(temporary);
        requireMounts(repo);
        filling(
                repo,
                "mkdir \"$DISK/ballast\"; i=0; while true 2>/dev/null >\"$DISK/ballast/$i\"; do i=$((i + 1)); done");
        Ran ran = onSmallDisk(repo, "size=30m,nr_inodes=700", """
                before=$(git for-each-ref)
                paribus run
                echo "exit $?"
                [ "$before" = "$(git for-each-ref)" ] && echo "references as before"
                git fsck --strict >/dev/null 2>&1 && echo "sound"
                [ -z "$(git status --porcelain)" ] && echo "clean"
                rm -r "$DISK/ballast"
                paribus new optimizer.lr=0.02 --because "it oscillates" --name amber-otter
                echo "then $?"
                git log -1 --format=%s main
                git fsck --strict && echo "still sound"
                git worktree list | wc -l
                """);
        ran.ok();
        assertThat(ran.out().lines().toList())
                .as("%s", ran)
                .containsSubsequence(
                        "exit 4",
                        "references as before",
                        "sound",
                        "clean",
                        "amber-otter",
                        "then 0",
                        "still sound",
                        "1");
        assertThat(ran.out()).as("%s", ran).containsPattern(": acc 0\\.812.*");
        assertThat(ran.err())
                .as("%s", ran)
                .contains("[disk-full]", "hint: ", "[delivered]")
                .doesNotContain("\tat ", "[bug]");
    }

    /** Makes the last seed's training fill the disk after it has reported its metric. */
    private static void filling(TestRepo repo, String how) {
        repo.executable("fill.sh", """
                #!/bin/sh
                sh train.sh
                if [ "$PARIBUS_SEED" = 3 ]; then %s; fi
                exit 0
                """.formatted(how));
        Laboratory.edit(repo, "paribus.yaml", "[sh, train.sh]", "[sh, fill.sh]");
        repo.commit("a script that fills the disk");
        repo.git("branch", "-f", "exp/" + Laboratory.baseline(repo));
    }

    private static Ran onSmallDisk(TestRepo repo, String options, String script) {
        return inNamespace(repo, """
                export DISK="$PWD/../disk"
                mkdir "$DISK" && mount -t tmpfs -o %s none "$DISK" && cp -a . "$DISK/repo" && cd "$DISK/repo" || exit 90
                git update-index -q --refresh
                %s
                """.formatted(options, script));
    }

    private static Ran inNamespace(TestRepo repo, String script) {
        return repo.child(repo.dir(), Map.of(), List.of("unshare", "-rm", "sh", "-c", script));
    }

    private static void requireMounts(TestRepo repo) {
        boolean can = inNamespace(repo, "mount -t tmpfs -o size=1m none /mnt").exit() == 0;
        assumeTrue(can, "skipped: this machine lets nobody mount a disk in a namespace of its own (unshare -rm)");
    }
}
