package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap A1: an editable install points at the user's checkout, so that every run imports what stands there. */
class EditableInstallTest {
    @TempDir
    Path temporary;

    @Test
    void run_refuses_it_before_a_child_starts_unless_the_runs_own_code_comes_first() {
        var ground = new Ground(temporary);
        String site = ".venv/lib/python3.11/site-packages/";
        ground.repo
                .write(".gitignore", ".venv/\n")
                .write("src/mine/__init__.py", "")
                .write("train.py", "print('acc: 0.5')\n")
                .write(".venv/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\n")
                .executable(".venv/bin/python", """
                        #!/bin/sh
                        case "$1" in
                            train.py) echo "acc: 0.5$PARIBUS_SEED"; echo "path=$PYTHONPATH" ;;
                            *) echo Python 3.11.2 ;;
                        esac
                        """)
                .write(
                        site + "mine-0.1.dist-info/direct_url.json",
                        "{\"dir_info\": {\"editable\": true}, \"url\": \""
                                + ground.repo.dir().toUri() + "\"}");
        ground.repo.commit("a package of its own");
        ground.repo
                .paribus(
                        "init", "--command", ".venv/bin/python train.py", "--metric", "acc:maximize", "--seeds", "1..2")
                .ok();
        String rules = ground.repo.read("paribus.yaml");
        if (!rules.lines().anyMatch(line -> line.strip().startsWith("link: ["))) {
            rules = rules.replaceFirst("(?m)^run:.*\n", "run:\n  link: [.venv]\n");
        }
        rules = rules.replaceFirst("(?m)^  path: .*\n", "");
        ground.repo.write("paribus.yaml", rules);
        ground.repo.commit("link the environment");
        String before = ground.repo.git("for-each-ref");
        assertThat(ground.repo.paribus("run").exits(3).err())
                .contains("editable-install")
                .contains("path: [src]");
        assertThat(ground.repo.git("for-each-ref")).isEqualTo(before);
        ground.repo.write("paribus.yaml", rules.replaceFirst("(?m)^run:.*\n", "run:\n  path: [src]\n"));
        ground.repo.commit("the run's own code first");
        ground.repo.paribus("run").ok();
        assertThat(ground.values("main")).containsExactly("0.51", "0.52");
    }
}
