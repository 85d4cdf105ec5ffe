package dev.paribus.workflow.adoption;

import dev.paribus.format.NotesFile;
import dev.paribus.format.ReviewFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.git.TreeEdit;
import dev.paribus.model.Look;
import dev.paribus.model.Note;
import dev.paribus.model.Review;
import dev.paribus.model.Review.Opinion;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Width;
import dev.paribus.workflow.facts.Authors;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commits what people say of a result: a review or a note, its file and nothing else. The state stays as it is. */
public final class Remarks {
    private final Session session;
    private final ProjectPlace place;

    public Remarks(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /** A review that was recorded, and where its commit went. */
    public record Reviewed(Review review, Placement placement) {}

    /** A note that was recorded, and where its commit went. */
    public record Noted(Note note, Placement placement) {}

    /**
     * Records an opinion on the newest verdict. Nobody's own experiment is accepted by himself: what a second person says is
     * worth something because it is a second person. Doubting one's own is allowed, and marked.
     *
     * @throws Failure DATA {@code not-measured}, {@code not-local}; ANSWER_NO {@code own-review}; nothing was changed then
     */
    public Reviewed review(Found found, Opinion opinion, String because) {
        Experiment experiment = measured(found, "to review");
        Summary summary = experiment.summary();
        String by = session.writer().author();
        boolean own = Authors.of(session, session.experiments().line(found.name(), found.tip()))
                .contains(Review.address(by));
        if (own && opinion == Opinion.ACCEPTED) {
            throw Failure.no(
                    "own-review",
                    found.name() + " is your own work (" + by + "); a review is a second person's",
                    "let somebody else run it; a remark of your own: paribus note " + found.name() + " \"...\"");
        }
        int look = summary == null ? 0 : summary.newest().map(Look::look).orElse(0);
        var review = new Review(opinion, line(because), by, own, summary == null ? null : summary.verdict(), look);
        byte[] after = ReviewFile.append(place.reviews(), before(found, place.reviews()), review);
        var all = new java.util.ArrayList<>(experiment.reviews());
        all.add(review);
        Trailers trailers = session.experiments()
                .trailers(found.name(), found.tip())
                .downgraded(Review.label(all).orElse(null));
        String subject = opinion.word() + " by " + review.name() + (own ? ", its author" : "") + ", " + because;
        return new Reviewed(review, commit(found, place.reviews(), after, subject, trailers));
    }

    /** Records a free text. @throws Failure DATA {@code not-measured}, {@code not-local}; nothing was changed then */
    public Noted note(Found found, String text) {
        measured(found, "to write a note on");
        var note = new Note(line(text), session.writer().author());
        byte[] after = NotesFile.append(place.notes(), before(found, place.notes()), note);
        Trailers trailers = session.experiments().trailers(found.name(), found.tip());
        return new Noted(note, commit(found, place.notes(), after, "note, " + text, trailers));
    }

    private Experiment measured(Found found, String what) {
        new Deciding(session).requireLocal(found);
        Experiment experiment = session.experiments().read(found.tip());
        if (experiment.summary() == null) {
            throw Failure.data("not-measured", found.name() + " has no results " + what, "paribus run " + found.name());
        }
        return experiment;
    }

    /** One line of any length: what is recorded is not cut. */
    private static String line(String text) {
        String flat = text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        if (flat.isEmpty()) {
            throw Failure.commandLine("text-missing", "the text is empty", "say it in a sentence");
        }
        return flat;
    }

    private byte @Nullable [] before(Found found, String path) {
        return session.git().file(found.tip(), path).map(Blob::content).orElse(null);
    }

    private Placement commit(Found found, String path, byte[] content, String said, Trailers trailers) {
        Oid tree = session.writer()
                .tree(session.git().commit(found.tip()).tree(), Map.of(path, new TreeEdit.Write(content)));
        String subject = Width.truncate(Trailers.oneLine(found.name() + ": " + said), Deciding.SUBJECT, "...");
        Oid commit = session.writer().commit(tree, List.of(found.tip()), subject + "\n\n" + trailers.render());
        return new Deciding(session).put(found, commit, said);
    }
}
