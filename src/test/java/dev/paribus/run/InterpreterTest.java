package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterTest {
    @TempDir
    Path temporary;

    private AttemptPlan.Place place(String... pythonPath) {
        return new AttemptPlan.Place(temporary.resolve("w"), temporary.resolve("repo"), temporary.resolve("o"), List.of(pythonPath));
    }

    private Interpreter installed(String... infos) throws IOException {
        Path site = Files.createDirectories(temporary.resolve("site"));
        for (String info : infos) {
            Files.createDirectories(site.resolve(info + ".dist-info"));
        }
        return new Interpreter(Path.of("/usr/bin/python3"), "python3", "3.11.2", List.of(site));
    }

    @Test
    void packages_are_read_from_the_names_of_their_folders() throws IOException {
        assertThat(installed("numpy-2.1.0", "Scikit_Learn-1.5.0").installed()).containsExactly("numpy==2.1.0", "scikit-learn==1.5.0");
    }

    @Test
    void an_editable_install_of_this_checkout_is_refused_unless_run_path_covers_it() throws IOException {
        Interpreter python = installed("mine-0.1");
        Files.createDirectories(temporary.resolve("repo/src"));
        Files.writeString(
                temporary.resolve("site/mine-0.1.dist-info/direct_url.json"),
                "{\"url\": \"" + temporary.resolve("repo").toUri() + "\", \"dir_info\": {\"editable\": true}}");
        assertThat(python.editable(temporary.resolve("repo"), place())).extracting(Problem::code).containsExactly("editable-install");
        assertThat(python.editable(temporary.resolve("repo"), place("src"))).isEmpty();
        assertThat(python.editable(temporary.resolve("other"), place())).isEmpty();
    }

    @Test
    void a_program_that_is_no_python_is_none() throws IOException {
        Path program = Files.writeString(temporary.resolve("train"), "#!/bin/sh\n");
        assertThat(Interpreter.find(program, place(), java.util.Map.of())).isEmpty();
    }
}
