package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final List<String> asked = new ArrayList<>();

    private String told(Answers<String> answers, String question) {
        return answers.to(List.of(question), () -> {
            asked.add(question);
            return "answer to " + question;
        });
    }

    @Test
    void a_question_is_asked_once() {
        var answers = new Answers<String>();
        assertThat(told(answers, "a")).isEqualTo("answer to a");
        assertThat(told(answers, "b")).isEqualTo("answer to b");
        assertThat(told(answers, "a")).isEqualTo("answer to a");
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void the_oldest_answer_makes_room() {
        var answers = new Answers<String>();
        for (int i = 0; i < 17; i++) {
            told(answers, "n" + i);
        }
        asked.clear();
        told(answers, "n16");
        told(answers, "n1");
        told(answers, "n0");
        assertThat(asked).containsExactly("n0");
    }

    @Test
    void a_list_too_long_to_keep_is_asked_for_again() {
        var answers = new Answers<List<String>>();
        for (int i = 0; i < 2; i++) {
            answers.to(List.of("long"), () -> {
                asked.add("long");
                return Collections.nCopies(20_001, "x");
            });
        }
        assertThat(asked).hasSize(2);
    }
}
