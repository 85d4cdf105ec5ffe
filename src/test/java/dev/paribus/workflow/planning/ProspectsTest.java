package dev.paribus.workflow.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.evidence.Outlook;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.judging.Prior;
import dev.paribus.workflow.judging.Priors;
import dev.paribus.workflow.registration.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registration is told of what it can show: from the parent's seeds, the siblings, and the hypotheses of all. */
class ProspectsTest {
    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void a_measured_baseline() {
        lab = Lab.measured(temporary);
    }

    private Prospect of(Registration.Registered made, Prospects.Detail detail) {
        return Prospects.of(PriorReading.begin(lab.session()), List.of(made), 2, detail);
    }

    private Prospect dry(String because, String assignment) {
        return of(new Registration(lab.session()).dryRun(Lab.plan(null, because, assignment)), Prospects.Detail.FULL);
    }

    private static List<String> codes(Prospect prospect) {
        return prospect.notes().stream().map(Problem::code).toList();
    }

    @Test
    void the_parent_lends_noise_and_time() {
        Prospect prospect = dry("it oscillates", "lr=0.02");

        Outlook outlook = prospect.outlooks().get(0);
        assertThat(outlook.noise().sd()).isCloseTo(0.00158113883, within(1e-9));
        assertThat(prospect.cost().seeds()).isEqualTo(5);
        assertThat(prospect.cost().jobs()).isEqualTo(2);
        assertThat(prospect.k()).isEqualTo(1);
        assertThat(codes(prospect)).containsExactly("never-refuted");
        assertThat(prospect.steps()).extracting(Prospect.Step::seeds).containsExactly(2, 3, 4, 5, 6, 8, 10);
        assertThat(prospect.lines()).hasSize(2);
    }

    @Test
    void siblings_make_it_a_later_try_and_lend_their_noise() {
        String first = lab.register("it oscillates", "lr=0.02").name().text();
        lab.run(first);
        lab.register("of something else entirely", "lr=0.03");

        Prospect prospect = dry("the gradient vanishes", "lr=0.04");

        assertThat(prospect.tried()).isEqualTo(1);
        assertThat(prospect.k()).isEqualTo(2);
        assertThat(prospect.outlooks().get(0).noise().experiments()).isEqualTo(2);
    }

    @Test
    void a_hypothesis_like_an_earlier_one_is_told_with_what_that_came_to() {
        String first = lab.register("the loss oscillates in late epochs", "lr=0.02")
                .name()
                .text();
        lab.run(first);

        Prospect prospect = dry("the loss oscillates in the last epochs", "lr=0.03");

        assertThat(prospect.similar()).extracting(one -> one.name().text()).containsExactly(first);
        assertThat(prospect.similar().get(0).metric()).startsWith("acc 0.8");
        assertThat(codes(prospect)).contains("similar-earlier");
        assertThat(codes(dry("something else", "lr=0.03"))).doesNotContain("similar-earlier");
    }

    @Test
    void what_is_the_same_is_not_called_similar_too() {
        lab.register("the loss oscillates in late epochs", "lr=0.02");

        var again =
                new Registration(lab.session()).dryRun(Lab.plan(null, "the loss oscillates in late epochs", "lr=0.02"));

        assertThat(again.remarks()).extracting(Problem::code).containsExactly("repeats-earlier");
        assertThat(of(again, Prospects.Detail.SHORT).similar()).isEmpty();
    }

    @Test
    void a_policy_keeps_a_note_quiet() throws IOException {
        Path rules = lab.repo.dir().resolve("paribus.yaml");
        Files.writeString(rules, Files.readString(rules) + "\npolicy: {never-refuted: off}\n");
        lab.repo.commit("quiet");

        assertThat(codes(dry("it oscillates", "lr=0.02"))).isEmpty();
    }

    @Test
    void kept_tips_are_read_once_and_a_damaged_line_is_none() throws IOException {
        lab.register("it oscillates", "lr=0.02");
        List<Prior> known = Priors.read(lab.session());
        Path file = lab.session().state().resolve("tips");
        byte[] kept = Files.readAllBytes(file);

        assertThat(known).hasSize(2);
        assertThat(Priors.read(lab.session())).isEqualTo(known);
        assertThat(Files.readAllBytes(file)).isEqualTo(kept);

        byte[] damaged = kept.clone();
        damaged[60] ^= 1;
        Files.write(file, damaged);
        Files.write(file, "00000000\tcut".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        assertThat(Priors.read(lab.session())).isEqualTo(known);
        Files.delete(file);
        assertThat(Priors.read(lab.session())).isEqualTo(known);
    }

    @Test
    void trailers_that_another_program_wrote_count_as_ours_do() {
        String name = lab.register("it oscillates", "lr=0.02").name().text();
        lab.run(name);
        String branch = "refs/heads/exp/" + name;
        String message = lab.repo.git("log", "-1", "--format=%B", branch);
        int tried = dry("it is slow", "lr=0.03").tried();
        assertThat(tried).isEqualTo(1);
        for (String other : List.of(
                message.replace("\n", "\r\n").replace("\r\n\r\n", "\n\n"),
                message.replaceAll("(?m)^(Experiment-[A-Z][a-z]+): ", "$1:"),
                message.stripTrailing() + "\nExperiment-Later: 3\n")) {
            assertThat(other).isNotEqualTo(message);
            String commit = lab.repo
                    .git("commit-tree", branch + "^{tree}", "-p", branch + "^", "-m", other)
                    .strip();
            lab.repo.git("update-ref", branch, commit);
            assertThat(dry("it is slow", "lr=0.03").tried()).as(other).isEqualTo(tried);
            assertThat(dry("it is slow", "lr=0.03").tried())
                    .as("kept: " + other)
                    .isEqualTo(tried);
        }
    }

    @Test
    void lines_of_an_earlier_build_are_replaced_once() throws IOException {
        lab.register("it oscillates", "lr=0.02");
        List<Prior> known = Priors.read(lab.session());
        Path file = lab.session().state().resolve("tips");
        List<String> earlier = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isEmpty()) {
                String body = line.substring(9).replaceFirst("=?\t[0-9a-f]{40}(?=[0-9])", "\t");
                var sum = new java.util.zip.CRC32();
                sum.update(body.getBytes(StandardCharsets.UTF_8));
                earlier.add(String.format("%08x\t%s", sum.getValue(), body));
            }
        }
        Files.write(file, earlier);

        assertThat(Priors.read(lab.session())).isEqualTo(known);
        byte[] after = Files.readAllBytes(file);
        assertThat(Priors.read(lab.session())).isEqualTo(known);
        assertThat(Files.readAllBytes(file)).isEqualTo(after);
    }

    @Test
    void a_command_that_read_them_sees_what_came_moved_and_went() {
        var session = lab.session();
        List<String> before = names(Priors.read(session));
        assertThat(Priors.read(session)).extracting(Prior::name).hasSize(before.size());

        String second = lab.register("it oscillates", "lr=0.02").name().text();
        assertThat(names(Priors.read(session))).containsOnlyOnce(second).hasSize(before.size() + 1);
        lab.run(second);
        assertThat(Priors.read(session))
                .filteredOn(prior -> prior.name().text().equals(second))
                .singleElement()
                .matches(Prior::compared);
        lab.repo.git("update-ref", "-d", "refs/heads/exp/" + second);
        assertThat(names(Priors.read(session))).isEqualTo(before);
    }

    private static List<String> names(List<Prior> priors) {
        return priors.stream().map(prior -> prior.name().text()).toList();
    }

    @Test
    void an_entry_of_the_file_that_is_no_tip_any_more_says_nothing() {
        String first = lab.register("it oscillates", "lr=0.02").name().text();
        Priors.read(lab.session());
        lab.run(first);

        assertThat(Priors.read(lab.session()))
                .filteredOn(prior -> prior.name().text().equals(first))
                .singleElement()
                .matches(Prior::compared);
    }
}
