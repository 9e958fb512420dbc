package org.holdfast.app.terminal;

import java.io.PrintStream;
import org.holdfast.app.words.FailureWords;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.Text;
import org.holdfast.i18n.Words;

/**
 * Where a face without a window speaks: results to {@code out}; progress, problems and advice to
 * {@code err}. Thread rule: one thread at a time.
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean rewritable;
    private final int width;
    private final Words words;
    private int shown;

    /**
     * Speaks to two streams.
     *
     * @param rewritable a person looks at {@code err}: a line may be written over
     * @param width columns of the terminal
     */
    public Terminal(PrintStream out, PrintStream err, boolean rewritable, int width,
            Words words) {
        this.out = out;
        this.err = err;
        this.rewritable = rewritable;
        this.width = width;
        this.words = words;
    }

    /** The language. */
    public Words words() {
        return words;
    }

    /** Whether the progress line is written over. */
    public boolean rewritable() {
        return rewritable;
    }

    /** The stream for results, for documents that are written piece by piece. */
    public PrintStream out() {
        return out;
    }

    /** A line of the result. */
    public void line(String line) {
        clearProgress();
        out.println(line);
    }

    /** A line of the result in words. */
    public void say(Text text, Object... arguments) {
        line(words.say(text, arguments));
    }

    /** A line that is not the result: a remark, a problem. */
    public void remark(String line) {
        clearProgress();
        err.println(line);
    }

    /** A remark in words. */
    public void remark(Text text, Object... arguments) {
        remark(words.say(text, arguments));
    }

    /** A failure: message and code, and what to do. */
    public void failure(Failure failure) {
        FailureWords.Told told = new FailureWords(words).tell(failure);
        remark(words.say(ReportText.FAILURE, told.message(), told.code()));
        if (!told.advice().isEmpty()) {
            remark("  " + told.advice());
        }
    }

    /** Shows how far something is: over the line before, or as a line of its own. */
    public void progress(String line) {
        if (!rewritable) {
            err.println(line);
            return;
        }
        String cut = line.length() < width ? line
                : line.substring(0, Math.max(0, width - 2)) + "…";
        err.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
        err.flush();
        shown = cut.length();
    }

    /** Takes the progress line away. */
    public void clearProgress() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
