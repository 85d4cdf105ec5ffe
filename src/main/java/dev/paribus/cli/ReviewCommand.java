package dev.paribus.cli;

import dev.paribus.model.Review.Opinion;
import dev.paribus.problem.Failure;
import dev.paribus.render.RemarkViews;
import dev.paribus.render.ReviewView;
import dev.paribus.verb.RecordReview;
import dev.paribus.verb.Review;
import java.util.List;

final class ReviewCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] [--accept | --downgrade] [--because TEXT]",
                List.of(
                        new HelpPage.Example(
                                "paribus review amber-otter",
                                "Markdown for the pull request: of a plan before its run, of a result after it"),
                        new HelpPage.Example(
                                "paribus review amber-otter --accept --because \"I ran it again\"",
                                "a second person takes the verdict"),
                        new HelpPage.Example(
                                "paribus review amber-otter --downgrade --because \"the test set leaks\"",
                                "or does not: keep then asks for --although")),
                List.of(
                        "Prints the verdict and everything behind it, below 65,536 characters, with a hidden mark in its first line "
                                + "so that a pipeline can replace its comment.",
                        "An opinion is a commit that touches results/review.yaml alone. It stands beside the verdict and "
                                + "never changes it; nobody accepts their own work."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1)
                .flag("--accept", "Record that a second person takes the verdict.")
                .flag("--downgrade", "Record that somebody does not take it.")
                .value("--because", "TEXT", "The reason.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        boolean accept = arguments.has("--accept");
        boolean downgrade = arguments.has("--downgrade");
        if (accept && downgrade) {
            throw Failure.commandLine(
                    "one-opinion",
                    "a review accepts or downgrades, not both",
                    "paribus review NAME --accept --because \"...\"");
        }
        if (!accept && !downgrade) {
            if (arguments.has("--because")) {
                throw Failure.commandLine(
                        "no-opinion", "a reason belongs to --accept or --downgrade", call.line("--downgrade"));
            }
            call.show(new ReviewView(new Review(call.session()).run(new Review.Request(arguments.word(0)))));
            return;
        }
        String because = call.reason("--because", "...");
        var request =
                new RecordReview.Request(arguments.word(0), accept ? Opinion.ACCEPTED : Opinion.DOWNGRADED, because);
        call.show(RemarkViews.reviewed(new RecordReview(call.session()).run(request)));
    }
}
