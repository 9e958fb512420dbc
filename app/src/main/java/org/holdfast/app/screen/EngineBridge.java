package org.holdfast.app.screen;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;

/**
 * The one bridge between the engine and the window. The engine is asked on other threads; answers
 * come on the FX thread, all that have gathered in one hop, at most one hop pending.
 *
 * <p>Thread rule: called and answering on the FX thread only. Nothing here blocks.
 */
public interface EngineBridge {
    /** Where the archive stands, looked at about once a second; null until the first answer. */
    ObservableValue<ArchiveState> state();

    /** Why the engine does not answer at present; empty when it does. */
    ObservableValue<Optional<Failure>> silence();

    /**
     * Asks again and again, soonest {@code every} after the last answer, and tells the answer when
     * it is another than before. While a hop is pending an older answer is replaced by a newer.
     *
     * @param failed hears failures, each once until there is an answer again
     * @return ends it; after that nothing is told any more
     */
    <R> Subscription watch(Query<R> query, Duration every, Consumer<? super R> news,
            Consumer<Failure> failed);

    /** Asks once. One of the two is called, once. */
    <R> void ask(Query<R> query, Consumer<? super R> answer, Consumer<Failure> failed);

    /**
     * Submits a command; soon after it the state is looked at.
     *
     * @param begun hears the number of the job
     * @param failed hears why the command was refused; nothing has been done then
     */
    void submit(Command command, LongConsumer begun, Consumer<Failure> failed);

    /**
     * Tells how a job is whenever it has changed, until it is over, the newest state only.
     *
     * @return ends it sooner; the job goes on
     */
    Subscription follow(long job, Consumer<JobSnapshot> news, Consumer<Failure> failed);
}
